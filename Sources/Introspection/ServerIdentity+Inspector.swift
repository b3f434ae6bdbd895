package import DatabaseDrivers

extension ServerIdentity.Product {
  /// Who reads the catalogue of such a server; nil where nobody can yet.
  package var inspector: (any CatalogueInspector)? {
    switch self {
    case .postgres: PostgresInspector()
    case .mysql: MySQLInspector()
    case .dsql: nil
    }
  }
}

package import DatabaseDrivers

extension ServerIdentity.Product {
  /// Who reads the catalogue of such a server.
  package var inspector: any CatalogueInspector {
    switch self {
    case .postgres: PostgresInspector()
    case .mysql: MySQLInspector()
    case .dsql: DSQLInspector()
    }
  }
}

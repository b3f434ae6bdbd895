package import SchemaModel

extension DialectOptions {
  /// The one place where a dialect's name becomes its SQL.
  package var dialect: any SQLDialect {
    switch name {
    case .postgres: PostgresDialect(options: self)
    case .mysql: MySQLDialect(options: self)
    case .dsql: DSQLDialect(options: self)
    }
  }
}

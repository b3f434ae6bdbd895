package import SchemaModel

extension DialectOptions {
  /// The one place where a dialect's name becomes its SQL.
  package var dialect: any SQLDialect {
    switch name {
    case .postgres: PostgresDialect(self)
    case .mysql: MySQLDialect(options: self)
    case .dsql: DSQLDialect(self)
    }
  }
}

extension PostgresDialect: SQLDialect {}
extension MySQLDialect: SQLDialect {}
extension DSQLDialect: SQLDialect {}

extension SQLDialect {
  package func lower(_ declaration: SchemaDeclaration) -> LoweredSchema {
    SchemaLowering.lower(declaration, for: options)
  }
}

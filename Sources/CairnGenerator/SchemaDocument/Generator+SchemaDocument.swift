import SQLDialects
import SchemaModel

extension Generator {
  /// The document of all that is declared, also when the run is about some of its dialects only; nil when one of the
  /// others cannot hold the schema.
  func schemaDocument(of lowered: [(dialect: any SQLDialect, lowered: LoweredSchema)]) -> String? {
    var schemas: [(dialect: DialectOptions, schema: DatabaseSchema)] = []
    for options in declaration.dialects {
      let known = lowered.first { $0.dialect.options == options }?.lowered
      let schema = known ?? options.dialect.lower(declaration)
      if schema.hasErrors { return nil }
      schemas.append((options, schema.schema))
    }
    return SchemaDocument(declaration.name, schemas).text
  }
}

import SchemaModel

/// The schema to arrive at, with its tables by name.
struct TargetSchema {
  let schema: DatabaseSchema
  private let positions: [ObjectName: Int]

  init(_ schema: DatabaseSchema) {
    self.schema = schema
    positions = Dictionary(schema.tables.indices.map { (schema.tables[$0].name, $0) }) { first, _ in first }
  }

  func table(_ name: ObjectName) -> TableDefinition? {
    positions[name].map { schema.tables[$0] }
  }
}

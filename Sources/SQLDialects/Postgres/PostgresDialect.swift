package import SchemaModel

/// PostgreSQL 13 and later.
package struct PostgresDialect: Sendable {
  package let options: DialectOptions

  package init(_ options: DialectOptions) {
    self.options = options
  }

  package func quoted(_ identifier: String) -> String {
    PostgresText.quoted(identifier)
  }

  package func literal(_ string: String) -> String {
    PostgresText.literal(string)
  }

  package func plan(_ changes: [Change], from schema: DatabaseSchema, isCertain: Bool) -> Plan {
    var planner = PostgresPlanner(changes, from: schema, options: options)
    return planner.plan()
  }

  package func standIn(for type: ColumnType, in schema: DatabaseSchema) -> DefaultValue? {
    PostgresStandIn.value(for: type, in: schema)
  }

  package func roleCreation(_ role: String) -> String {
    "CREATE ROLE \(PostgresText.quoted(role))"
  }

  package var hasTransactionalDDL: Bool { true }

  package func parts(of script: UnsafeBufferPointer<UInt8>) throws(ScriptError) -> [ScriptPart] {
    try PostgresScript.parts(of: script)
  }
}

package import SchemaModel

/// MySQL 8.0 to 9.x, with InnoDB. Its DDL knows no transactions: each statement stands for itself, and each can run again.
package struct MySQLDialect: Sendable {
  package let options: DialectOptions

  package init(options: DialectOptions) {
    self.options = options
  }

  package func plan(_ changes: [Change], from schema: DatabaseSchema, isCertain: Bool) -> Plan {
    var planner = MySQLPlanner(changes, from: schema, options: options)
    planner.isCertain = isCertain
    return planner.plan()
  }

  package func quoted(_ identifier: String) -> String {
    MySQLQuoting.identifier(identifier)
  }

  package func literal(_ string: String) -> String {
    MySQLQuoting.literal(string)
  }

  /// MySQL puts the type's zero into rows that are there; but a date has none that a strict server takes.
  package func standIn(for type: ColumnType, in schema: DatabaseSchema) -> DefaultValue? {
    guard case .builtin(let name, _) = type else { return nil }
    return switch name {
    case "date", "datetime": .literal(.string("1970-01-01"))
    // It begins with that day's first second in the zone of UTC.
    case "timestamp": .literal(.string("1970-01-02"))
    default: nil
    }
  }

  package func roleCreation(_ role: String) -> String {
    "CREATE USER IF NOT EXISTS \(MySQLSyntax.account(role)) ACCOUNT LOCK"
  }

  package var hasTransactionalDDL: Bool { false }

  package func parts(of script: UnsafeBufferPointer<UInt8>) throws(ScriptError) -> [ScriptPart] {
    try MySQLScript.parts(of: script)
  }
}

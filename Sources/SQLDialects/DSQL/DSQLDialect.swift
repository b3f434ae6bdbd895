package import SchemaModel

/// Amazon Aurora DSQL, as facts/dsql.md has it (November 2026). It is a service: there is no version to ask for.
package struct DSQLDialect: Sendable {
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
    var planner = DSQLPlanner(changes, from: schema)
    return planner.plan()
  }

  package func roleCreation(_ role: String) -> String {
    "CREATE ROLE \(PostgresText.quoted(role))"
  }

  package func companions(of schema: DatabaseSchema, named name: String) -> [(path: String, text: String?)] {
    [
      ("ForeignKeyEnforcer.swift", EnforcerFile(schema, of: name).text),
      ("checks/orphans.sql", OrphanChecksFile(schema).text),
    ]
  }

  package func knownFaults(inFile text: String) -> [String]? {
    DSQLRuleTable.findings(inFile: text).map { "\($0)" }
  }

  package func enforcedSchema(of schema: DatabaseSchema) -> EnforcedSchema? { EnforcedSchema(schema) }

  package var hasTransactionalDDL: Bool { false }

  /// A Postgres has no ASYNC: it builds and checks at once.
  package func printed(_ statement: SQLStatement) -> String {
    let words = statement.words(4)
    let isAsync =
      words.starts(with: ["CREATE", "INDEX", "ASYNC"]) || words == ["CREATE", "UNIQUE", "INDEX", "ASYNC"]
      || words.starts(with: ["ALTER", "TABLE", "ASYNC"]) && statement.text.uppercased().contains("VALIDATE")
    return isAsync ? statement.leavingOut("ASYNC") : statement.text
  }

  package func parts(of script: UnsafeBufferPointer<UInt8>) throws(ScriptError) -> [ScriptPart] {
    try PostgresScript.parts(of: script)
  }
}

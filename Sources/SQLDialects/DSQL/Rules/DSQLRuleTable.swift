/// What DSQL refuses and dsql-lint lets pass (facts/dsql.md, section 6.2), asked of the statements of a file in their order.
///
/// It remembers what the statements made: which columns have a type that no key can hold, how many indexes a table has.
package struct DSQLRuleTable {
  /// A rule that a statement breaks.
  package struct Finding: Hashable, Sendable, CustomStringConvertible {
    package var rule: String
    package var statement: String

    package var description: String { "\(rule): \(statement)" }
  }

  package private(set) var findings: [Finding] = []

  private struct Table {
    var types: [String: String] = [:]
    var columns = 0
    var indexes = 0
    var primaryKey: String?
  }

  private var tables: [String: Table] = [:]
  private var namespaces: Set<String> = []
  /// Indexes whose job may be running.
  private var building: Set<String> = []
  private var isInTransaction = false
  private var transaction: [DSQLTokens] = []

  package init() {}

  /// The findings in the statements of one file.
  package static func findings(in statements: [String]) -> [Finding] {
    var table = DSQLRuleTable()
    for statement in statements { table.check(statement) }
    table.finish()
    return table.findings
  }

  /// The findings in a file.
  package static func findings(inFile text: String) -> [Finding] {
    findings(in: statements(inFile: text))
  }

  package static func statements(inFile text: String) -> [String] {
    DSQLTokens.statements(of: text).filter { !DSQLTokens($0).isEmpty }
  }

  package mutating func check(_ statement: String) {
    let tokens = DSQLTokens(statement)
    if tokens.isEmpty { return }
    func found(_ rule: String) { findings.append(Finding(rule: rule, statement: statement)) }
    if tokens.has(";") { found("several statements in one") }
    for rule in DSQLWordRule.all where rule.isBroken(tokens) { found(rule.name) }
    for rule in checkTransaction(tokens) { found(rule) }
    for rule in checkTable(tokens) + checkIndex(tokens) + checkConstraints(tokens) { found(rule) }
    if tokens.starts("CREATE", "SCHEMA"), let name = tokens.firstName {
      namespaces.insert(name)
      if namespaces.count > 10 { found("more than 10 schemas") }
    }
  }

  package mutating func finish() {
    if isInTransaction { findings.append(Finding(rule: "BEGIN without COMMIT", statement: "")) }
  }

  // MARK: Transactions

  private mutating func checkTransaction(_ tokens: DSQLTokens) -> [String] {
    if tokens.starts("BEGIN") || tokens.starts("START", "TRANSACTION") {
      isInTransaction = true
      return []
    }
    if tokens.starts("COMMIT") || tokens.starts("ROLLBACK") || tokens.starts("END") {
      isInTransaction = false
      transaction = []
      return []
    }
    guard isInTransaction else { return [] }
    transaction.append(tokens)
    let changes = transaction.count { $0.isDefinition }
    if changes > 1 { return ["several DDL statements in one transaction"] }
    return changes == 1 && transaction.contains { $0.writesRows } ? ["DDL and DML in one transaction"] : []
  }

  // MARK: Tables

  private mutating func checkTable(_ tokens: DSQLTokens) -> [String] {
    if tokens.starts("CREATE", "TABLE"), let name = tokens.firstName { return checkCreate(name, tokens) }
    if tokens.starts("DROP", "TABLE"), let name = tokens.firstName { tables[name] = nil }
    guard tokens.starts("ALTER", "TABLE"), let name = tokens.firstName else { return [] }
    var rules: [String] = []
    for action in tokens.actions {
      if action.starts("ADD", "COLUMN") { rules += checkAddColumn(action, name) }
      if action.starts("DROP", "COLUMN") { tables[name]?.columns -= 1 }
      if action.starts("RENAME", "TO"), let new = action.firstName { tables[new] = tables.removeValue(forKey: name) }
    }
    return rules
  }

  private mutating func checkCreate(_ name: String, _ tokens: DSQLTokens) -> [String] {
    var rules: [String] = []
    var table = Table()
    for part in tokens.firstParentheses {
      if let column = part.leadingName {
        table.columns += 1
        let type = part.typeBehindName
        table.types[column] = type.name
        rules += type.rules
      } else if let key = part.key {
        rules += checkKey(key.columns, table)
        if key.isIndexed { table.indexes += 1 }
        if part.has("PRIMARY") { table.primaryKey = key.name }
      }
    }
    if table.columns > 255 { rules.append("more than 255 columns") }
    // IF NOT EXISTS: a table that is there stays as it is.
    if tables[name] == nil { tables[name] = table }
    return rules
  }

  private mutating func checkAddColumn(_ action: DSQLTokens, _ name: String) -> [String] {
    let words = ["DEFAULT", "NOT", "UNIQUE", "CHECK", "GENERATED", "REFERENCES", "PRIMARY", "CONSTRAINT", "COLLATE"]
    var rules: [String] = []
    if let word = words.first(where: action.behindType.has) { rules.append("ADD COLUMN with \(word)") }
    let column = action.dropping(["ADD", "COLUMN", "IF", "NOT", "EXISTS"])
    rules += column.typeBehindName.rules
    if let added = column.leadingName {
      tables[name]?.types[added] = column.typeBehindName.name
      tables[name]?.columns += 1
      if let count = tables[name]?.columns, count > 255 { rules.append("more than 255 columns") }
    }
    return rules
  }

  private func checkKey(_ columns: [String], _ table: Table?) -> [String] {
    var rules = columns.count > 8 ? ["a key of more than 8 columns"] : []
    for column in columns {
      if let type = table?.types[column], DSQLTokens.typesWithoutKeys.contains(type) {
        rules.append("\(type) in a key")
      }
    }
    return rules
  }

  // MARK: Indexes

  private mutating func checkIndex(_ tokens: DSQLTokens) -> [String] {
    if tokens.starts("DROP", "INDEX"), let name = tokens.firstName { building.remove(name) }
    guard let index = tokens.index else { return [] }
    var rules = index.rules + checkKey(index.columns, tables[index.table])
    building.insert(index.name)
    tables[index.table]?.indexes += 1
    if let count = tables[index.table]?.indexes, count > 24 { rules.append("more than 24 indexes") }
    return rules
  }

  // MARK: Constraints

  private func checkConstraints(_ tokens: DSQLTokens) -> [String] {
    var rules: [String] = []
    for clause in tokens.constraintClauses where clause.has("DEFERRABLE") && !clause.has("REFERENCES") {
      rules.append("DEFERRABLE on what is no foreign key")
    }
    guard tokens.starts("ALTER", "TABLE"), let name = tokens.firstName else { return rules }
    for action in tokens.actions {
      if action.starts("DROP", "CONSTRAINT"), let constraint = action.lastName {
        if constraint == tables[name]?.primaryKey || constraint == "\(name)_pkey" {
          rules.append("the primary key is dropped")
        }
      }
      if action.has("USING"), action.has("INDEX"), let index = action.lastName, building.contains(index) {
        rules.append("UNIQUE USING INDEX before its job is done")
      }
    }
    return rules
  }
}

import DatabaseDrivers
import SQLDialects
import SchemaModel

extension MySQLCatalogueReader {
  mutating func readViews(_ names: [String], on connection: isolated any DatabaseConnection) throws {
    if names.isEmpty { return }
    var uses: [String: Set<ObjectName>] = [:]
    let rows = try connection.query(
      """
      SELECT VIEW_NAME, TABLE_NAME FROM information_schema.VIEW_TABLE_USAGE \
      WHERE VIEW_SCHEMA = DATABASE() AND TABLE_SCHEMA = DATABASE() \
      UNION SELECT TABLE_NAME, SPECIFIC_NAME FROM information_schema.VIEW_ROUTINE_USAGE \
      WHERE TABLE_SCHEMA = DATABASE() AND SPECIFIC_SCHEMA = DATABASE()
      """
    )
    for row in rows {
      if let view = row[0].text, let used = row[1].text { uses[view, default: []].insert(ObjectName(used)) }
    }
    for name in names {
      let statement = try showCreate("VIEW", name, on: connection).text
      objects.append(view(name, statement, uses: (uses[name] ?? []).sorted()))
    }
  }

  private mutating func view(_ name: String, _ statement: String, uses: [ObjectName]) -> SchemaObject {
    var tokens = MySQLTokens(statement)
    var header = "CREATE OR REPLACE"
    var view = ViewDefinition(ObjectName(name), query: SQLText([]), dependencies: uses)
    var isKnown = tokens.take("CREATE")
    if tokens.take("ALGORITHM") {
      _ = tokens.take(mark: "=")
      let algorithm = tokens.takeToken() ?? ""
      if algorithm.uppercased() != "UNDEFINED" {
        isKnown = false
        header += " ALGORITHM=\(algorithm)"
      }
    }
    noteDefiner(&tokens, of: "view \(name)")
    let start = tokens.position
    if tokens.take("SQL", "SECURITY") {
      if tokens.take("INVOKER") { view.security = .invoker } else { _ = tokens.take("DEFINER") }
    }
    let isView = tokens.take("VIEW") && tokens.takeName() != nil
    if isView, tokens.isAt(mark: "("), let columns = tokens.takeParentheses() {
      view.columns = tokens.parts(of: columns).map { MySQLTokens.name(tokens.text($0)) }
    }
    isKnown = isKnown && isView && tokens.take("AS")
    let qualifiers = MySQLQualifiers(database: session.database)
    guard isKnown else {
      tokens.position = start
      return .raw(
        RawDefinition(
          ObjectName(name),
          create: SQLText(inspected: "\(header) \(qualifiers.removed(from: tokens.rest))"),
          drop: SQLText(inspected: "DROP VIEW IF EXISTS \(Self.dialect.quoted(name))"),
          dependencies: uses
        )
      )
    }
    var query = tokens.rest
    for option in [ViewDefinition.CheckOption.local, .cascaded] {
      let words = " WITH \(option.rawValue.uppercased()) CHECK OPTION"
      guard query.hasSuffix(words) else { continue }
      view.checkOption = option
      query = String(query.dropLast(words.count))
    }
    view.query = SQLText(inspected: qualifiers.removed(from: query))
    return .view(view)
  }

  /// Reads `DEFINER=…`, which is left out: who makes a thing anew is its definer. Another account than the one that reads
  /// is on the list of what was left out.
  mutating func noteDefiner(_ tokens: inout MySQLTokens, of object: String) {
    guard tokens.take("DEFINER") else { return }
    _ = tokens.take(mark: "=")
    let start = tokens.position
    _ = tokens.takeToken()
    if tokens.take(mark: "@") { _ = tokens.takeToken() }
    let parts = tokens.text(start..<tokens.position).split(separator: "@", maxSplits: 1)
    noteDefiner(parts.map { MySQLTokens.name(String($0)) }.joined(separator: "@"), of: object)
  }

  mutating func noteDefiner(_ account: String, of object: String) {
    if account == session.account || account.isEmpty { return }
    leftOut.append(Inspection.LeftOut("\(object): DEFINER \(account)", .ofTheServer))
  }
}

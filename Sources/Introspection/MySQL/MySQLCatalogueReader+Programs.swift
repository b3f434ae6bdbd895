import DatabaseDrivers
import SQLDialects
import SchemaModel

/// Routines, triggers and events.
extension MySQLCatalogueReader {
  // MARK: Routines

  mutating func readRoutines(on connection: isolated any DatabaseConnection) throws {
    let rows = try connection.query(
      """
      SELECT ROUTINE_TYPE, ROUTINE_NAME, SQL_MODE, DEFINER FROM information_schema.ROUTINES \
      WHERE ROUTINE_SCHEMA = DATABASE() ORDER BY ROUTINE_TYPE, CAST(ROUTINE_NAME AS BINARY)
      """
    )
    for row in rows {
      guard let kind = row[0].text, let name = row[1].text else { continue }
      if leavesOut(name, kind.lowercased()) { continue }
      guard kind == "FUNCTION" || kind == "PROCEDURE" else {
        throw InspectionError.unreadable(object: "\(kind.lowercased()) \(name)", detail: "Cairn knows no such routine")
      }
      noteDefiner(row[3].text ?? "", of: "\(kind.lowercased()) \(name)")
      let statement = try showCreate(kind, name, on: connection).text
      objects.append(try routine(kind, name, statement, mode: row[2].text ?? ""))
    }
  }

  private func routine(_ kind: String, _ name: String, _ statement: String, mode: String) throws -> SchemaObject {
    let qualifiers = MySQLQualifiers(database: session.database)
    if mode == MySQLDialect.sqlMode,
      let routine = MySQLRoutineReader.read(name, kind == "FUNCTION" ? .function : .procedure, statement, qualifiers)
    {
      return .routine(routine)
    }
    return .raw(
      program(
        kind,
        name,
        create: Self.withoutDefiner(statement, kind),
        mode: mode,
        known: "\(kind.lowercased()) \(name)"
      )
    )
  }

  // MARK: Triggers

  mutating func readTriggers(on connection: isolated any DatabaseConnection) throws {
    let rows = try connection.query(
      """
      SELECT TRIGGER_NAME, EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_STATEMENT, SQL_MODE, \
      DEFINER FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() \
      ORDER BY CAST(EVENT_OBJECT_TABLE AS BINARY), ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER
      """
    )
    // Those of one table, time and event that fire before the next one.
    var earlier: (key: [String], names: [String]) = ([], [])
    var found: [(trigger: TriggerDefinition, mode: String, group: [String])] = []
    for row in rows {
      guard let name = row[0].text, let table = row[1].text, let body = row[4].text else { continue }
      if absent.contains(table) || leavesOut(name, "trigger") { continue }
      let group = [table, row[2].text ?? "", row[3].text ?? ""]
      if earlier.key != group { earlier = (group, []) }
      earlier.names.append(name)
      noteDefiner(row[6].text ?? "", of: "trigger \(name) on \(table)")
      // There the catalogue shows a `?` for what it cannot hold, and `'it's'` for `'it''s'`.
      let statement = body.contains { "?'\"\\".contains($0) } ? try triggerBody(name, on: connection) : body
      let trigger = TriggerDefinition(
        name,
        on: ObjectName(table),
        row[2].text == "BEFORE" ? .before : .after,
        [row[3].text == "INSERT" ? .insert : row[3].text == "UPDATE" ? .update : .delete],
        action: .statement(
          SQLText(inspected: MySQLQualifiers(database: session.database).removed(from: statement))
        )
      )
      found.append((trigger, row[5].text ?? "", group))
    }
    for (place, item) in found.enumerated() {
      let later = found[(place + 1)...].prefix { $0.group == item.group }.map(\.trigger.name)
      objects.append(triggerObject(item.trigger, later: later, mode: item.mode))
    }
  }

  /// They are made in the order of their names, each as the last: one that is to fire before another one with a smaller
  /// name has to say so.
  private func triggerObject(_ trigger: TriggerDefinition, later: [String], mode: String) -> SchemaObject {
    var trigger = trigger
    guard case .statement(let body) = trigger.action else { return .trigger(trigger) }
    var statement = body.description
    if let next = later.first(where: { $0 < trigger.name }) {
      statement = "PRECEDES \(Self.dialect.quoted(next)) \(statement)"
      trigger.action = .statement(SQLText(inspected: statement))
    }
    if mode == MySQLDialect.sqlMode { return .trigger(trigger) }
    let (name, table) = (Self.dialect.quoted(trigger.name), Self.dialect.quoted(trigger.table.name))
    let event = trigger.events.first?.rawValue.uppercased() ?? ""
    var raw = program(
      "TRIGGER",
      trigger.name,
      create:
        "CREATE TRIGGER \(name) \(trigger.timing.rawValue.uppercased()) \(event) ON \(table) FOR EACH ROW\n\(statement)",
      mode: mode,
      known: "trigger \(trigger.name)"
    )
    raw.dependencies = [trigger.table]
    return .raw(raw)
  }

  private func triggerBody(_ name: String, on connection: isolated any DatabaseConnection) throws -> String {
    let statement = try showCreate("TRIGGER", name, in: "SQL Original Statement", on: connection).text
    var tokens = MySQLTokens(statement)
    while !tokens.isAtEnd, !tokens.take("FOR", "EACH", "ROW") { tokens.position += 1 }
    return tokens.rest
  }

  // MARK: Events

  mutating func readEvents(on connection: isolated any DatabaseConnection) throws {
    let rows = try connection.query(
      """
      SELECT EVENT_NAME, SQL_MODE, TIME_ZONE, DEFINER FROM information_schema.EVENTS \
      WHERE EVENT_SCHEMA = DATABASE() ORDER BY CAST(EVENT_NAME AS BINARY)
      """
    )
    for row in rows {
      guard let name = row[0].text else { continue }
      if leavesOut(name, "event") { continue }
      noteDefiner(row[3].text ?? "", of: "event \(name)")
      let statement = try showCreate("EVENT", name, on: connection).text
      let create = Self.withoutDefiner(statement, "EVENT")
      objects.append(
        .raw(program("EVENT", name, create: create, mode: row[1].text ?? "", zone: row[2].text, known: "event \(name)"))
      )
    }
  }

  // MARK: Texts

  /// `CREATE DEFINER=… PROCEDURE …` without the account. Behind it everything is as the server printed it.
  private static func withoutDefiner(_ statement: String, _ kind: String) -> String {
    var tokens = MySQLTokens(statement)
    while !tokens.isAtEnd, !tokens.isAt(kind) { tokens.position += 1 }
    if tokens.isAtEnd { return statement }
    return "CREATE \(tokens.rest)"
  }

  /// An object by its text, which runs under the settings that the server keeps with it.
  private func program(
    _ kind: String,
    _ name: String,
    create: String,
    mode: String,
    zone: String? = nil,
    known: String
  ) -> RawDefinition {
    let create = MySQLQualifiers(database: session.database).removed(from: create)
    var before: [String] = []
    var after: [String] = []
    if mode != MySQLDialect.sqlMode {
      before.append("SET SESSION sql_mode = \(Self.dialect.literal(mode))")
      after.append("SET SESSION sql_mode = \(Self.dialect.literal(MySQLDialect.sqlMode))")
    }
    if let zone, zone != "SYSTEM", zone != "+00:00" {
      before += ["SET @cairn_time_zone = @@SESSION.time_zone", "SET SESSION time_zone = \(Self.dialect.literal(zone))"]
      after.append("SET SESSION time_zone = @cairn_time_zone")
    }
    var text = create
    if !before.isEmpty {
      let statements = before + [create] + after
      let end =
        ["//", "$$", "||", "%%", "@@@"].first { mark in !statements.contains { $0.contains(mark) } } ?? "//end//"
      text = "DELIMITER \(end)\n" + statements.map { "\($0)\n\(end)\n" }.joined()
    }
    return RawDefinition(
      ObjectName(known),
      create: SQLText(inspected: text),
      drop: SQLText(inspected: "DROP \(kind) IF EXISTS \(Self.dialect.quoted(name))")
    )
  }
}

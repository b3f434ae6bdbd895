import DatabaseDrivers
import SQLDialects
import SchemaModel

/// Functions and procedures whose body is text.
extension PostgresSchemaBuilder {
  mutating func addRoutines(_ dependencies: PostgresDependencies) throws(CatalogueMoved) {
    let types = rows.raws.filter { $0.text(0) == "pg_type" }.compactMap { names[ObjectID("pg_type", $0.number(1))] }
    let relations = Set(rows.relations.compactMap { names[$0.id] } + types)
    for row in rows.routines {
      let id = ObjectID("pg_proc", row.number(0))
      guard names[id] != nil, !row.isTrue(21) else { continue }
      let isUsed = dependencies.usedByTables.contains(id)
      var routine = try routine(row, id, mentioningTypes: !isUsed)
      var needed = Set(dependencies.names(of: id, names))
      // The server parses the body of an SQL function when it is made, and remembers nothing of it. One that tables are
      // made with was made before them.
      if !isUsed {
        // Nor does it say which types the columns of a result have: RETURNS TABLE (one users).
        let words = BodyWords("\(row.text(14))\n\(routine.returns?.description ?? "")")
        var mentioned = relations.filter { words.mention($0) }
        mentioned.formUnion(routineNames.filter { $0 != routine.name && words.mention($0) })
        // What is made with the routine came behind it: the word means something else there, as a parameter's name does.
        if !mentioned.isEmpty { mentioned.subtract(dependencies.objects(needing: id).compactMap { names[$0] }) }
        needed.formUnion(mentioned)
      }
      routine.dependencies = isUsed ? [] : needed.subtracting(routine.mentionedObjects).sorted()
      objects.append(.routine(routine))
      if !routine.mentionedObjects.isEmpty { laterObjects.insert(id) }
      signatures[id] = (routine.kind, routine.signature)
    }
  }

  private func routine(_ row: Row, _ id: ObjectID, mentioningTypes: Bool) throws(CatalogueMoved) -> RoutineDefinition {
    let kind: RoutineDefinition.Kind = row.letter(3) == "p" ? .procedure : .function
    var routine = RoutineDefinition(
      names.name(row.text(2), in: row.number(1)),
      kind,
      arguments: try arguments(row, mentioningTypes),
      language: row.text(4),
      isStrict: row.isTrue(6),
      security: row.isTrue(7) ? .definer : nil,
      body: SQLText([.sql(row.text(14))], origin: .inspected),
      comment: comment("pg_proc", id.oid)
    )
    switch row.letter(5) {
    case "i": routine.volatility = .immutable
    case "s": routine.volatility = .stable
    default: break
    }
    if kind == .function {
      let printed = try row.printed(19)
      if printed.hasPrefix("TABLE(") {
        routine.returns = SQLText([.sql(printed)], origin: .inspected)
      } else {
        var returns = try names.text(TypeKey(oid: row.number(20), modifier: -1), mentioning: mentioningTypes)
        if row.isTrue(12) { returns.segments.insert(.sql("SETOF "), at: 0) }
        routine.returns = returns
      }
    }
    routine.clauses = clauses(row, kind)
    return routine
  }

  /// The types that tell it from others of its name; nil where the rows do not fit together, which is found elsewhere.
  func signature(_ row: Row) -> String? {
    guard let arguments = try? arguments(row, true) else { return nil }
    return RoutineDefinition(ObjectName(""), arguments: arguments, body: SQLText([])).signature
  }

  private func arguments(_ row: Row, _ mentioningTypes: Bool) throws(CatalogueMoved) -> [RoutineDefinition.Argument] {
    let types = row.numbers(15)
    let (modes, argumentNames) = (row.list(16), row.list(17))
    let defaults = row[18].text.map(ArrayText.optionalElements) ?? []
    var arguments: [RoutineDefinition.Argument] = []
    // Defaults are counted among the arguments that go in.
    for (place, type) in types.enumerated() {
      let mode: RoutineDefinition.Argument.Mode
      switch modes.indices.contains(place) ? modes[place] : "i" {
      case "o": mode = .out
      case "b": mode = .inout
      case "v": mode = .variadic
      // Of RETURNS TABLE, which the result says.
      case "t": continue
      default: mode = .in
      }
      let name = argumentNames.indices.contains(place) ? argumentNames[place] : ""
      arguments.append(
        RoutineDefinition.Argument(
          mode,
          name: name.isEmpty ? nil : name,
          try names.text(TypeKey(oid: type, modifier: -1), mentioning: mentioningTypes),
          defaultValue: defaults.indices.contains(place) ? defaults[place] : nil
        )
      )
    }
    return arguments
  }

  private func clauses(_ row: Row, _ kind: RoutineDefinition.Kind) -> [String] {
    var clauses: [String] = []
    if row.isTrue(8) { clauses.append("LEAKPROOF") }
    switch row.letter(9) {
    case "s": clauses.append("PARALLEL SAFE")
    case "r": clauses.append("PARALLEL RESTRICTED")
    default: break
    }
    if kind == .function {
      let usual = row.text(4) == "c" || row.text(4) == "internal" ? 1.0 : 100.0
      if let cost = row[10].double, cost != usual { clauses.append("COST \(cost.asSQL)") }
      if let count = row[11].double, row.isTrue(12), count != 1000 { clauses.append("ROWS \(count.asSQL)") }
    }
    for setting in row.list(13) {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else { continue }
      let name = parts[0].split(separator: ".").map { names.dialect.quoted(String($0)) }.joined(separator: ".")
      clauses.append("SET \(name) TO \(settingValue(parts[1], of: parts[0]))")
    }
    return clauses
  }

  /// Lists stand there as lists of quoted names, as they have to come back; a whole constant would be one name of them.
  private func settingValue(_ value: String, of name: String) -> String {
    let lists: Set = [
      "search_path", "temp_tablespaces", "session_preload_libraries", "shared_preload_libraries",
      "local_preload_libraries", "unix_socket_directories", "DateStyle", "datestyle",
    ]
    guard lists.contains(name) else { return names.dialect.literal(value) }
    let parts = SQLTokens.parts(of: value)
    if parts.isEmpty { return "''" }
    return parts.map { part in
      part.hasPrefix("\"") && part.hasSuffix("\"")
        ? names.dialect.literal(String(part.dropFirst().dropLast()).replacing("\"\"", with: "\""))
        : names.dialect.literal(part)
    }.joined(separator: ", ")
  }
}

extension DatabaseValue {
  fileprivate var double: Double? {
    switch self {
    case .double(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }
}

extension Double {
  /// `100`, `0.5`.
  fileprivate var asSQL: String { self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : String(self) }
}

/// The names that occur in the body of a routine, whatever they mean there: in comments and constants, too.
private struct BodyWords {
  private let body: String
  private let words: Set<Substring>

  init(_ body: String) {
    self.body = body
    words = Set(body.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "$" })
      .union(body.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "$" })
  }

  func mention(_ name: ObjectName) -> Bool {
    let isPlain = name.name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" }
    return isPlain
      ? words.contains(Substring(name.name)) : body.contains(name.name.replacing("\"", with: "\"\""))
  }
}

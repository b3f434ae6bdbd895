import SchemaModel

/// Objects by their authors' own texts.
extension RandomSchema {
  mutating func addRaw() {
    switch dialect {
    case .postgres: if random.chance(60) { addStatistics() } else { addPairType() }
    case .mysql: addEvent()
    case .dsql: break
    }
  }

  private mutating func addStatistics() {
    guard let table = random.pick(schema.tables) else { return }
    guard let column = random.pick(table.columns.filter { isKeyType($0.type) && $0.generated == nil }) else { return }
    let name = freshName("statistic's")
    let words = "STATISTICS IF \(Self.there) \"\(name)\""
    schema.insert(
      .raw(
        RawDefinition(
          ObjectName(name),
          create: SQLText([
            .sql("CREATE \(words.replacing(Self.there, with: "NOT EXISTS")) ON ("),
            .column(column.name, of: table.name),
            .sql(" IS NULL) FROM "), .object(table.name),
          ]),
          drop: SQLText(sql: "DROP \(words.replacing(Self.there, with: "EXISTS"))")
        )
      )
    )
  }

  private static let there = "<there>"

  private mutating func addPairType() {
    let name = freshName("pair type")
    schema.insert(.raw(pairType(name)))
  }

  private mutating func pairType(_ name: String) -> RawDefinition {
    RawDefinition(
      ObjectName(name),
      create: SQLText(sql: "CREATE TYPE \"\(name)\" AS (x integer, \"it's\" \(random.chance(50) ? "text" : "bigint"))"),
      drop: SQLText(sql: "DROP TYPE \"\(name)\""),
      exists: SQLText(sql: "SELECT true FROM pg_catalog.pg_type WHERE typname = '\(name)'"),
      stage: .beforeTables
    )
  }

  /// One that never happens.
  private mutating func addEvent() {
    guard let table = random.pick(schema.tables) else { return }
    schema.insert(.raw(event(ObjectName(freshName("event's; `name")), on: table.name)))
  }

  private mutating func event(_ name: ObjectName, on table: ObjectName) -> RawDefinition {
    let quoted = "`\(name.name.replacing("`", with: "``"))`"
    let schedule = "EVERY \(random.number(1...9)) DAY STARTS '2037-01-01 00:00:00' DISABLE"
    return RawDefinition(
      name,
      create: SQLText([
        .sql("CREATE EVENT IF NOT EXISTS \(quoted) ON SCHEDULE \(schedule) DO DELETE FROM "), .object(table),
      ]),
      drop: SQLText(sql: "DROP EVENT IF EXISTS \(quoted)")
    )
  }

  mutating func change(_ raw: RawDefinition) {
    let key = SchemaObject.raw(raw).key
    if random.chance(40) { return schema.removeObject(key) }
    switch dialect {
    case .postgres where raw.stage == .beforeTables: schema.insert(.raw(pairType(raw.name.name)))
    case .mysql:
      if let table = random.pick(schema.tables) { schema.insert(.raw(event(raw.name, on: table.name))) }
    default:
      var changed = raw
      changed.create.segments = raw.create.segments.map {
        $0 == .sql(" IS NULL) FROM ") ? .sql(" IS NOT NULL) FROM ") : $0
      }
      schema.insert(.raw(changed))
    }
  }
}

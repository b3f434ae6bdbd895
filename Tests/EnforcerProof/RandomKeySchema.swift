package import SchemaModel
import TestSupport

/// Random tables and foreign keys between them: cycles, self references, composite keys that share columns, every action,
/// MATCH FULL, deferred keys. The same seed gives the same schema.
package struct RandomKeySchema {
  private var random: SplitMix64
  private var tables: [TableDefinition] = []
  private let defersNoAction: Bool

  package static func schema(seed: UInt64) -> DatabaseSchema {
    var maker = RandomKeySchema(seed)
    return maker.make()
  }

  /// NO ACTION keys are deferred for new rows, too: then units of several statements mean the same on Postgres.
  package static func allowsLongUnits(seed: UInt64) -> Bool { seed % 2 == 0 }

  private init(_ seed: UInt64) {
    random = SplitMix64(seed: seed)
    defersNoAction = Self.allowsLongUnits(seed: seed)
  }

  private mutating func make() -> DatabaseSchema {
    tables = []
    let count = random.number(2...12)
    for number in 1...count { tables.append(table(number)) }
    for place in tables.indices {
      for number in 0..<random.number(0...3) { addForeignKey(number, to: place) }
    }
    var schema = DatabaseSchema(dialect: .dsql, tables: tables)
    let referenced = Set(schema.tables.flatMap { $0.foreignKeys.map(\.referencedTable) })
    schema.tables.removeAll { $0.foreignKeys.isEmpty && !referenced.contains($0.name) }
    if schema.tables.isEmpty { return make() }
    return schema
  }

  private mutating func table(_ number: Int) -> TableDefinition {
    let name = "t\(number)"
    var columns: [ColumnDefinition]
    var elements: [TableElement] = []
    switch random.number(0...9) {
    case 0...4:
      columns = [ColumnDefinition("id", .builtin("bigint", []))]
    case 5...7:
      columns = [ColumnDefinition("id", .builtin("bigint", [])), ColumnDefinition("part", .builtin("integer", []))]
    default:
      columns = [ColumnDefinition("id", .builtin("varchar", [20]))]
    }
    elements.append(.primaryKey(PrimaryKeyDefinition("\(name)_pkey", columns.map(\.name))))
    if random.chance(30) {
      columns.append(ColumnDefinition("code", .builtin("integer", []), isNullable: random.chance(60)))
      elements.append(.index(IndexDefinition("\(name)_code_key", isUnique: true, keys: [IndexKey("code")])))
    }
    return TableDefinition(ObjectName(name), columns: columns, elements: elements)
  }

  private mutating func addForeignKey(_ number: Int, to place: Int) {
    let parent = random.chance(20) ? tables[place] : tables[random.number(0...(tables.count - 1))]
    var keys = [parent.primaryKey?.columns ?? []]
    if parent.column("code") != nil { keys.append(["code"]) }
    let referenced = random.pick(keys) ?? []
    var columns: [String] = []
    for (position, name) in referenced.enumerated() {
      guard let type = parent.column(name)?.type else { continue }
      let candidates = tables[place].columns.filter { $0.type == type && !columns.contains($0.name) }
      if random.chance(25), let shared = random.pick(candidates) {
        columns.append(shared.name)
        continue
      }
      var column = ColumnDefinition("f\(number)\(position)", type, isNullable: random.chance(65))
      if random.chance(40) {
        column.defaultValue = .literal(type.isText ? .string("1") : .integer(Int64(random.number(1...3))))
      }
      tables[place].columns.append(column)
      columns.append(column.name)
    }
    // A key that is what it references would be no key.
    if parent.name == tables[place].name, columns == referenced { return }
    let definitions = columns.compactMap { tables[place].column($0) }
    var actions: [ReferentialAction] = [.noAction, .restrict, .cascade, .cascade]
    if definitions.allSatisfy(\.isNullable) { actions.append(.setNull) }
    if definitions.allSatisfy({ $0.isNullable || $0.defaultValue != nil }) { actions.append(.setDefault) }
    var key = ForeignKeyDefinition(
      "\(tables[place].name.name)_k\(number)_fkey",
      columns,
      references: parent.name,
      referenced,
      onDelete: random.pick(actions) ?? .noAction,
      onUpdate: random.pick(actions) ?? .noAction,
      match: random.chance(25) ? .full : .simple,
      enforcement: .application
    )
    if columns.count > 1, random.chance(30) { setSomeColumns(of: &key, definitions) }
    let waits = [key.onDelete, key.onUpdate].contains(.noAction)
    if waits ? defersNoAction : random.chance(20) { key.deferrability = .initiallyDeferred }
    tables[place].insert(.foreignKey(key))
    tables[place].insert(.index(IndexDefinition("\(key.name)_idx", keys: columns.map { IndexKey($0) })))
  }
}

extension RandomKeySchema {
  /// ON DELETE SET NULL or SET DEFAULT of one column, where the others may be NOT NULL.
  private mutating func setSomeColumns(of key: inout ForeignKeyDefinition, _ columns: [ColumnDefinition]) {
    guard let column = random.pick(columns.filter { $0.isNullable || $0.defaultValue != nil }) else { return }
    key.onDelete =
      column.isNullable && random.chance(70) ? .setNull : column.defaultValue == nil ? .setNull : .setDefault
    key.onDeleteColumns = [column.name]
  }
}

extension ColumnType {
  package var isText: Bool { self == .builtin("varchar", [20]) }
}

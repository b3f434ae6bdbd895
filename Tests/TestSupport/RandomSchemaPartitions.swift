import SchemaModel

/// One part of a divided table in numbers, of which the type of its key makes values.
private struct RandomPart {
  var name: ObjectName
  /// Of a range where it begins and ends, of a list its values, of a hash nothing.
  var numbers: [Int] = []
  var isDefault = false
}

/// What a table can be divided by.
private struct RandomKey {
  /// Where a range has no end.
  static let (least, greatest) = (0, 10)

  var type: ColumnType
  var dialect: DialectName

  func literal(_ number: Int) -> Literal {
    guard case .builtin(let name, let arguments) = type else { return .integer(Int64(number)) }
    switch name {
    case "date": return .string("2024-02-0\(number)")
    case "text", "varchar": return .string(String(repeating: "\(number)", count: min(4, arguments.first ?? 4)))
    default: return .integer(Int64(number))
    }
  }

  func number(_ values: [PartitionDefinition.BoundValue]) -> Int? {
    switch values.first {
    case .literal(let literal): (1...9).first { self.literal($0) == literal }
    case .minimum: Self.least
    case .maximum: Self.greatest
    default: nil
    }
  }

  private func value(_ number: Int) -> [PartitionDefinition.BoundValue] {
    switch number {
    case Self.least: [.minimum]
    case Self.greatest: [.maximum]
    default: [.literal(literal(number))]
    }
  }

  func partition(_ part: RandomPart, _ strategy: PartitioningDefinition.Strategy, _ place: (Int, of: Int))
    -> PartitionDefinition
  {
    let bound: PartitionDefinition.Bound
    switch strategy {
    case _ where part.isDefault: bound = .default
    case .range, .rangeColumns:
      let from = part.numbers.first ?? Self.least, to = part.numbers.last ?? Self.greatest
      bound = .range(from: dialect == .mysql ? [] : value(from), to: value(to))
    case .list, .listColumns: bound = .list(part.numbers.map { value($0) })
    case .hash, .key: bound = .hash(modulus: place.of, remainder: place.0)
    }
    return PartitionDefinition(part.name, bound)
  }

  func holds(_ bound: PartitionDefinition.Bound) -> Bool {
    switch bound {
    case .range(let from, let to): (from.isEmpty || number(from) != nil) && number(to) != nil
    case .list(let values): values.allSatisfy { number($0) != nil }
    case .hash, .default: true
    }
  }

  func part(_ partition: PartitionDefinition, after previous: RandomPart?) -> RandomPart {
    switch partition.bound {
    case .range(let from, let to):
      let lower = dialect == .mysql ? previous?.numbers.last : number(from)
      return RandomPart(name: partition.name, numbers: [lower ?? Self.least, number(to) ?? Self.greatest])
    case .list(let values): return RandomPart(name: partition.name, numbers: values.compactMap { number($0) })
    case .hash: return RandomPart(name: partition.name)
    case .default: return RandomPart(name: partition.name, isDefault: true)
    }
  }
}

extension RandomSchema {
  /// Divides the table where one of its columns is good for it, and makes its keys such as divided tables have.
  mutating func divide(_ table: inout TableDefinition) {
    // MySQL divides no tables with shapes in them.
    guard options.usesObjects, dialect != .dsql, !table.columns.contains(where: { $0.type == Self.shape }),
      let column = random.pick(table.columns.filter { canDivide(by: $0) }),
      let strategy = random.pick(strategies(for: column.type))
    else { return }
    let key = RandomKey(type: column.type, dialect: dialect)
    var parts: [RandomPart] = []
    let cuts = random.pick(random.number(1...3), of: Array(2...9)).sorted()
    switch strategy {
    case .range, .rangeColumns:
      let isOpen = random.chance(70)
      for (lower, upper) in zip([RandomKey.least] + cuts, cuts + (isOpen ? [RandomKey.greatest] : [])) {
        parts.append(RandomPart(name: freshPart(of: table), numbers: [lower, upper]))
      }
    case .list, .listColumns:
      parts.append(RandomPart(name: freshPart(of: table), numbers: [1]))
      for cut in cuts { parts.append(RandomPart(name: freshPart(of: table, parts), numbers: [cut])) }
    case .hash, .key:
      let hasNumbers = dialect == .mysql && random.chance(60)
      for number in 0...cuts.count {
        parts.append(
          RandomPart(name: hasNumbers ? ObjectName("p\(number)") : freshPart(of: table, parts))
        )
      }
    }
    if dialect == .mysql, strategy != .hash, strategy != .key {
      for index in parts.indices { parts[index].name = freshPart(of: table, Array(parts.prefix(index))) }
    }
    if dialect == .postgres, strategy != .hash, random.chance(40) {
      parts.append(RandomPart(name: freshPart(of: table), isDefault: true))
    }
    table.partitioning = PartitioningDefinition(strategy, [IndexKey(column.name)])
    table.partitioning?.partitions = partitions(parts, strategy, key)
    fitToPartitions(&table)
  }

  private func partitions(_ parts: [RandomPart], _ strategy: PartitioningDefinition.Strategy, _ key: RandomKey)
    -> [PartitionDefinition]
  {
    parts.enumerated().map { key.partition($1, strategy, ($0, of: parts.count)) }
  }

  private mutating func freshPart(of table: TableDefinition, _ others: [RandomPart] = []) -> ObjectName {
    if dialect == .postgres { return ObjectName(freshName("\(table.name.name)_part"), in: table.name.namespace) }
    let there = Set((table.partitioning?.partitions.map(\.name.name) ?? []) + others.map(\.name.name))
    var number = there.count
    let wish = random.pick(["part", "it's", "back`tick", "say \"hi\"", "列"]) ?? "part"
    while there.contains("\(wish)\(number)") { number += 1 }
    return ObjectName("\(wish)\(number)")
  }

  func canDivide(by column: ColumnDefinition) -> Bool {
    column.generated == nil && column.identity == nil && !strategies(for: column.type).isEmpty
  }

  private func strategies(for type: ColumnType) -> [PartitioningDefinition.Strategy] {
    guard case .builtin(let name, let arguments) = type else { return [] }
    let isNumber: Bool
    switch name {
    case "smallint", "integer", "int", "bigint": isNumber = true
    case "date": isNumber = false
    case "varchar" where arguments.first ?? 0 > 3: isNumber = false
    case "text" where dialect == .postgres: isNumber = false
    default: return []
    }
    if dialect == .postgres { return [.range, .range, .list, .hash] }
    return [.rangeColumns, .listColumns, .key] + (isNumber ? [.range, .list, .hash] : [])
  }

  /// Keys hold the columns that the rows are divided by; what divided tables lack goes.
  mutating func fitToPartitions(_ table: inout TableDefinition) {
    guard let partitioning = table.partitioning else { return }
    for index in table.columns.indices where table.columns[index].type == Self.shape {
      table.columns[index].type = .builtin("longblob")
      for index in table.indexes where index.method == "spatial" { table.removeElement(.index, named: index.name) }
    }
    let fits = table.columns.filter { canDivide(by: $0) && strategies(for: $0.type).contains(partitioning.strategy) }
    let holds = partitioning.partitions.allSatisfy { partition in
      let key = table.column(partitioning.columns[0]).map { RandomKey(type: $0.type, dialect: dialect) }
      return key?.holds(partition.bound) ?? false
    }
    guard holds, Set(partitioning.columns).isSubset(of: fits.map(\.name)) else {
      table.partitioning = nil
      return
    }
    func whole(_ columns: [String]) -> [String] { columns + partitioning.columns.filter { !columns.contains($0) } }
    if let key = table.primaryKey {
      table.primaryKey?.columns = whole(key.columns)
      for index in table.columns.indices where partitioning.columns.contains(table.columns[index].name) {
        table.columns[index].isNullable = false
      }
    }
    for index in table.uniques.indices {
      table.uniques[index].columns = whole(table.uniques[index].columns)
      table.uniques[index].includedColumns.removeAll(where: partitioning.columns.contains)
    }
    for element in table.elements {
      switch element {
      case .exclusion: break
      case .index(let index):
        let isKey = !index.isUnique || Set(partitioning.columns).isSubset(of: index.keys.flatMap(\.columns))
        if isKey, dialect == .postgres || index.method == nil { continue }
      default: continue
      }
      table.removeElement(element.kind, named: element.name)
      release(element.name)
    }
    if dialect == .postgres { table.attributes.parameters = [:] }
    // The keys of a divided table keep the size on MySQL when the table's own goes.
    table.attributes.parameters["KEY_BLOCK_SIZE"] = nil
  }

  func divides(_ column: String, _ table: TableDefinition) -> Bool {
    table.partitioning?.columns.contains(column) == true
  }

  /// Other parts; on MySQL also other ways to divide, or none.
  mutating func changePartitions(of table: inout TableDefinition) {
    guard var partitioning = table.partitioning, let name = partitioning.columns.first,
      let column = table.column(name)
    else {
      if dialect == .mysql, random.chance(50) { divide(&table) }
      return
    }
    if dialect == .mysql, random.chance(30) {
      table.partitioning = nil
      if random.chance(60) { divide(&table) }
      return
    }
    let key = RandomKey(type: column.type, dialect: dialect)
    var parts: [RandomPart] = []
    for partition in partitioning.partitions { parts.append(key.part(partition, after: parts.last)) }
    switch partitioning.strategy {
    case .range, .rangeColumns: changeRanges(&parts, of: table)
    case .list, .listColumns: changeLists(&parts, of: table)
    case .hash, .key:
      if dialect == .mysql {
        changeHashes(&parts, of: table)
      } else if let index = parts.indices.randomElement(using: &random) {
        parts[index].name = freshPart(of: table)
      }
    }
    partitioning.partitions = partitions(parts, partitioning.strategy, key)
    table.partitioning = partitioning
  }

  private mutating func changeRanges(_ parts: inout [RandomPart], of table: TableDefinition) {
    guard let index = parts.indices.filter({ !parts[$0].isDefault }).randomElement(using: &random) else { return }
    let (lower, upper) = (parts[index].numbers[0], parts[index].numbers[1])
    let last = parts.filter { !$0.isDefault }.compactMap { $0.numbers.last }.max() ?? RandomKey.least
    switch random.number(0...5) {
    case 0, 1:
      guard upper - lower > 1 else { return }
      let cut = random.number((lower + 1)...(upper - 1))
      parts[index].numbers = [lower, cut]
      parts.insert(RandomPart(name: freshPart(of: table), numbers: [cut, upper]), at: index + 1)
    case 2 where last < RandomKey.greatest:
      let end = parts.firstIndex(where: \.isDefault) ?? parts.endIndex
      let upper = random.number((last + 1)...RandomKey.greatest)
      parts.insert(RandomPart(name: freshPart(of: table), numbers: [last, upper]), at: end)
    case 3: parts[index].name = freshPart(of: table)
    case 4: toggleDefault(&parts, of: table)
    default: if parts.count > 1 { parts.remove(at: index) }
    }
  }

  private mutating func changeLists(_ parts: inout [RandomPart], of table: TableDefinition) {
    guard let index = parts.indices.filter({ !parts[$0].isDefault }).randomElement(using: &random) else { return }
    let there = Set(parts.flatMap(\.numbers))
    let free = (1...9).filter { !there.contains($0) }
    switch random.number(0...5) {
    case 0:
      guard let number = random.pick(free) else { return }
      let end = parts.firstIndex(where: \.isDefault) ?? parts.endIndex
      parts.insert(RandomPart(name: freshPart(of: table), numbers: [number]), at: end)
    case 1: if let number = random.pick(free) { parts[index].numbers.append(number) }
    case 2: if parts[index].numbers.count > 1 { parts[index].numbers.removeFirst() }
    case 3: parts[index].name = freshPart(of: table)
    case 4: toggleDefault(&parts, of: table)
    default: if parts.count(where: { !$0.isDefault }) > 1 { parts.remove(at: index) }
    }
  }

  private mutating func changeHashes(_ parts: inout [RandomPart], of table: TableDefinition) {
    let hasNumbers = parts.enumerated().allSatisfy { $1.name.name == "p\($0)" }
    if random.chance(50), parts.count > 1 {
      parts.removeLast()
    } else {
      parts.append(RandomPart(name: hasNumbers ? ObjectName("p\(parts.count)") : freshPart(of: table)))
    }
  }

  private mutating func toggleDefault(_ parts: inout [RandomPart], of table: TableDefinition) {
    if dialect != .postgres { return }
    if let index = parts.firstIndex(where: \.isDefault) {
      if parts.count > 1 { parts.remove(at: index) }
    } else {
      parts.append(RandomPart(name: freshPart(of: table), isDefault: true))
    }
  }
}

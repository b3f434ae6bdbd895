package import SchemaModel

/// A schema made of random numbers that a server of its dialect accepts, and that can be changed at random.
package struct RandomSchema {
  package struct Options: Sendable {
    /// Some Postgres tables live in the namespace `billing`, which must be there.
    package var usesNamespaces = false
    /// Names of ASCII letters, digits and `_`, for servers that are no real ones and cannot read others.
    package var usesPlainNames = false
    package var tables = 1...5
    package var columns = 1...6
    /// All that stands beside tables and on them, and that only some dialects have: views, routines, partitions, grants.
    package var usesObjects = false

    package init(
      usesNamespaces: Bool = false,
      tables: ClosedRange<Int> = 1...5,
      columns: ClosedRange<Int> = 1...6,
      usesObjects: Bool = false
    ) {
      self.usesNamespaces = usesNamespaces
      self.usesObjects = usesObjects
      self.tables = tables
      self.columns = columns
    }
  }

  package internal(set) var schema: DatabaseSchema
  let options: Options
  var random: SplitMix64
  /// The names of tables, types and elements, in lower case.
  var taken: Set<String> = []
  let enforcement: ForeignKeyEnforcement

  var dialect: DialectName { schema.dialect }

  package init(dialect: DialectName, random: SplitMix64, options: Options = Options()) {
    self.schema = DatabaseSchema(dialect: dialect)
    self.options = options
    var random = random
    enforcement = dialect == .dsql && random.chance(50) ? .application : .database
    self.random = random
    if options.usesObjects { addPlaces() }
    if dialect == .postgres {
      for _ in 0..<self.random.number(0...2) { addEnum() }
    }
    if options.usesObjects, dialect != .mysql, self.random.chance(40) { addDomain() }
    for _ in 0..<self.random.number(options.tables) { addTable() }
    for _ in 0..<self.random.number(0...schema.tables.count) { addForeignKey() }
    if options.usesObjects { for _ in 0..<self.random.number(0...5) { addObject() } }
    repair()
  }

  package init(dialect: DialectName, seed: UInt64, options: Options = Options()) {
    self.init(dialect: dialect, random: SplitMix64(seed: seed), options: options)
  }
}

extension RandomSchema {
  mutating func addEnum() {
    let name = freshObjectName(random.pick(RandomSchemaNames.enumTypes) ?? "mood")
    schema.insert(EnumDefinition(name, random.pick(random.number(1...4), of: RandomSchemaNames.labels)))
  }

  mutating func addTable() {
    var table = TableDefinition(freshTableName(), columns: [])
    for _ in 0..<random.number(options.columns) { table.columns.append(randomColumn(in: table)) }
    if random.chance(85) { setPrimaryKey(of: &table) }
    for _ in 0..<random.number(0...3) { addElement(to: &table) }
    if random.chance(15) { table.comment = random.pick(RandomSchemaNames.texts.filter { !$0.isEmpty }) }
    if options.usesObjects, random.chance(15) { divide(&table) }
    if options.usesObjects, dialect == .mysql, random.chance(15) {
      table.attributes = randomCharacterSet(table.attributes)
    }
    schema.insert(table)
  }

  mutating func randomColumn(in table: TableDefinition) -> ColumnDefinition {
    let name = freshColumnName(in: table)
    if random.chance(8), let column = generatedColumn(name, in: table) { return column }
    var column = ColumnDefinition(name, randomType(), isNullable: random.chance(50))
    decorate(&column)
    return column
  }

  /// Default, collation, comment: what says nothing about other columns.
  mutating func decorate(_ column: inout ColumnDefinition) {
    if column.generated == nil, column.identity == nil, random.chance(35) {
      column.defaultValue = randomDefault(for: column.type)
    }
    if case .text = family(of: column.type), dialect != .dsql, random.chance(15) {
      column.collation = dialect == .mysql ? "utf8mb4_bin" : "C"
      if options.usesObjects, dialect == .mysql { setCharacterSet(of: &column) }
    }
    if random.chance(10) { column.comment = random.pick(RandomSchemaNames.texts.filter { !$0.isEmpty }) }
  }

  /// A column computed from another one of the table.
  mutating func generatedColumn(_ name: String, in table: TableDefinition) -> ColumnDefinition? {
    let bases = table.columns.filter { $0.generated == nil && $0.identity == nil }
    guard let base = random.pick(bases), base.type.domainName == nil else { return nil }
    let expression: ColumnExpression
    switch family(of: base.type) {
    case .integer, .number: expression = ColumnExpression([.column(base.name), .sql(" + 1")])
    case .text(_?): expression = ColumnExpression([.sql("lower("), .column(base.name), .sql(")")])
    default: return nil
    }
    let storage: GeneratedValue.Storage = dialect == .mysql && random.chance(50) ? .virtual : .stored
    return ColumnDefinition(
      name,
      base.type,
      isNullable: true,
      generated: GeneratedValue(expression, storage),
      collation: base.collation,
      characterSet: base.characterSet
    )
  }

  mutating func setPrimaryKey(of table: inout TableDefinition) {
    let candidates = table.columns.filter { isKeyType($0.type) && $0.generated == nil }
    let columns = random.pick(random.chance(75) ? 1 : 2, of: candidates).map(\.name)
    if columns.isEmpty { return }
    if let old = table.primaryKey { release(old.name) }
    let name = dialect == .mysql ? "PRIMARY" : freshElementName(table, [], "pkey")
    table.primaryKey = PrimaryKeyDefinition(name, columns)
    for index in table.columns.indices where columns.contains(table.columns[index].name) {
      table.columns[index].isNullable = false
      if columns.count == 1, random.chance(30) { setIdentity(of: &table.columns[index]) }
    }
  }

  mutating func setIdentity(of column: inout ColumnDefinition) {
    guard case .integer = family(of: column.type), column.type.domainName == nil, column.generated == nil else {
      return
    }
    if dialect == .dsql, column.type != .builtin("bigint") { return }
    column.defaultValue = nil
    column.isNullable = false
    column.identity = Identity(
      isAlways: dialect != .mysql && random.chance(30),
      cache: dialect == .dsql ? (random.chance(50) ? 1 : 65536) : nil,
      options: options.usesObjects && random.chance(40) ? randomStart() : nil
    )
  }

  private mutating func randomStart() -> SequenceOptions {
    let start = Int64(random.number(1...50)), increment = Int64(random.number(1...3))
    return SequenceOptions(start: start, increment: dialect == .mysql ? nil : increment)
  }

  mutating func release(_ name: String) {
    taken.remove(name.lowercased())
  }
}

import SQLDialects
import SchemaModel

extension MySQLTableReader {
  mutating func readElement() throws(InspectionError) {
    if tokens.take("CONSTRAINT") {
      guard let name = tokens.takeName() else { throw unreadable("a constraint's name") }
      if tokens.take("FOREIGN", "KEY") { return try readForeignKey(name) }
      if tokens.take("CHECK") { return try readCheck(name) }
      throw unreadable("FOREIGN KEY or CHECK")
    }
    try readKey()
  }

  // MARK: Keys

  private mutating func readKey() throws(InspectionError) {
    let isPrimary = tokens.take("PRIMARY")
    let isUnique = !isPrimary && tokens.take("UNIQUE")
    var method: String?
    if tokens.take("FULLTEXT") { method = "fulltext" } else if tokens.take("SPATIAL") { method = "spatial" }
    guard tokens.take("KEY") else { throw unreadable("KEY") }
    guard let name = isPrimary ? "PRIMARY" : tokens.takeName(), let range = tokens.takeParentheses() else {
      throw unreadable("a key's name and columns")
    }
    var index = IndexDefinition(name, isUnique: isPrimary || isUnique, keys: [], method: method)
    for part in tokens.parts(of: range) { index.keys.append(try key(part)) }
    try readKeyOptions(&index)
    elements.append(Self.element(index, isPrimary: isPrimary))
  }

  /// The plainest form that says it all.
  private static func element(_ index: IndexDefinition, isPrimary: Bool) -> TableElement {
    var columns: [String] = []
    for key in index.keys {
      guard case .column(let name) = key.target, key == IndexKey(name) else { return .index(index) }
      columns.append(name)
    }
    let isPlain = index == IndexDefinition(index.name, isUnique: true, keys: index.keys)
    guard isPlain else { return .index(index) }
    return isPrimary
      ? .primaryKey(PrimaryKeyDefinition(index.name, columns)) : .unique(UniqueDefinition(index.name, columns))
  }

  private func key(_ range: Range<Int>) throws(InspectionError) -> IndexKey {
    var reader = self
    reader.tokens.position = range.lowerBound
    var key: IndexKey
    if tokens.tokens[range.lowerBound].kind == .name, let column = reader.tokens.takeName() {
      key = IndexKey(column)
      if let length = reader.tokens.takeParentheses() { key.prefixLength = Int(tokens.text(length)) }
    } else {
      key = IndexKey(.expression(try reader.readExpression()))
    }
    key.isDescending = reader.tokens.take("DESC")
    guard reader.tokens.position == range.upperBound else { throw reader.unreadable("the end of a part of a key") }
    return key
  }

  private mutating func readKeyOptions(_ index: inout IndexDefinition) throws(InspectionError) {
    while !tokens.isAt(mark: ","), !tokens.isAt(mark: ")"), !tokens.isAtEnd {
      if tokens.take("USING") {
        // InnoDB has no other: the word means nothing. A hash is of another engine, and its table is kept as a whole.
        _ = tokens.takeToken()
      } else if tokens.take("COMMENT") {
        index.comment = tokens.takeText()
      } else if tokens.take("WITH", "PARSER") {
        index.parser = tokens.takeName()
      } else if tokens.take("INVISIBLE") {
        index.isInvisible = true
      } else if tokens.take("KEY_BLOCK_SIZE") {
        // Taken and forgotten by InnoDB.
        _ = tokens.take(mark: "=")
        _ = tokens.takeToken()
      } else {
        throw unreadable("an option of a key that is known")
      }
    }
  }

  // MARK: Constraints

  private mutating func readCheck(_ name: String) throws(InspectionError) {
    let expression = try readExpression()
    let check = CheckDefinition(name, expression)
    guard tokens.take("NOT", "ENFORCED") else { return elements.append(.check(check)) }
    let text = expression.rendered(quote: dialect.quoted)
    addConstraint(
      name,
      "CHECK",
      adding: "CHECK (\(text)) NOT ENFORCED",
      dropping: "DROP CHECK",
      dependencies: [ObjectName(self.name)]
    )
  }

  private mutating func readForeignKey(_ name: String) throws(InspectionError) {
    let start = tokens.position
    guard let columns = takeNames(), tokens.take("REFERENCES"), var table = tokens.takeName() else {
      throw unreadable("columns and REFERENCES")
    }
    var database: String?
    if tokens.take(mark: ".") {
      guard let name = tokens.takeName() else { throw unreadable("a table") }
      (database, table) = (table, name)
    }
    guard let referenced = takeNames() else { throw unreadable("the columns that are referenced") }
    var key = ForeignKeyDefinition(name, columns, references: ObjectName(table), referenced)
    while tokens.take("ON") {
      if tokens.take("DELETE") {
        key.onDelete = try readAction()
      } else if tokens.take("UPDATE") {
        key.onUpdate = try readAction()
      } else {
        throw unreadable("DELETE or UPDATE")
      }
    }
    let isSpecial = database != nil || key.onDelete == .setDefault || key.onUpdate == .setDefault
    if !isSpecial { return elements.append(.foreignKey(key)) }
    addConstraint(
      name,
      "FOREIGN KEY",
      adding: "FOREIGN KEY \(tokens.text(start..<tokens.position))",
      dropping: "DROP FOREIGN KEY",
      dependencies: [ObjectName(self.name)] + (database == nil && table != self.name ? [ObjectName(table)] : [])
    )
  }

  private mutating func takeNames() -> [String]? {
    guard let range = tokens.takeParentheses() else { return nil }
    return tokens.parts(of: range).map { MySQLTokens.name(tokens.text($0)) }
  }

  private mutating func readAction() throws(InspectionError) -> ReferentialAction {
    if tokens.take("CASCADE") { return .cascade }
    if tokens.take("RESTRICT") { return .restrict }
    if tokens.take("SET", "NULL") { return .setNull }
    if tokens.take("SET", "DEFAULT") { return .setDefault }
    if tokens.take("NO", "ACTION") { return .noAction }
    throw unreadable("what a foreign key does")
  }

  private mutating func addConstraint(
    _ constraint: String,
    _ kind: String,
    adding: String,
    dropping: String,
    dependencies: [ObjectName]
  ) {
    let (table, quoted) = (dialect.quoted(name), dialect.quoted(constraint))
    let catalogue = """
      SELECT true FROM information_schema.TABLE_CONSTRAINTS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = \
      \(dialect.literal(name)) AND CONSTRAINT_NAME = \(dialect.literal(constraint)) AND CONSTRAINT_TYPE = '\(kind)'
      """
    objects.append(
      .raw(
        RawDefinition(
          ObjectName("\(name).\(constraint)"),
          create: SQLText(inspected: "ALTER TABLE \(table) ADD CONSTRAINT \(quoted) \(adding)"),
          drop: SQLText(inspected: "ALTER TABLE \(table) \(dropping) \(quoted)"),
          exists: SQLText(inspected: catalogue),
          dependencies: dependencies
        )
      )
    )
  }
}

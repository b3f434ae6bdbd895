import SQLDialects
import SchemaModel

/// Makes a table of what SHOW CREATE TABLE prints of it.
///
/// Everything that the server keeps of a table is in that text, and its expressions are right only there
/// (facts of MySQL, section 11).
struct MySQLTableReader {
  /// What a table becomes.
  struct Result {
    /// Nil: the model has no form for it, and it is all among the objects.
    var table: TableDefinition?
    var objects: [SchemaObject] = []
  }

  let name: String
  let dialect: MySQLDialect
  var tokens: MySQLTokens
  var columns: [ColumnDefinition] = []
  var elements: [TableElement] = []
  /// What is said of parts of the table that the model has no form for.
  var objects: [SchemaObject] = []
  /// Whether the table as a whole is kept by its text.
  var isForeign = false
  /// Where the number stands that it counts at, which is no part of the schema.
  var counter: Range<Int>?

  init(_ name: String, _ statement: String, _ dialect: MySQLDialect) {
    self.name = name
    self.dialect = dialect
    tokens = MySQLTokens(statement)
  }

  static func read(_ name: String, _ statement: String, _ dialect: MySQLDialect) throws(InspectionError) -> Result {
    var reader = MySQLTableReader(name, statement, dialect)
    return try reader.read()
  }

  private mutating func read() throws(InspectionError) -> Result {
    guard tokens.take("CREATE", "TABLE"), tokens.takeName() != nil, tokens.take(mark: "(") else {
      throw unreadable("CREATE TABLE")
    }
    repeat {
      try readLine()
    } while tokens.take(mark: ",")
    guard tokens.take(mark: ")") else { throw unreadable("the end of the columns and keys") }
    var options = MySQLTableOptions()
    try readOptions(&options)
    let partitioning = tokens.take("PARTITION", "BY") ? try readPartitioning() : nil
    guard tokens.isAtEnd else { throw unreadable("the end of the table") }
    if isForeign { return Result(table: nil, objects: [.raw(wholeTable)]) }
    let table = TableDefinition(
      ObjectName(name),
      columns: columns,
      elements: elements,
      attributes: options.attributes,
      partitioning: partitioning,
      comment: options.comment
    )
    return Result(table: MySQLDialect.withoutSupportIndexes(table), objects: objects)
  }

  private mutating func readLine() throws(InspectionError) {
    switch tokens.current?.kind {
    case .name: columns.append(try readColumn())
    case .word: try readElement()
    default: throw unreadable("a column or a key")
    }
  }

  // MARK: The whole

  /// The table as its server prints it, but for the number that it counts at.
  private var wholeTable: RawDefinition {
    let quoted = dialect.quoted(name)
    let start = tokens.tokens[2].range.lowerBound
    var text = "CREATE TABLE IF NOT EXISTS "
    if let counter {
      let (first, last) = (tokens.tokens[counter.lowerBound - 1].range, tokens.tokens[counter.upperBound - 1].range)
      text += String(decoding: tokens.bytes[start..<first.upperBound] + tokens.bytes[last.upperBound...], as: UTF8.self)
    } else {
      text += String(decoding: tokens.bytes[start...], as: UTF8.self)
    }
    let catalogue = """
      SELECT true FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = \
      \(dialect.literal(name))
      """
    return RawDefinition(
      ObjectName(name),
      create: SQLText(inspected: text),
      drop: SQLText(inspected: "DROP TABLE IF EXISTS \(quoted)"),
      exists: SQLText(inspected: catalogue),
      stage: references.isEmpty ? .beforeTables : .afterTables,
      dependencies: references
    )
  }

  private var references: [ObjectName] {
    elements.compactMap { element in
      if case .foreignKey(let key) = element, key.referencedTable.name != name { key.referencedTable } else { nil }
    }
  }

  func unreadable(_ expected: String) -> InspectionError {
    let near =
      tokens.position < tokens.tokens.count
      ? tokens.text(tokens.position..<min(tokens.position + 6, tokens.tokens.count)) : "its end"
    return .unreadable(object: "table \(name)", detail: "\(expected) was expected near \(near)")
  }
}

extension SQLText {
  init(inspected text: String) {
    self.init([.sql(text)], origin: .inspected)
  }
}

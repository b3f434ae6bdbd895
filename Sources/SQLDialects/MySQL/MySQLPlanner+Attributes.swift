import SchemaModel

extension MySQLPlanner {
  mutating func setAttributes(
    of table: ObjectName,
    from old: TableAttributes,
    to new: TableAttributes,
    _ change: Change,
    at index: Int
  ) {
    refusals += MySQLFeatures.refusals(new, of: table)
    let definition = self.table(table)
    apply([change])
    if old.characterSet != new.characterSet || old.collation != new.collation {
      setCharacterSet(of: definition, from: old, to: new, at: index)
    }
    let parameters = MySQLTableParameter.differences(from: old, to: new)
    if parameters.isEmpty { return }
    let rebuilds = parameters.contains { ["ROW_FORMAT", "KEY_BLOCK_SIZE"].contains($0.name) }
    let pending = parameters.map(\.pending).joined(separator: " OR ")
    alter(
      MySQLAlteration(
        table: table,
        title: "\(table): set \(parameters.map(\.clause).joined(separator: ", "))",
        clauses: parameters.map(\.clause),
        operation: rebuilds ? .rebuildTable : .setTableParameter,
        conditions: [MySQLCatalogue.table(table).and("(\(pending))").exists],
        changes: []
      ),
      at: index
    )
  }

  /// The change of the table's character set comes before the first change of its columns: what they inherit is another
  /// one afterwards.
  mutating func hoistAttributes(of table: ObjectName, at index: Int) {
    for later in outlook.changes(of: table, after: index) where !done.contains(later) {
      switch changes[later] {
      case .setTableAttributes(_, let old, let new):
        guard old.characterSet != new.characterSet || old.collation != new.collation else { return }
        done.insert(later)
        setAttributes(of: table, from: old, to: new, changes[later], at: index)
        return
      case .renameTable, .renameColumn: return
      default: break
      }
    }
  }

  /// The default of the table, and with it each column that has no character set of its own.
  private mutating func setCharacterSet(
    of table: TableDefinition,
    from old: TableAttributes,
    to new: TableAttributes,
    at index: Int
  ) {
    let inheriting = table.columns.filter { $0.inheritsCharacterSet && !staysBehind($0, of: table.name, after: index) }
    let columns = inheriting.map { withItsLaterDefault($0, of: table.name, after: index) }
    let collation = MySQLCollation(of: new)
    let isNarrowing =
      collation.characterSet != "utf8mb4" && collation.characterSet != MySQLCollation(of: old).characterSet
    let pending = MySQLCatalogue.table(table.name).and("TABLE_COLLATION <> \(collation.catalogueExpression)").exists
    for column in columns { suspendForeignKeys(on: column.name, of: table.name, while: pending, at: index) }
    alter(
      MySQLAlteration(
        table: table.name,
        title: "\(table.name): change the character set to \(collation.words)",
        clauses: ["DEFAULT \(MySQLSyntax.characterSet(new))"]
          + columns.map { "MODIFY COLUMN \(MySQLSyntax.column($0))" },
        operation: columns.isEmpty ? .setTableDefaults : .changeType,
        conditions: [pending],
        changes: zip(inheriting, columns).filter { $0 != $1 }.map { .alterColumn(table: table.name, from: $0, to: $1) },
        losses: isNarrowing
          ? columns.map {
            Loss(
              "\(table.name).\($0.name)",
              .mayFail,
              "values with characters that \(collation.characterSet) does not have",
              wayOut: "find and correct these values first; the statement changes nothing when it fails"
            )
          } : []
      ),
      at: index
    )
  }

  /// The column with the default that a later change gives it: the old one may not fit the new character set (E1067), and
  /// the new one not the old. Where the type changes, too, the default comes with it.
  private func withItsLaterDefault(_ column: ColumnDefinition, of table: ObjectName, after index: Int)
    -> ColumnDefinition
  {
    for later in outlook.changes(of: table, after: index - 1) where !done.contains(later) {
      guard case .alterColumn(_, let old, let new, _) = changes[later], old.name == column.name,
        old.defaultValue != new.defaultValue
      else { continue }
      var changed = column
      changed.defaultValue = old.type == new.type && new.generated == nil ? new.defaultValue : nil
      return changed
    }
    return column
  }

  /// Whether a later change gives the column a character set of its own, or drops it.
  private func staysBehind(_ column: ColumnDefinition, of table: ObjectName, after index: Int) -> Bool {
    outlook.changes(of: table, after: index - 1).contains { later in
      switch changes[later] {
      case .alterColumn(_, let old, let new, _):
        return old.name == column.name && !done.contains(later) && !new.inheritsCharacterSet
      // Its default may not even fit the new character set.
      case .dropColumn(_, let dropped): return dropped.name == column.name
      default: return false
      }
    }
  }
}

extension ColumnDefinition {
  /// Whether it has the character set and collation of its table.
  var inheritsCharacterSet: Bool {
    guard characterSet == nil, collation == nil else { return false }
    switch type {
    case .builtin(let name, _): return MySQLTypes.textTypes.contains(name)
    case .inlineEnum: return true
    case .verbatim(let text):
      let words = text.lowercased()
      return !words.contains("character set") && !words.contains("collate") && !words.contains("charset")
        && (MySQLTypes.textTypes + ["enum", "set"]).contains { words.hasPrefix($0) }
    case .enumType, .domain, .array: return false
    }
  }
}

/// What a table's attributes say of its texts.
struct MySQLCollation {
  var characterSet: String
  /// Nil: the one that the server takes for the character set.
  var collation: String?

  init(of attributes: TableAttributes) {
    switch (attributes.characterSet, attributes.collation) {
    case (nil, nil): (characterSet, collation) = ("utf8mb4", "utf8mb4_0900_ai_ci")
    case (let set?, let name): (characterSet, collation) = (set, name)
    case (nil, let name?): (characterSet, collation) = (String(name.prefix { $0 != "_" }), name)
    }
  }

  var words: String { collation ?? characterSet }

  /// What the server takes for a character set of which nothing else is said: written out, because SHOW CREATE TABLE
  /// tells a column that says it from one that does not.
  static let defaults = [
    "ascii": "ascii_general_ci", "big5": "big5_chinese_ci", "binary": "binary", "cp1250": "cp1250_general_ci",
    "cp1251": "cp1251_general_ci", "euckr": "euckr_korean_ci",
    "gb18030": "gb18030_chinese_ci", "gb2312": "gb2312_chinese_ci", "gbk": "gbk_chinese_ci",
    "greek": "greek_general_ci", "hebrew": "hebrew_general_ci", "koi8r": "koi8r_general_ci",
    "latin1": "latin1_swedish_ci", "latin2": "latin2_general_ci", "latin5": "latin5_turkish_ci",
    "sjis": "sjis_japanese_ci", "ucs2": "ucs2_general_ci", "ujis": "ujis_japanese_ci", "utf16": "utf16_general_ci",
    "utf32": "utf32_general_ci", "utf8mb3": "utf8mb3_general_ci", "utf8mb4": "utf8mb4_0900_ai_ci",
  ]

  /// The collation's name, which only the server knows where none is said.
  var catalogueExpression: String {
    if let collation { return MySQLQuoting.literal(collation) }
    let query = MySQLCatalogueQuery(
      relation: "CHARACTER_SETS",
      conditions: ["CHARACTER_SET_NAME = \(MySQLQuoting.literal(characterSet))"]
    )
    return "(\(query.selecting("DEFAULT_COLLATE_NAME")))"
  }
}

/// A table option that InnoDB keeps, and how the catalogue shows it.
struct MySQLTableParameter {
  static let names = [
    "ROW_FORMAT", "KEY_BLOCK_SIZE", "STATS_PERSISTENT", "STATS_AUTO_RECALC", "STATS_SAMPLE_PAGES", "COMPRESSION",
    "ENCRYPTION", "AUTOEXTEND_SIZE", "AVG_ROW_LENGTH", "MAX_ROWS", "MIN_ROWS", "PACK_KEYS", "CHECKSUM",
    "DELAY_KEY_WRITE",
  ]

  /// What stands for the server's own where there is no word for that.
  private static let defaults = [
    "KEY_BLOCK_SIZE": "0", "COMPRESSION": "''", "ENCRYPTION": "'N'", "AUTOEXTEND_SIZE": "0", "AVG_ROW_LENGTH": "0",
    "MAX_ROWS": "0", "MIN_ROWS": "0", "CHECKSUM": "0", "DELAY_KEY_WRITE": "0",
  ]

  var name: String
  /// Nil: as the server has it by default.
  var value: String?

  var clause: String { "\(name)=\(value ?? Self.defaults[name] ?? "DEFAULT")" }

  /// A condition of the catalogue's table that holds until it is set.
  var pending: String {
    // It is not shown there; to say it again costs nothing (9.7).
    if name == "AUTOEXTEND_SIZE" { return "TRUE" }
    // There the options stand in one text, each behind a space but the first.
    let option = { (value: String) in MySQLQuoting.literal("% \(name)=\(value) %") }
    let options = "CONCAT(' ', CREATE_OPTIONS, ' ')"
    return value.map { "\(options) NOT LIKE \(option($0))" } ?? "\(options) LIKE \(option("%"))"
  }

  static func differences(from old: TableAttributes, to new: TableAttributes) -> [MySQLTableParameter] {
    let (before, after) = (values(old), values(new))
    return names.filter { before[$0] != after[$0] }.map { MySQLTableParameter(name: $0, value: after[$0]) }
  }

  /// By name in capitals.
  static func values(_ attributes: TableAttributes) -> [String: String] {
    Dictionary(attributes.parameters.map { ($0.uppercased(), $1) }) { first, _ in first }
  }
}

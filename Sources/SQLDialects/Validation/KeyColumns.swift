import SchemaModel

/// Columns that cannot be in a key, and prefixes that are none.
enum KeyColumns: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    for table in schema.tables {
      for element in table.elements {
        for key in keys(of: element.element, schema.dialect) {
          guard let column = table.column(key.column)?.definition else { continue }
          let problem =
            schema.rules.keyProblem(column.type, method: key.method, prefixLength: key.prefixLength)
            ?? (schema.dialect == .mysql ? prefixProblem(column.type, key.prefixLength) : nil)
          if let problem {
            findings.error(
              element.location,
              table.subject(of: element),
              "'\(table.subject(key.column))' in the \(element.element.kind.words): \(problem)"
            )
          }
        }
      }
    }
  }

  private struct Key {
    var column: String
    var method: String?
    var prefixLength: Int?
  }

  private static func keys(of element: TableElement, _ dialect: DialectName) -> [Key] {
    switch element {
    case .primaryKey(let key): key.columns.map { Key(column: $0) }
    case .unique(let unique): unique.columns.map { Key(column: $0) }
    // MySQL makes an index for each foreign key.
    case .foreignKey(let key):
      dialect == .mysql && key.enforcement == .database ? key.columns.map { Key(column: $0) } : []
    case .index(let index):
      index.keys.compactMap { key in
        guard case .column(let name) = key.target else { return nil }
        return Key(column: name, method: index.method, prefixLength: key.prefixLength)
      }
    case .check, .exclusion: []
    }
  }

  private static func prefixProblem(_ type: ColumnType, _ length: Int?) -> String? {
    guard let length, case .builtin(let name, let arguments) = type else { return nil }
    guard MySQLStorage.isText(name) || MySQLStorage.isBinary(name) else {
      return "MySQL has prefixes of texts and bytes only, not of \(type) (E1089); leave the prefix out"
    }
    guard length < 1 || length > (arguments.first ?? .max) else { return nil }
    return "a prefix of \(length) is none of \(type) (E1089); make it shorter, or leave it out"
  }
}

import SchemaModel

/// Keys of more than 3,072 bytes on MySQL (E1071).
enum KeyLengths: ValidationRule {
  static let limit = 3072

  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    guard schema.dialect == .mysql else { return }
    for table in schema.tables {
      for element in table.elements {
        // What is not known counts nothing: only what is certainly too long is reported.
        let bytes = parts(of: element.element).reduce(0) { sum, part in
          sum
            + (table.column(part.column).flatMap { MySQLStorage.keyBytes($0.definition, prefixLength: part.prefix) }
              ?? 0)
        }
        if bytes > limit {
          findings.error(
            element.location,
            table.subject(of: element),
            "the \(element.element.kind.words) is \(bytes) bytes long, and MySQL takes \(limit) (E1071), counting 4 for each "
              + "character; shorten its columns, or index a prefix"
          )
        }
      }
    }
  }

  private static func parts(of element: TableElement) -> [(column: String, prefix: Int?)] {
    switch element {
    case .primaryKey(let key): key.columns.map { ($0, nil) }
    case .unique(let unique): unique.columns.map { ($0, nil) }
    case .foreignKey(let key): key.enforcement == .database ? key.columns.map { ($0, nil) } : []
    case .index(let index):
      index.keys.compactMap { key in
        if case .column(let name) = key.target { (name, key.prefixLength) } else { nil }
      }
    case .check, .exclusion: []
    }
  }
}

import SchemaModel

/// Comments that a server refuses.
enum CommentLengths: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    for table in schema.tables {
      if let problem = problem(table.declaration.comment, limit: 2048, schema.dialect) {
        findings.error(table.declaration.location, table.name.description, problem)
      }
      for column in table.columns {
        if let problem = problem(column.definition.comment, limit: 1024, schema.dialect) {
          findings.error(column.declaration.location, table.subject(column.definition.name), problem)
        }
      }
    }
  }

  private static func problem(_ comment: String?, limit: Int, _ dialect: DialectName) -> String? {
    guard let comment else { return nil }
    guard dialect == .mysql else {
      return comment.unicodeScalars.contains("\0") ? "the comment has a NUL character; leave it out" : nil
    }
    let length = comment.unicodeScalars.count
    return length > limit ? "the comment has \(length) characters, and MySQL takes \(limit); shorten it" : nil
  }
}

import SchemaModel

/// Values of enumerations that are missing, twice there, or changed or refused by a server.
enum EnumerationLabels: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    for table in schema.tables {
      for column in table.columns {
        guard let enumeration = column.declaration.type.enumeration,
          column.declaration.typeOverrides[schema.dialect] == nil
        else { continue }
        for problem in problems(enumeration, column.definition.type, schema.dialect) {
          findings.error(column.declaration.location, table.subject(column.definition.name), problem)
        }
      }
    }
  }

  private static func problems(
    _ enumeration: EnumerationDeclaration,
    _ type: ColumnType,
    _ dialect: DialectName
  ) -> [String] {
    let name = "enumeration '\(enumeration.name)'"
    if enumeration.labels.isEmpty { return ["\(name) has no values; give it a case"] }
    var isMySQLEnum = false
    if case .inlineEnum = type { isMySQLEnum = true }
    var problems: [String] = []
    var seen: [String: String] = [:]
    for label in enumeration.labels {
      if let other = seen.updateValue(label, forKey: isMySQLEnum ? folded(label) : label) {
        problems.append(
          other == label
            ? "\(name) has the value '\(label)' twice; give each case its own"
            : "\(name) has '\(other)' and '\(label)', which are one value to MySQL (E1291); give each case its own"
        )
      }
      if dialect == .postgres, type.enumTypeName != nil, label.utf8.count > 63 {
        problems.append(
          "the value '\(label)' of \(name) has \(label.utf8.count) bytes, and Postgres takes 63; shorten it"
        )
      }
      if isMySQLEnum, label.unicodeScalars.count > 255 {
        problems.append(
          "the value '\(label)' of \(name) is longer than the 255 characters that MySQL takes; shorten it"
        )
      }
      if isMySQLEnum, label.hasSuffix(" ") {
        problems.append("MySQL drops the space at the end of '\(label)', a value of \(name); leave it out")
      }
      if dialect != .mysql, label.unicodeScalars.contains("\0") {
        problems.append("a value of \(name) has a NUL character, which Postgres and DSQL refuse; leave it out")
      }
    }
    return problems
  }

  private static func folded(_ label: String) -> String {
    var label = label.lowercased()
    while label.last == " " { label.removeLast() }
    return label
  }
}

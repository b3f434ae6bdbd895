import SchemaModel

/// The keys of indexes, of exclusion constraints and of partitions.
struct KeyWriter {
  let mentions: MentionWriter
  let names: ImportNames

  /// A key of a table: `createdAt.descending`, `SQL("lower(\(email))")`.
  func text(_ key: IndexKey, of table: ObjectName, indent: Int) -> String {
    switch key.target {
    case .column(let name): (names.property(name, of: table) ?? "ViewColumn(\(name.quoted))") + modifiers(key)
    case .expression(let expression):
      "SQL(\(mentions.text(expression, in: table).literal(indent: indent)))" + modifiers(key)
    }
  }

  /// A key of a view, whose columns are names.
  func text(_ key: IndexKey, ofView view: ObjectName, indent: Int) -> String {
    switch key.target {
    case .column(let name): "ViewColumn(\(name.quoted))" + modifiers(key)
    case .expression(let expression): "SQL(\(text(expression, ofView: view, indent: indent)))" + modifiers(key)
    }
  }

  func text(_ expression: ColumnExpression, ofView view: ObjectName, indent: Int) -> String {
    let segments = expression.segments.map { segment in
      switch segment {
      case .sql(let text): SQLText.Segment.sql(text)
      case .column(let name): SQLText.Segment.column(name, of: view)
      }
    }
    return mentions.text(SQLText(segments)).literal(indent: indent)
  }

  private func modifiers(_ key: IndexKey) -> String {
    var text = ""
    if let length = key.prefixLength { text += ".prefix(\(length))" }
    if let collation = key.collation { text += ".collate(\(collation.quoted))" }
    if let operatorClass = key.operatorClass { text += ".operatorClass(\(operatorClass.quoted))" }
    if key.isDescending { text += ".descending" }
    switch key.nulls {
    case .first: text += ".nullsFirst"
    case .last: text += ".nullsLast"
    case nil: break
    }
    return text
  }
}

extension IndexDefinition {
  /// What stands behind the keys.
  func modifiers(include: String?, condition: String?) -> [String] {
    var modifiers: [String] = []
    if isUnique { modifiers.append(".unique()") }
    if nullsNotDistinct { modifiers.append(".nullsNotDistinct()") }
    if let method { modifiers.append(".using(\(method.quoted))") }
    if let include { modifiers.append(".include(\(include))") }
    if let condition { modifiers.append(".where(\(condition))") }
    if !parameters.isEmpty { modifiers.append(".with(\(parameters.swiftText))") }
    if isInvisible { modifiers.append(".invisible()") }
    if let parser { modifiers.append(".parser(\(parser.quoted))") }
    if let comment { modifiers.append(".comment(\(comment.quoted))") }
    return modifiers
  }
}

extension [String: String] {
  /// `["fillfactor": "70"]`, in the order of the keys.
  var swiftText: String {
    "[" + sorted { $0.key < $1.key }.map { "\($0.key.quoted): \($0.value.quoted)" }.joined(separator: ", ") + "]"
  }
}

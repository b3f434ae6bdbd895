import SchemaModel

/// An expression as the server prints it, in which the columns are found.
///
/// A column is a name that stands for itself: what is part of a qualified name, a function, a type, a collation or a
/// field of EXTRACT is none. The server quotes each name that is one of its reserved words.
enum ExpressionText {
  /// The text with those of these columns that it mentions.
  static func columns(of text: String, among names: Set<String>) -> ColumnExpression {
    ColumnExpression(
      segments(of: text, among: names, qualifiedBy: []).map { segment in
        switch segment {
        case .sql(let text): .sql(text)
        case .column(let name): .column(name)
        }
      },
      origin: .inspected
    )
  }

  /// The same for the condition of a policy, or with `new` and `old` for that of a trigger. With a query in it, other
  /// tables have columns too, and all of it is text.
  static func columns(
    of text: String,
    among names: Set<String>,
    in table: ObjectName,
    qualifiedBy qualifiers: Set<String> = []
  ) -> SQLText {
    SQLText(
      segments(of: text, among: names, qualifiedBy: qualifiers).map { segment in
        switch segment {
        case .sql(let text): .sql(text)
        case .column(let name): .column(name, of: table)
        }
      },
      origin: .inspected
    )
  }

  private static func segments(
    of text: String,
    among names: Set<String>,
    qualifiedBy qualifiers: Set<String>
  ) -> [ColumnExpression.Segment] {
    let bytes = Array(text.utf8)
    let tokens = SQLTokens.tokens(of: bytes)
    if tokens.contains(where: { $0.isWord("SELECT") }) { return [.sql(text)] }
    var segments: [ColumnExpression.Segment] = []
    var position = 0
    var index = 0
    while index < tokens.count {
      defer { index += 1 }
      let token = tokens[index]
      if token.isSymbol(":"), index + 1 < tokens.count, tokens[index + 1].isSymbol(":") {
        index = SQLTokens.endOfType(tokens, from: index + 2) - 1
        continue
      }
      if token.isWord("COLLATE") || token.isWord("AS") || token.isWord("RETURNING") {
        index = SQLTokens.endOfType(tokens, from: index + 1) - 1
        continue
      }
      guard let name = token.name else { continue }
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      let before = index > 0 ? tokens[index - 1] : nil
      if next?.isSymbol("(") == true { continue }
      // EXTRACT(year FROM …)
      if before?.isSymbol("(") == true, index > 1, tokens[index - 2].isWord("EXTRACT") { continue }
      if next?.isSymbol("=") == true, index + 2 < tokens.count, tokens[index + 2].isSymbol(">"),
        tokens[index + 2].range.lowerBound == tokens[index + 1].range.upperBound
      {
        continue
      }
      if next?.isSymbol(".") == true { continue }
      if before?.isSymbol(".") == true {
        let isQualified = index > 1 && tokens[index - 2].name.map(qualifiers.contains) == true
          && (index < 3 || !tokens[index - 3].isSymbol("."))
        guard isQualified else { continue }
      } else if !qualifiers.isEmpty {
        continue
      }
      guard names.contains(name) else { continue }
      if token.range.lowerBound > position {
        segments.append(.sql(String(decoding: bytes[position..<token.range.lowerBound], as: UTF8.self)))
      }
      segments.append(.column(name))
      position = token.range.upperBound
    }
    if position < bytes.count || segments.isEmpty {
      segments.append(.sql(String(decoding: bytes[position...], as: UTF8.self)))
    }
    return segments
  }
}

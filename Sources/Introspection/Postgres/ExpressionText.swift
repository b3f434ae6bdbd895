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

  /// `varchar IN ('a', 'b')` is printed in one way, and what is printed in another one when it is read again (facts/postgres.md,
  /// fact 19). A database that was restored from a dump has the second, so both become that.
  static func parsedAgain(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "[")) else { return text }
    let bytes = Array(text.utf8)
    let tokens = SQLTokens.tokens(of: bytes)
    var (result, position) = ([UInt8](), 0)
    for (place, token) in tokens.enumerated()
    where token.isWord("ARRAY") && place > 0 && tokens[place - 1].isSymbol("(") {
      // `( ARRAY [ 'a' : : character varying , … ] ) : : text [ ]`
      var (index, elements) = (place + 2, [[UInt8]]())
      while index + 4 < tokens.count, tokens[index].kind == .constant, tokens[index + 3].name == "character",
        tokens[index + 4].name == "varying"
      {
        elements.append(Array(bytes[tokens[index].range.lowerBound..<tokens[index + 4].range.upperBound]))
        index += 5
        if index < tokens.count, tokens[index].isSymbol(",") { index += 1 }
      }
      guard !elements.isEmpty, index + 6 < tokens.count, tokens[index].isSymbol("]"), tokens[index + 1].isSymbol(")"),
        tokens[index + 4].name == "text", tokens[index + 5].isSymbol("["), tokens[index + 6].isSymbol("]")
      else { continue }
      result += bytes[position..<tokens[place - 1].range.lowerBound]
      result +=
        Array("ARRAY[".utf8)
        + elements.map { Array("(".utf8) + $0 + Array(")::text".utf8) }
        .joined(separator: Array(", ".utf8)) + Array("]".utf8)
      position = tokens[index + 6].range.upperBound
    }
    return String(decoding: result + bytes[position...], as: UTF8.self)
  }

  private static func segments(
    of text: String,
    among names: Set<String>,
    qualifiedBy qualifiers: Set<String>
  ) -> [ColumnExpression.Segment] {
    let text = parsedAgain(text)
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
        let isQualified =
          index > 1 && tokens[index - 2].name.map(qualifiers.contains) == true
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

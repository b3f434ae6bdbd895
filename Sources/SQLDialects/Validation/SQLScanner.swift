import SchemaModel

/// A piece of an expression.
package enum SQLToken: Hashable, Sendable {
  /// A name or keyword without quotes, in lower case.
  case word(String)
  case number
  case string(String)
  /// `"x"`: a name on Postgres, a text on MySQL.
  case doubleQuoted(String)
  case backquoted(String)
  case column(String)
  case symbol(String)
}

/// An author's expression in pieces, as far as needed to find what is wrong with it.
struct SQLScanner {
  private(set) var tokens: [SQLToken] = []
  /// What makes the text no expression, in words.
  private(set) var problem: String?

  private var input: [Input] = []
  private var position = 0
  private let backslashEscapes: Bool

  private enum Input {
    case scalar(Unicode.Scalar)
    case column(String)
  }

  init(_ expression: ColumnExpression, for dialect: DialectName) {
    backslashEscapes = dialect == .mysql
    for segment in expression.segments {
      switch segment {
      case .sql(let text): input += text.unicodeScalars.map(Input.scalar)
      case .column(let name): input.append(.column(name))
      }
    }
    scan()
  }

  private func scalar(_ offset: Int = 0) -> Unicode.Scalar? {
    guard input.indices.contains(position + offset), case .scalar(let scalar) = input[position + offset] else {
      return nil
    }
    return scalar
  }

  private mutating func scan() {
    var depth = 0
    while position < input.count, problem == nil {
      guard let next = scalar() else {
        if case .column(let name) = input[position] { tokens.append(.column(name)) }
        position += 1
        continue
      }
      switch next {
      case _ where next.properties.isWhitespace: position += 1
      case "'": tokens.append(.string(quoted(by: "'", escapes: backslashEscapes || isAfterE)))
      case "\"": tokens.append(.doubleQuoted(quoted(by: "\"", escapes: backslashEscapes)))
      case "`": tokens.append(.backquoted(quoted(by: "`", escapes: false)))
      case "-" where scalar(1) == "-": skipLine()
      case "/" where scalar(1) == "*": skipComment()
      case "$" where !backslashEscapes && dollarTag != nil: tokens.append(.string(dollarQuoted()))
      case _ where Self.isWordStart(next): tokens.append(word())
      case "0"..."9":
        while let digit = scalar(), Self.isWordPart(digit) || digit == "." { position += 1 }
        tokens.append(.number)
      default:
        if next == "(" { depth += 1 }
        if next == ")" { depth -= 1 }
        if next == ";" { problem = "has a semicolon; leave it out" }
        if depth < 0 { problem = "closes a parenthesis that it does not open; leave it out" }
        tokens.append(.symbol(symbol(next)))
      }
    }
    if problem == nil, depth > 0 { problem = "opens a parenthesis that it does not close; close it" }
    if problem == nil, tokens.isEmpty { problem = "is empty; write one" }
  }

  /// `E'…'`, in which a backslash escapes on Postgres too.
  private var isAfterE: Bool {
    guard tokens.last == .word("e"), let before = scalar(-1) else { return false }
    return before == "e" || before == "E"
  }

  private static func isWordStart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar == "_"
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    isWordStart(scalar) || ("0"..."9").contains(scalar) || scalar == "$"
  }

  private mutating func word() -> SQLToken {
    var text = String.UnicodeScalarView()
    while let next = scalar(), Self.isWordPart(next) {
      text.append(next)
      position += 1
    }
    return .word(String(text).lowercased())
  }

  private mutating func symbol(_ first: Unicode.Scalar) -> String {
    var text = String(first)
    position += 1
    while let next = scalar(), ["||", "::", "<>", "!=", "<=", ">=", "->", "->>"].contains(text + String(next)) {
      text += String(next)
      position += 1
    }
    return text
  }

  private mutating func quoted(by quote: Unicode.Scalar, escapes: Bool) -> String {
    var text = String.UnicodeScalarView()
    position += 1
    while position < input.count {
      guard let next = scalar() else {
        problem = "has a column inside quotes, where it is text; put the quotes around the text only"
        return String(text)
      }
      position += 1
      if next == "\\", escapes, let escaped = scalar() {
        text.append(escaped)
        position += 1
      } else if next != quote {
        text.append(next)
      } else if scalar() == quote {
        text.append(quote)
        position += 1
      } else {
        return String(text)
      }
    }
    problem = "opens a quote that it does not close; close it"
    return String(text)
  }

  private mutating func skipLine() {
    while position < input.count {
      if scalar() == "\n" { return }
      position += 1
    }
    problem = "ends in a comment that would hide what follows; leave it out"
  }

  private mutating func skipComment() {
    position += 2
    while position < input.count {
      if scalar() == "*", scalar(1) == "/" {
        position += 2
        return
      }
      position += 1
    }
    problem = "opens a comment that it does not close; close it"
  }

  /// The length of `$tag$` here, if it is one.
  private var dollarTag: Int? {
    var length = 1
    while let next = scalar(length), Self.isWordPart(next), next != "$" { length += 1 }
    return scalar(length) == "$" ? length + 1 : nil
  }

  private mutating func dollarQuoted() -> String {
    guard let length = dollarTag else { return "" }
    let tag = (0..<length).map { scalar($0) }
    position += length
    var text = String.UnicodeScalarView()
    while position < input.count {
      if (0..<length).map({ scalar($0) }) == tag {
        position += length
        return String(text)
      }
      if let next = scalar() { text.append(next) }
      position += 1
    }
    problem = "opens a quote that it does not close; close it"
    return String(text)
  }
}

/// Takes SQL apart as Postgres does: quotes, dollar quotes, nested comments.
struct DSQLScanner {
  let text: String.UnicodeScalarView
  private(set) var position: String.UnicodeScalarView.Index

  init(_ text: String) {
    self.text = text.unicodeScalars
    position = self.text.startIndex
  }

  private var rest: Substring.UnicodeScalarView { text[position...] }

  private func starts(_ string: String) -> Bool { rest.starts(with: string.unicodeScalars) }

  private mutating func skip(_ count: Int = 1) {
    position = text.index(position, offsetBy: count, limitedBy: text.endIndex) ?? text.endIndex
  }

  mutating func next() -> DSQLTokens.Token? {
    skipBlanks()
    guard let scalar = rest.first else { return nil }
    switch scalar {
    case "'": return string(withEscapes: false)
    case "\"": return .name(quotedName())
    case "$": if let token = dollarQuoted() { return token }
    case "0"..."9":
      let digits = take { ("0"..."9").contains($0) || $0 == "." }
      return .number(Int(digits) ?? .max)
    default: break
    }
    if scalar == "_" || scalar.properties.isAlphabetic {
      if starts("E'") || starts("e'") {
        skip()
        return string(withEscapes: true)
      }
      return .word(
        take { $0 == "_" || $0 == "$" || $0.properties.isAlphabetic || ("0"..."9").contains($0) }.uppercased()
      )
    }
    skip()
    return .sign(Character(scalar))
  }

  private mutating func take(_ belongs: (Unicode.Scalar) -> Bool) -> String {
    let end = rest.firstIndex { !belongs($0) } ?? text.endIndex
    defer { position = end }
    return String(text[position..<end])
  }

  private mutating func skipBlanks() {
    while let scalar = rest.first {
      if scalar.properties.isWhitespace {
        skip()
      } else if starts("--") {
        position = rest.firstIndex { $0 == "\n" || $0 == "\r" } ?? text.endIndex
      } else if starts("/*") {
        skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() {
    var depth = 0
    repeat {
      if starts("/*") {
        depth += 1
        skip(2)
      } else if starts("*/") {
        depth -= 1
        skip(2)
      } else {
        skip()
      }
    } while depth > 0 && position < text.endIndex
  }

  private mutating func string(withEscapes: Bool) -> DSQLTokens.Token {
    skip()
    while let scalar = rest.first {
      if withEscapes, scalar == "\\" {
        skip(2)
      } else if starts("''") {
        skip(2)
      } else {
        skip()
        if scalar == "'" { break }
      }
    }
    return .constant
  }

  private mutating func quotedName() -> String {
    skip()
    var name = String.UnicodeScalarView()
    while let scalar = rest.first {
      if starts("\"\"") {
        name.append("\"")
        skip(2)
      } else {
        skip()
        if scalar == "\"" { break }
        name.append(scalar)
      }
    }
    return String(name)
  }

  /// nil when the dollar begins no quote.
  private mutating func dollarQuoted() -> DSQLTokens.Token? {
    let behind = rest.dropFirst()
    guard let end = behind.firstIndex(of: "$"),
      behind[..<end].allSatisfy({ $0 == "_" || $0.properties.isAlphabetic || ("0"..."9").contains($0) })
    else { return nil }
    let tag = Array(text[position...end])
    position = text.index(after: end)
    while position < text.endIndex, !rest.starts(with: tag) { skip() }
    skip(tag.count)
    return .constant
  }
}

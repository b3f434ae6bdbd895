import SchemaModel

/// Values of the model as Postgres reads them; Aurora DSQL reads the same.
///
/// Everything that comes from outside passes through `quoted` or `literal` here, and nowhere else.
enum PostgresText {
  /// An identifier, whatever characters it has: `"the ""best"""`.
  static func quoted(_ identifier: String) -> String {
    "\"\(identifier.replacingEach("\"", with: "\"\""))\""
  }

  /// A string constant: `'it''s'`. With `standard_conforming_strings`, which every supported server has on, a backslash
  /// is a character like any other.
  ///
  /// A carriage return is written out (`E'\r'`): psql ends a comment at it, and a statement may come to stand in one.
  static func literal(_ string: String) -> String {
    let quoted = string.replacingEach("'", with: "''")
    guard quoted.utf8.contains(13) else { return "'\(quoted)'" }
    return "E'\(quoted.replacingEach("\\", with: "\\\\").replacingEach("\r", with: "\\r"))'"
  }

  static func name(_ name: ObjectName) -> String {
    name.namespace.map { "\(quoted($0)).\(quoted(name.name))" } ?? quoted(name.name)
  }

  static func action(_ action: ReferentialAction) -> String {
    switch action {
    case .noAction: "NO ACTION"
    case .restrict: "RESTRICT"
    case .cascade: "CASCADE"
    case .setNull: "SET NULL"
    case .setDefault: "SET DEFAULT"
    }
  }

  static func columns(_ names: [String]) -> String {
    "(\(names.map(quoted).joined(separator: ", ")))"
  }

  /// The relation's OID, or NULL when there is none: `to_regclass('"users"')`.
  static func regclass(_ relation: ObjectName) -> String {
    "to_regclass(\(literal(name(relation))))"
  }

  /// The type's OID, or NULL when there is none.
  static func regtype(_ type: ObjectName) -> String {
    "to_regtype(\(literal(name(type))))"
  }

  static func type(_ type: ColumnType) -> String {
    switch type {
    case .builtin(let name, let arguments):
      return arguments.isEmpty ? name : "\(name)(\(arguments.map(String.init).joined(separator: ", ")))"
    case .enumType(let name), .domain(let name): return self.name(name)
    case .array(let element): return "\(self.type(element))[]"
    case .verbatim(let text): return text
    // Lowering gives Postgres an enum type or a check instead; a text column at least holds the labels.
    case .inlineEnum: return "text"
    }
  }

  /// An author's expression, its columns quoted. A comment at its end does not swallow what follows.
  static func expression(_ expression: ColumnExpression) -> String {
    let text = expression.rendered(quote: quoted)
    return text.containsBytes(of: "--") ? text + "\n" : text
  }

  static func constant(_ literal: Literal) -> String {
    switch literal {
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let digits): digits.unicodeScalars.allSatisfy(numberScalars.contains) ? digits : self.literal(digits)
    case .string(let text): self.literal(text)
    case .bytes(let bytes): self.literal("\\x" + bytes.map(hexadecimal).joined())
    }
  }

  static func defaultValue(_ value: DefaultValue) -> String {
    switch value {
    case .literal(let literal):
      return constant(literal)
    case .expression(let expression):
      let text = self.expression(expression)
      return isCallOrName(text) ? text : "(\(text))"
    }
  }

  /// `body` as a dollar-quoted constant whose tag does not occur in it.
  static func dollarQuoted(_ body: String) -> String {
    var tag = "$$"
    var attempt = 0
    // A dollar at its end would be taken for the beginning of `$$`.
    while body.containsBytes(of: tag) || (attempt == 0 && body.utf8.last == UInt8(ascii: "$")) {
      attempt += 1
      tag = "$cairn\(attempt)$"
    }
    return tag + body + tag
  }

  private static let numberScalars = Set("0123456789.eE+-".unicodeScalars)
  private static let nameScalars = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.".unicodeScalars
  )

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  /// `now()` or `CURRENT_DATE`: a name, and behind it nothing but one pair of parentheses without quotes or more
  /// parentheses inside. DEFAULT takes those as they are; for much of the rest its grammar wants parentheses around.
  private static func isCallOrName(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    let rest = scalars.drop(while: nameScalars.contains)
    if rest.isEmpty { return !text.isEmpty }
    guard rest.startIndex > scalars.startIndex, rest.first == "(", rest.last == ")" else { return false }
    return !rest.dropFirst().dropLast().contains { "()'\"-$\n".unicodeScalars.contains($0) }
  }
}

extension String {
  /// The string with each such scalar replaced.
  ///
  /// By scalar, not by `Character`: a quote with a combining mark behind it is one character to Swift, another one than
  /// the quote, and still a quote to the server.
  fileprivate func replacingEach(_ scalar: Unicode.Scalar, with replacement: String) -> String {
    var result = String.UnicodeScalarView()
    for each in unicodeScalars {
      if each == scalar { result.append(contentsOf: replacement.unicodeScalars) } else { result.append(each) }
    }
    return String(result)
  }

  /// Whether the text occurs, byte by byte for the same reason.
  func containsBytes(of text: String) -> Bool {
    let (hay, needle) = (Array(utf8), Array(text.utf8))
    guard let first = needle.first, hay.count >= needle.count else { return needle.isEmpty }
    return (0...(hay.count - needle.count)).contains { start in
      hay[start] == first && hay[start..<(start + needle.count)].elementsEqual(needle)
    }
  }
}

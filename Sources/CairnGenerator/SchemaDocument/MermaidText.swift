import SchemaModel

/// Names as Mermaid's entity-relationship diagrams take them, whatever characters they have.
///
/// Its lexer knows words of its own in every place, its labels are read as Markdown and its directives are looked for in
/// the whole text, so that quotes alone protect nothing.
enum MermaidText {
  /// A label, in quotes. What is no letter, digit, comma or space is a character reference (`#34;`).
  static func quoted(_ text: String) -> String {
    // An underscore at an end would be emphasis.
    if text.isMade(of: .word), let first = text.utf8.first, first != 95, text.utf8.last != 95 { return "\"\(text)\"" }
    let scalars = Array(text.visible.unicodeScalars)
    var result = "\""
    for (index, scalar) in scalars.enumerated() {
      // `direction TB` is a statement wherever it stands in a line.
      let isGap = scalar == " " && !result.lowercased().hasSuffix("direction")
      if isGap || isHarmless(scalar) || isInsideWord(scalars, index) {
        result.unicodeScalars.append(scalar)
      } else {
        result += "#\(scalar.value);"
      }
    }
    return scalars.isEmpty ? "\"#32;\"" : result + "\""
  }

  /// The name of an attribute: letters, digits and `_`. Compare it with the name to see whether it says the same.
  static func word(_ name: String) -> String {
    if name.isMade(of: .word), let first = name.unicodeScalars.first, first.isASCIILetter, !startsLikeKey(name) {
      return name
    }
    return word(name) { $0.isASCIIDigit || $0 == "_" || isLetter($0) }
  }

  /// The type of an attribute, without what cannot stand there: `numeric(10, 2)` is `numeric`.
  static func type(_ type: ColumnType) -> String {
    switch type {
    case .builtin(let name, let arguments):
      let base = word(name)
      return arguments.count == 1 ? "\(base)(\(arguments[0]))" : base
    case .enumType(let name), .domain(let name): return word(name.name)
    case .inlineEnum: return "enum"
    case .array(let element): return "\(self.type(element))[]"
    case .verbatim(let text): return word(String(text.prefix(40)))
    }
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "," || (scalar.isPlain && !scalar.properties.isWhitespace)
  }

  private static func word(_ text: String, allowed: (Unicode.Scalar) -> Bool) -> String {
    var word = ""
    for scalar in text.unicodeScalars { word.unicodeScalars.append(allowed(scalar) ? scalar : "_") }
    let startsWithLetter = word.unicodeScalars.first.map { isLetter($0) || $0 == "_" } ?? false
    return startsWithLetter && !startsLikeKey(word) ? word : "_" + word
  }

  /// `PK`, `FK` and `UK` are keys, also in front of a letter that is not ASCII.
  private static func startsLikeKey(_ word: String) -> Bool {
    guard word.utf8.dropFirst().first.map({ $0 | 32 }) == UInt8(ascii: "k"),
      ["pk", "fk", "uk"].contains(where: { word.lowercased().hasPrefix($0) })
    else { return false }
    let next = word.unicodeScalars.dropFirst(2).first
    return next.map { !$0.isASCII } ?? true
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCIILetter || ((0xC0...0xFFFF).contains(scalar.value) && scalar.properties.isAlphabetic)
  }

  /// `_`, `-` and `.` between two letters mean nothing to Markdown.
  private static func isInsideWord(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    guard scalars[index] == "_" || scalars[index] == "-" || scalars[index] == "." else { return false }
    guard index > 0, index + 1 < scalars.count else { return false }
    return scalars[index - 1].isPlain && scalars[index + 1].isPlain
  }
}

/// Names, comments and SQL as GitHub's Markdown shows them, whatever characters they have.
enum MarkdownText {
  /// Text in a line or a cell.
  static func text(_ text: String) -> String {
    escaped(text.visible)
  }

  /// Text of the author's: its line breaks are kept.
  static func prose(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { self.text(trimmed(String($0))) }.joined(separator: "<br>")
  }

  /// Prose as a paragraph of its own, that no first character makes a list or a quotation.
  static func paragraph(_ text: String) -> String {
    let prose = prose(trimmed(text))
    guard let first = prose.unicodeScalars.first, first.isASCII, !first.isASCIILetter, first != "\\", first != "&"
    else {
      return prose
    }
    return "&#\(first.value);" + String(prose.unicodeScalars.dropFirst())
  }

  /// A name or a piece of SQL in the type of code.
  static func code(_ text: String) -> String {
    if text.isMade(of: .code), let first = text.utf8.first, first != 32, text.utf8.last != 32 { return "`\(text)`" }
    let text = text.visible
    let scalars = text.unicodeScalars
    let isPlain = !scalars.isEmpty && scalars.first != " " && scalars.last != " "
    if isPlain, !scalars.contains(where: { $0 == "`" || $0 == "|" }) { return "`\(text)`" }
    var result = "<code>"
    for scalar in scalars {
      if scalar.isPlain {
        result.unicodeScalars.append(scalar)
      } else {
        result += "&#\(scalar == " " ? 160 : scalar.value);"
      }
    }
    return result + "</code>"
  }

  /// Several names, each in the type of code.
  static func code(_ names: [String]) -> String {
    names.map(code).joined(separator: ", ")
  }

  static func row(_ cells: [String]) -> String {
    "| \(cells.joined(separator: " | ")) |"
  }

  private static func escaped(_ text: String) -> String {
    if text.isMade(of: .text) { return text }
    var result = ""
    var previous: Unicode.Scalar = " "
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      // Two of them begin a formula, and a backslash does not help.
      case "$": result += "&#36;"
      case "_" where previous.isPlain && next.isPlain: result += "_"
      case _ where scalar.isASCII && syntax.contains(UInt8(scalar.value)): result += "\\\(scalar)"
      default: result.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return result
  }

  private static func trimmed(_ text: String) -> String {
    let isSpace: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }
    var scalars = text.unicodeScalars[...].drop(while: isSpace)
    while let last = scalars.last, isSpace(last) { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }

  private static let syntax = Set("\\`*_{}[]<>#|~&$!".utf8)
}

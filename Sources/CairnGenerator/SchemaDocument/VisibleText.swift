extension String {
  /// The text with what cannot be seen written out: `\n`, `\u{202E}`.
  ///
  /// A line break would end a cell, and a mark that turns the reading order would show something else than what is there.
  var visible: String {
    if isMade(of: .printable) { return self }
    guard unicodeScalars.contains(where: \.isInvisible) else { return self }
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.isInvisible: result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  fileprivate var isInvisible: Bool {
    if isASCII { return value < 32 || value == 127 }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: return true
    default: return false
    }
  }

  var isASCIILetter: Bool { (65...90).contains(value) || (97...122).contains(value) }

  var isASCIIDigit: Bool { (48...57).contains(value) }

  /// Neither syntax nor a space, in Markdown and in Mermaid.
  var isPlain: Bool { isASCIILetter || isASCIIDigit || value > 127 }
}

/// Text that stands behind `--`: no character of it may end the comment.
package enum SQLComment {
  /// One line: line breaks and other control characters are written out.
  package static func line(_ text: String) -> String {
    var line = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": line += "\\n"
      case "\r": line += "\\r"
      case "\t": line += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7f {
          line += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
          line.unicodeScalars.append(scalar)
        }
      }
    }
    return line
  }

  /// A script with `-- ` before each of its lines, so that taking the marks away gives the script again.
  package static func block(_ script: String) -> String {
    script.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "--" : "-- \($0)" }
      .joined(separator: "\n")
  }
}

/// The one place where a name or a text becomes MySQL's SQL. It goes by Unicode scalars: a combining mark behind a quote
/// makes one `Character` of both, and would hide the quote.
enum MySQLQuoting {
  static func identifier(_ name: String) -> String {
    var quoted = "`"
    for scalar in name.unicodeScalars {
      if scalar == "`" { quoted.unicodeScalars.append("`") }
      quoted.unicodeScalars.append(scalar)
    }
    quoted.unicodeScalars.append("`")
    return quoted
  }

  /// A string constant under the `sql_mode` that every file sets first: a backslash escapes, a quote is doubled.
  /// Applied to a whole statement it makes the text that PREPARE takes.
  static func literal(_ text: String) -> String {
    var quoted = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": quoted += "''"
      case "\\": quoted += "\\\\"
      case "\0": quoted += "\\0"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\u{1A}": quoted += "\\Z"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    quoted.unicodeScalars.append("'")
    return quoted
  }
}

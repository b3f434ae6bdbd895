import SchemaModel

/// Whether an expression may give another value for each row.
enum PostgresVolatility {
  /// True unless every function that is called is known to be the same throughout a statement. Of an unknown function
  /// nothing can be known without asking the server.
  static func mayBeVolatile(_ expression: ColumnExpression) -> Bool {
    calledNames(in: expression.description).contains { !stable.contains($0) }
  }

  /// Functions that are stable or immutable, and words that a parenthesis may follow without a call.
  private static let stable: Set<String> = [
    "now", "transaction_timestamp", "statement_timestamp", "current_timestamp", "current_date", "current_time",
    "localtimestamp", "localtime", "current_setting", "current_schema", "current_database", "date_trunc", "to_char",
    "to_timestamp", "make_interval", "make_date", "timezone", "lower", "upper", "concat", "md5", "coalesce", "nullif",
    "greatest", "least", "abs", "round", "length", "jsonb_build_object", "jsonb_build_array", "json_build_object",
    "json_build_array", "to_jsonb", "to_tsvector", "txid_current",
    "array", "row", "cast", "interval", "date", "timestamp", "timestamptz", "time", "extract", "varchar", "char",
    "numeric", "decimal", "bit", "in", "and", "or", "not", "case", "when", "then", "else", "as", "any", "all", "values",
    "between", "is", "like",
  ]

  /// The last part of each name with an open parenthesis behind it, in lower case. Constants are skipped.
  private static func calledNames(in text: String) -> [String] {
    var names: [String] = []
    var name = ""
    var isQuoted = false
    var gap = false
    for scalar in text.unicodeScalars {
      if scalar == "'" {
        isQuoted.toggle()
        name = ""
      } else if isQuoted {
        continue
      } else if scalar.properties.isAlphabetic || scalar == "_" || ("0"..."9").contains(scalar) {
        if gap { name = "" }
        gap = false
        name.unicodeScalars.append(scalar)
      } else if scalar == "(" {
        if !name.isEmpty { names.append(name.lowercased()) }
        name = ""
        gap = false
      } else if scalar.properties.isWhitespace || scalar == "\"" {
        gap = !name.isEmpty && scalar != "\""
      } else {
        name = ""
        gap = false
      }
    }
    return names
  }
}

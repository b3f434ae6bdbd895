package import SchemaModel

/// Values that fit a column's type, as the server reads them from text.
package struct SampleValues: Sendable {
  private let schema: DatabaseSchema

  package init(_ schema: DatabaseSchema) {
    self.schema = schema
  }

  /// The first one is tidy: different for each number, and such that other types hold it.
  package func texts(of type: ColumnType, _ number: Int) -> [String] {
    let digit = "\(number + 1)"
    switch type {
    case .enumType(let name): return label(schema.enumType(name)?.labels ?? [], number)
    case .inlineEnum(let labels): return label(labels, number)
    case .domain(let name):
      for case .domain(let domain) in schema.objects where domain.name == name { return texts(of: domain.type, number) }
      return []
    case .array(let element):
      guard let first = texts(of: element, number).first else { return [] }
      let escaped = first.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return ["{\"\(escaped)\"}", "{}", "{\"\(escaped)\",NULL}"]
    case .verbatim("citext"): return strings(nil, number)
    case .verbatim: return []
    case .builtin(let name, let arguments):
      switch name.hasSuffix(" unsigned") ? String(name.dropLast(9)) : name {
      case "tinyint", "boolean": return ["\(number % 2)"]
      case "bit": return ["\(number % 2)"]
      case "mediumint": return [digit, "0"]
      case "year": return ["202\(number % 10)"]
      case "smallint": return [digit, "-32768", "32767", "0"]
      case "integer", "int": return [digit, "-2147483648", "2147483647", "0"]
      case "bigint": return [digit, "-9223372036854775808", "9223372036854775807", "0"]
      case "numeric", "decimal": return numbers(arguments, number)
      case "real", "float", "double", "double precision": return ["\(digit).5", "-0.1", "0", "\(digit)e5"]
      case "char", "varchar", "text", "tinytext", "mediumtext", "longtext", "citext":
        return strings(arguments.first, number)
      case "bytea", "tinyblob", "mediumblob", "longblob", "blob", "varbinary", "binary": return [digit]
      case "uuid": return ["00000000-0000-4000-8000-00000000000\(digit)"]
      case "date": return ["2024-02-0\(digit)", "1999-12-31"]
      case "time": return ["10:30:0\(digit)", "23:59:59.123456"]
      case "timestamptz", "timestamp", "datetime": return ["2024-02-0\(digit) 10:30:00", "1999-12-31 23:59:59.987654"]
      case "interval": return ["\(digit) days", "-1 year 2 mons 03:04:05.6"]
      case "json", "jsonb": return ["{\"a\": \(digit)}", "[1, \"it's\", null]", "\"x\\\\y\""]
      case "tsvector": return ["word\(digit)"]
      case "inet": return ["10.0.0.\(digit)/8", "::1"]
      case "cidr": return ["10.\(digit).0.0/16"]
      case "macaddr": return ["08:00:2b:01:02:0\(digit)"]
      case "money": return [digit]
      case "xml": return ["<a>\(digit)</a>"]
      default: return []
      }
    }
  }

  private func label(_ labels: [String], _ number: Int) -> [String] {
    labels.isEmpty ? [] : [labels[number % labels.count]] + labels
  }

  private func numbers(_ arguments: [Int], _ number: Int) -> [String] {
    let precision = arguments.first ?? 10, scale = arguments.dropFirst().first ?? 0
    let digit = "\(number + 1)"
    let whole = String(repeating: "9", count: precision - scale), fraction = String(repeating: "9", count: scale)
    let longest = (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : ".\(fraction)")
    return [precision > scale ? digit : "0.\(digit)", longest, "-\(longest)", "0"]
  }

  private func strings(_ limit: Int?, _ number: Int) -> [String] {
    let limit = limit ?? 60
    let digits = String(repeating: "\(number + 1)", count: min(4, limit))
    let others = [
      "word \(number)", "it's", "say \"hi\"", "back\\slash", "-- no comment", "$$ or $1", "ä 列 🙂", "line\nbreak",
      String(repeating: "é", count: limit), "",
    ]
    return [digits] + others.filter { $0.unicodeScalars.count <= limit }
  }
}

import SchemaModel

/// Limits of types that dialects share in form and differ in number.
struct TypeBounds {
  var title: String
  var dialect: DialectName

  /// `varchar(n)` and its like.
  func check(_ length: Int, of name: String, in range: ClosedRange<Int>, wayOut: String) throws(UnavailableType) {
    guard !range.contains(length) else { return }
    throw UnavailableType(
      reason:
        "\(name)(\(length)) is not a type of \(title), whose \(name) takes \(range.lowerBound) to \(range.upperBound)",
      wayOut: wayOut
    )
  }

  func checkDigits(_ digits: Int?, of name: String) throws(UnavailableType) {
    guard let digits, !(0...6).contains(digits) else { return }
    throw UnavailableType(
      reason: "\(name) has 0 to 6 fractional digits, not \(digits)",
      wayOut: "choose a number from 0 to 6"
    )
  }

  func checkDecimal(
    _ precision: Int,
    _ scale: Int,
    precisions: ClosedRange<Int>,
    scales: ClosedRange<Int>
  ) throws(UnavailableType) {
    guard !precisions.contains(precision) || !scales.contains(scale) else { return }
    throw UnavailableType(
      reason: "decimal(\(precision), \(scale)) is not a type of \(title), which takes a precision of "
        + "\(precisions.lowerBound) to \(precisions.upperBound) and a scale of \(scales.lowerBound) to \(scales.upperBound)",
      wayOut: "choose numbers inside these limits"
    )
  }

  func unavailable(_ words: String, wayOut: String? = nil) -> UnavailableType {
    UnavailableType(
      reason: "\(title) has no type '\(words)'",
      wayOut: wayOut ?? "say what it is there with .on(.\(dialect.rawValue), type: \"…\"), or choose another type"
    )
  }
}

extension EnumerationDeclaration {
  /// The length of a varchar that holds each label, with room: on DSQL a column can never become wider.
  var textLength: Int {
    let longest = labels.map(\.unicodeScalars.count).max() ?? 0
    return [64, 255, 1024].first { $0 >= longest } ?? longest
  }
}

extension DeclaredType {
  /// As the DSL writes it, without the dot.
  var words: String {
    switch self {
    case .smallint: "smallint"
    case .integer: "integer"
    case .bigint: "bigint"
    case .real: "real"
    case .double: "double"
    case .decimal(let precision, let scale): "decimal(\(precision), \(scale))"
    case .boolean: "boolean"
    case .char(let length): "char(\(length))"
    case .varchar(let length): "varchar(\(length))"
    case .text: "text"
    case .bytes: "bytes"
    case .varbytes(let length): "varbytes(\(length))"
    case .uuid: "uuid"
    case .date: "date"
    case .time: "time"
    case .timestamp: "timestamp"
    case .localTimestamp: "localTimestamp"
    case .interval: "interval"
    case .json: "json"
    case .jsonb: "jsonb"
    case .array(let element): "array(\(element.words))"
    case .enumeration(let enumeration): "enumeration \(enumeration.name)"
    case .inet: "inet"
    case .vector(let dimensions): "vector(\(dimensions))"
    case .tsvector: "tsvector"
    case .domain(let name): "domain \(name)"
    case .custom(let text): text
    }
  }

  /// It holds a date or a time.
  var isTemporal: Bool {
    switch self {
    case .date, .time, .timestamp, .localTimestamp: true
    default: false
    }
  }
}

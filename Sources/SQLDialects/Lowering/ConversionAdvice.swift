import SchemaModel

/// What to write on a column whose change of type only its author can make.
struct ConversionAdvice {
  /// What is said of values that the author's expression makes.
  static let fate = "whatever the expression of .converted(from:) does not keep"

  private let before: ColumnType
  private let rules: any DialectRules

  /// A conversion that has no way in the direction of the plan lacks its way back.
  init(from old: ColumnType, to new: ColumnType, _ conversion: ColumnConversion?, _ rules: any DialectRules) {
    before = conversion?.back == nil ? old : new
    self.rules = rules
  }

  /// The line of Swift.
  var code: String {
    ".converted(from: \(SwiftTypeText.of(before, rules))) { \"… \\($0) …\" } back: { \"… \\($0) …\" }"
  }

  var wayOut: String {
    "say what the values become, and for the rollback what they become again, on the column: \(code)"
  }
}

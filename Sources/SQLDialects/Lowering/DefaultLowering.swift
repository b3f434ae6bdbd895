import SchemaModel

/// What a column holds when a row does not say, in one dialect's words.
struct DefaultLowering {
  private let column: ColumnDeclaration
  private let type: ColumnType
  private let subject: String
  private let rules: any DialectRules

  init(_ column: ColumnDeclaration, type: ColumnType, subject: String, _ rules: any DialectRules) {
    self.column = column
    self.type = type
    self.subject = subject
    self.rules = rules
  }

  func lower(_ findings: inout Findings) -> DefaultValue? {
    switch column.defaultValue {
    case nil: return nil
    case .sql(let expression): return .expression(expression.lowered(for: rules.options.name))
    case .now:
      if let now = rules.now(for: type) ?? fallback(rules.now) { return .expression(ColumnExpression(sql: now)) }
      findings.error(
        column.location,
        subject,
        "a column of type \(type) holds no moment, so its default cannot be .now; use .timestamp"
      )
      return nil
    case .random:
      if let random = rules.random(for: type) ?? fallback(rules.random) {
        return .expression(ColumnExpression(sql: random))
      }
      findings.error(
        column.location,
        subject,
        "a column of type \(type) holds no UUID, so its default cannot be .random; use .uuid"
      )
      return nil
    case .literal(let literal):
      if column.type == .uuid, case .string(let text) = literal { return uuid(text, &findings) }
      return .literal(literal)
    }
  }

  /// For the author's own type: what the declared one would get.
  private func fallback(_ function: (ColumnType) -> String?) -> String? {
    guard case .verbatim = type, let declared = try? rules.lowered(column.type) else { return nil }
    if case .verbatim = declared.type { return nil }
    return function(declared.type)
  }

  private func uuid(_ text: String, _ findings: inout Findings) -> DefaultValue? {
    guard let digits = UUIDText.canonical(text) else {
      findings.error(
        column.location,
        subject,
        "the default '\(text)' is no UUID; write it as 8-4-4-4-12 hexadecimal digits"
      )
      return nil
    }
    return rules.uuidDefault(digits, for: type) ?? .literal(.string(digits))
  }
}

enum UUIDText {
  /// The one form that every server reads: 36 characters, lower case; nil when it is no UUID.
  static func canonical(_ text: String) -> String? {
    var digits = Array(text.lowercased())
    if digits.first == "{", digits.last == "}" { digits = Array(digits.dropFirst().dropLast()) }
    digits.removeAll { $0 == "-" }
    guard digits.count == 32, digits.allSatisfy({ ("0"..."9").contains($0) || ("a"..."f").contains($0) })
    else { return nil }
    let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
    return parts.joined(separator: "-")
  }
}

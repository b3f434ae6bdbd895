import SchemaModel

/// What lowering and validation found for one dialect.
struct Findings {
  private let dialect: DialectName
  private(set) var diagnostics: [Diagnostic] = []

  init(_ dialect: DialectName) {
    self.dialect = dialect
  }

  /// `subject` is what people call it: `users.email`.
  mutating func error(_ location: SourceLocation?, _ subject: String, _ message: String) {
    report(.error, location, subject, message)
  }

  mutating func warning(_ location: SourceLocation?, _ subject: String, _ message: String) {
    report(.warning, location, subject, message)
  }

  private mutating func report(
    _ severity: Diagnostic.Severity,
    _ location: SourceLocation?,
    _ subject: String,
    _ message: String
  ) {
    diagnostics.append(Diagnostic(severity, at: location, "'\(subject)': \(message)", dialects: [dialect]))
  }
}

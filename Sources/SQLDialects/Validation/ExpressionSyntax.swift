import SchemaModel

/// Texts that are no expression, whatever they mean: open quotes and parentheses, semicolons.
enum ExpressionSyntax: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    for table in schema.tables {
      for use in table.expressions(for: schema.dialect) {
        guard let problem = SQLScanner(use.expression, for: schema.dialect).problem else { continue }
        findings.error(use.location, use.subject, "the expression of \(use.place.words) \(problem)")
      }
    }
  }
}

/// One thing that can be wrong with a schema. All rules run, and everything they find is reported at once.
protocol ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings)
}

enum ValidationRules {
  static var all: [any ValidationRule.Type] { [] }
}

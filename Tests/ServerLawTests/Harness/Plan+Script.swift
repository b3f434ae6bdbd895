import SQLDialects

extension Plan {
  /// As it runs, whole.
  var script: String {
    Self.ended(preamble) + steps.map { $0.script + "\n" }.joined() + Self.ended(epilogue)
  }

  /// As far as it comes when it is stopped behind so many statements of its steps.
  func script(stoppedBehind count: Int) -> String {
    let statements = steps.flatMap { step in
      step.statements.map { Step(step.title, statements: [$0], delimiter: step.delimiter).script + "\n" }
    }
    return Self.ended(preamble) + statements.prefix(count).joined()
  }

  private static func ended(_ statements: [String]) -> String { statements.map { $0 + ";\n" }.joined() }
}

package import SQLDialects
package import SchemaModel

/// A migration file: header, steps, proof and the way back, as one text.
package struct MigrationDocument: Sendable {
  package var name: MigrationName
  package var dialect: DialectOptions
  /// What it is for, in one line.
  package var purpose: String
  package var plan: Plan
  /// The plan that takes it back, run on a database that has it.
  package var rollback: Plan
  /// The migration before it.
  package var requires: MigrationName?
  /// `2026-11-21`.
  package var created: String
  /// What `--squash` made it of.
  package var replaces: [ReplacedMigration] = []
  /// Objects that go and come back whatever the database holds.
  package var remakes: [String] = []

  package init(
    _ name: MigrationName,
    dialect: DialectOptions,
    purpose: String,
    plan: Plan,
    rollback: Plan,
    requires: MigrationName?,
    created: String
  ) {
    self.name = name
    self.dialect = dialect
    self.purpose = purpose
    self.plan = plan
    self.rollback = rollback
    self.requires = requires
    self.created = created
  }

  /// The whole file.
  package var text: String {
    [header, Self.script(plan), verifyBlock, rollbackBlock].joined(separator: "\n\n") + "\n"
  }

  // MARK: Header

  private static let rule = "-- " + String(repeating: "=", count: 77)

  private var header: String {
    let risk = MigrationRisk(plan)
    var fields: [(String, [String])] = [
      ("Migration:", ["\(name.fileName)    dialect: \(dialect.words)"]),
      ("Purpose:", [purpose]),
      ("Type:", [kind]),
      ("Risk:", ["\(risk.level.rawValue). \(risk.reasons[0])"] + risk.reasons.dropFirst()),
      ("Locking:", lockLines),
      ("Runs:", [transactionRule]),
      ("Re-run:", [rerunRule]),
      ("Requires:", [requires?.description ?? "nothing"]),
      ("Created:", [created]),
    ]
    if !replaces.isEmpty { fields.insert(("Replaces:", replaces.flatMap(\.headerLines)), at: fields.count - 1) }
    if !remakes.isEmpty { fields.insert(("Remakes:", remakes + ["also where nothing is missing"]), at: 5) }
    let losses = plan.steps.flatMap(\.losses).filter { $0.kind == .destroys }.map { "\($0.object): \($0.what)" }
    if !losses.isEmpty { fields.insert(("Loses:", losses), at: 4) }
    var lines = [Self.rule]
    for (label, values) in fields {
      for (index, value) in values.enumerated() {
        let head = index == 0 ? label : ""
        lines.append("-- \(head)\(String(repeating: " ", count: 11 - head.count))\(SQLComment.line(value))")
      }
    }
    lines.append(Self.rule)
    return lines.joined(separator: "\n")
  }

  private var kind: String {
    let losses = plan.steps.flatMap(\.losses)
    if losses.contains(where: { $0.kind == .destroys }) { return "schema, destructive" }
    let touchesOldTables = plan.steps.contains { !$0.locks.isEmpty }
    return touchesOldTables ? "schema, changes existing tables" : "schema, additive"
  }

  private var lockLines: [String] {
    var tables: [ObjectName] = []
    var modes: [ObjectName: [(text: String, steps: [Int])]] = [:]
    for (number, step) in plan.numberedSteps {
      for lock in step.locks {
        if modes[lock.table] == nil { tables.append(lock.table) }
        let text = "\(lock.mode) \(lock.duration.words)"
        var known = modes[lock.table] ?? []
        if let index = known.firstIndex(where: { $0.text == text }) {
          if known[index].steps.last != number { known[index].steps.append(number) }
        } else {
          known.append((text, [number]))
        }
        modes[lock.table] = known
      }
    }
    if tables.isEmpty { return ["none on tables that were there before"] }
    return tables.sorted().map { table in
      let locks = (modes[table] ?? []).map { "\($0.text) (\(Self.ranges($0.steps)))" }
      return "\(table): \(locks.joined(separator: "; "))"
    }
  }

  private var transactionRule: String {
    if plan.isTransactional { return "in one transaction" }
    let alone = plan.numberedSteps.filter(\.step.requiresAutocommit).map(\.number)
    if alone.isEmpty || alone.count == plan.steps.count {
      return "statement by statement; the server commits each by itself"
    }
    return "statement by statement, outside a transaction (\(Self.ranges(alone)) requires it)"
  }

  private var rerunRule: String {
    let asked = plan.numberedSteps.filter { $0.step.doneWhen != nil }.map(\.number)
    if asked.isEmpty { return "safe; a statement whose work is done does nothing, or does it again to the same end" }
    return
      "safe with cairn, which asks the 'Done when' of \(Self.ranges(asked)); psql stops there with an error, unharmed"
  }

  /// `1-3, 7`
  private static func ranges(_ numbers: [Int]) -> String {
    var parts: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = parts.last, last.upperBound + 1 == number {
        parts[parts.count - 1] = last.lowerBound...number
      } else {
        parts.append(number...number)
      }
    }
    return parts.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ", ")
  }

  // MARK: Blocks

  /// The statements with a comment over each step.
  private static func script(_ plan: Plan) -> String {
    if plan.steps.isEmpty { return "-- Nothing to run: the database stays as it is." }
    var parts: [String] = []
    if !plan.preamble.isEmpty { parts.append(statements(plan.preamble)) }
    for (number, step) in plan.numberedSteps {
      let title = [step.title + ".", step.remark].filter { !$0.isEmpty }.joined(separator: " ")
      var lines = ["-- \(number)/\(plan.steps.count) \(SQLComment.line(title))"]
      if let query = step.doneWhen { lines.append("-- Done when: \(SQLComment.line(query))") }
      if step.repeatsUntilNoRowChanges { lines.append("-- Repeat: until it changes no row") }
      lines.append(step.script)
      parts.append(lines.joined(separator: "\n"))
    }
    if !plan.epilogue.isEmpty { parts.append(statements(plan.epilogue)) }
    return parts.joined(separator: "\n\n")
  }

  private static func statements(_ statements: [String]) -> String {
    statements.map { $0 + ";" }.joined(separator: "\n")
  }

  private var verifyBlock: String {
    let checks = plan.steps.flatMap(\.verifications)
    let title = "-- VERIFY " + String(repeating: "-", count: 70)
    if checks.isEmpty { return title }
    let script = checks.map { "\($0.query);   -- expect \(SQLComment.line($0.expected))" }.joined(separator: "\n")
    return title + "\n" + SQLComment.block(script)
  }

  private var rollbackBlock: String {
    let title = "-- ROLLBACK " + String(repeating: "-", count: 68)
    if !rollback.refusals.isEmpty {
      let reasons = rollback.refusals.map { "-- None: \(SQLComment.line("\($0.object): \($0.reason); \($0.wayOut)"))" }
      return ([title] + reasons).joined(separator: "\n")
    }
    let losses = rollback.steps.flatMap(\.losses).filter { $0.kind == .destroys }
      .map { "-- Loses data: \(SQLComment.line("\($0.object): \($0.what)"))" }
    if rollback.steps.isEmpty { return "\(title)\n-- \(ScriptBlocks.nothingToTakeBack)" }
    return ([title] + losses + [SQLComment.block(Self.script(rollback))]).joined(separator: "\n")
  }
}

extension DialectOptions {
  /// `postgres (14 and later)`
  package var words: String {
    minimumVersion == ServerVersion(0) ? name.rawValue : "\(name.rawValue) (\(minimumVersion) and later)"
  }
}

import Foundation
import SchemaDiff
import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

/// Random schemas and the changes between them before the three judges: dsql-lint, our own rules for what it misses, and
/// the stand-in. `CAIRN_LAW_PAIRS` says how many pairs, from `CAIRN_LAW_FIRST` on; the server gets a tenth of them.
@Suite("DSQL: random pairs before the judges")
struct DSQLJudgeTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let pairs = environment["CAIRN_LAW_PAIRS"].flatMap(Int.init) ?? 300
  private static let first = environment["CAIRN_LAW_FIRST"].flatMap { UInt64($0) } ?? 0

  /// The plans of one pair that DSQL does not refuse.
  private struct Trial {
    var old: Plan?
    var there: Plan?
    var back: Plan?
    var new: Plan?

    init(seed: UInt64, options: RandomSchema.Options = RandomSchema.Options(usesObjects: true)) throws {
      let dialect = DSQLDialect(DialectOptions(.dsql, from: ServerVersion(0)))
      let pair = RandomSchemaPair(seed: seed, dialect: .dsql, options: options)
      let empty = DatabaseSchema(dialect: .dsql)
      func accepted(_ plan: Plan) -> Plan? { plan.refusals.isEmpty ? plan : nil }
      func plan(_ from: DatabaseSchema, _ to: DatabaseSchema, _ hints: [RenameHint] = []) -> (Plan, Plan) {
        let changes = SchemaDiffer.difference(from: from, to: to, renames: hints).changes
        return (dialect.plan(changes, from: from), dialect.plan(changes.inverse, from: to))
      }
      old = accepted(plan(empty, pair.old).0)
      new = accepted(plan(empty, pair.new).0)
      let (there, back) = plan(pair.old, pair.new, pair.hints)
      self.there = accepted(there)
      self.back = accepted(back)
    }

    var plans: [Plan] { [old, new, there, back].compactMap { $0 } }
  }

  private static func statements(_ plan: Plan) -> [String] { plan.steps.flatMap(\.statements) }

  @Test("the rules for what dsql-lint misses")
  func rules() throws {
    var plans = 0
    for seed in 0..<UInt64(Self.pairs) {
      for plan in try Trial(seed: seed).plans {
        plans += 1
        #expect(DSQLRuleTable.findings(in: Self.statements(plan)) == [], "seed \(seed)")
      }
    }
    #expect(plans > Self.pairs * 2)
  }

  @Test("dsql-lint", .enabled(if: environment["CAIRN_TEST_TOOLS"] != nil, "no dsql-lint: run scripts/test"))
  func lint() throws {
    let tools = try #require(Self.environment["CAIRN_TEST_TOOLS"])
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-dsql-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var files: [String] = []
    for seed in 0..<UInt64(Self.pairs) {
      for (number, plan) in try Trial(seed: seed).plans.enumerated() {
        let statements = Self.statements(plan).filter(DSQLLintTests.parses)
        if statements.isEmpty { continue }
        let file = folder.appendingPathComponent("\(seed)-\(number).sql")
        try Data(statements.map { "\($0);\n" }.joined().utf8).write(to: file)
        files.append(file.path)
      }
    }
    let run = try ProcessRun.run("\(tools)/dsql-lint", files)
    #expect(run.status == 0, "\(run.output.prefix(4000))\(run.errors.prefix(4000))")
  }

  @Test(
    "the stand-in",
    .enabled(if: PostgresServer.dsqlFromEnvironment != nil, "no stand-in for DSQL: run scripts/test"),
    arguments: first..<(first + UInt64(max(pairs / 10, 1)))
  )
  func server(_ seed: UInt64) throws {
    // Its regular expressions know no quoted names but words.
    var options = RandomSchema.Options(usesObjects: true)
    options.usesPlainNames = true
    let trial = try Trial(seed: seed, options: options)
    guard let old = trial.old, let new = trial.new else { return }
    let server = try #require(PostgresServer.dsqlFromEnvironment)
    let expected = try server.withDatabase { database in
      let run = DSQLRun(database: database)
      try database.executeOnBackend(PostgresObjectScenario.roles)
      try run.run(new)
      return try run.dump()
    }
    try server.withDatabase { database in
      let run = DSQLRun(database: database)
      try run.run(old)
      let start = try run.dump()
      guard let there = trial.there else { return }
      for _ in 1...2 {
        try attempt(there, after: [old], run, "seed \(seed), there")
        #expect(try run.failedVerifications(of: there) == [])
        expectEqual(try run.dump(), expected, "seed \(seed), there")
      }
      guard let back = trial.back else { return }
      for _ in 1...2 {
        try attempt(back, after: [old, there], run, "seed \(seed), back")
        #expect(try run.failedVerifications(of: back) == [])
        expectEqual(try run.dump(), start, "seed \(seed), back")
      }
      // Stopped behind some statement, it is completed by the next run, or taken back.
      let count = Self.statements(there).count
      if count < 2 { return }
      var random = SplitMix64(seed: seed)
      for (plan, end) in [(back, start), (there, expected)] {
        let stop = random.number(1...(count - 1))
        let what = "seed \(seed), stopped behind \(stop) of \(count), \(plan == there ? "completed" : "taken back")"
        try run.run(there.steps, statements: stop)
        try attempt(plan, after: [old, there], run, what)
        expectEqual(try run.dump(), end, what)
      }
    }
  }

  private func attempt(_ plan: Plan, after before: [Plan], _ run: DSQLRun, _ what: String) throws {
    do {
      try run.run(plan)
    } catch {
      let script = (before + [plan]).flatMap(Self.statements).joined(separator: ";\n")
      Issue.record("\(what): \(error)\n\(script)")
      throw error
    }
  }

  private func expectEqual(_ found: String, _ expected: String, _ what: String) {
    let differences = found.split(separator: "\n").difference(from: expected.split(separator: "\n")).map { change in
      switch change {
      case .insert(_, let line, _): "+ \(line)"
      case .remove(_, let line, _): "- \(line)"
      }
    }
    #expect(differences.isEmpty, "\(what):\n\(differences.joined(separator: "\n"))")
  }
}

import Foundation
import SchemaModel
import Testing

@testable import SQLDialects

@Suite struct PostgresDebugTests {
  @Test func write() throws {
    let all =
      PostgresScenario.tables + PostgresScenario.columns + PostgresScenario.types + PostgresScenario.elements
      + PostgresScenario.names
    try? FileManager.default.createDirectory(atPath: "/tmp/hp_sql", withIntermediateDirectories: true)
    for scenario in all {
      guard let after = try? scenario.before.applying(scenario.changes) else { continue }
      let there = PostgresScenario.dialect.plan(scenario.changes, from: scenario.before)
      let back = PostgresScenario.dialect.plan(scenario.changes.inverse, from: after)
      func text(_ plan: Plan) -> String {
        var t = plan.preamble.map { $0 + ";\n" }.joined()
        for s in plan.steps {
          t +=
            "-- \(s.title). \(s.remark) \(s.locks.map { "\($0.table) \($0.mode) \($0.duration)" }) \(s.cost) \(s.losses)"
            .replacing("\n", with: " ") + "\n"
          t += s.statements.map { $0 + ";\n" }.joined()
        }
        return t + plan.epilogue.map { $0 + ";\n" }.joined()
      }
      let name = scenario.name.replacing(" ", with: "_").replacing("/", with: "_")
      try text(there).write(toFile: "/tmp/hp_sql/\(name).there.sql", atomically: true, encoding: .utf8)
      try text(back).write(toFile: "/tmp/hp_sql/\(name).back.sql", atomically: true, encoding: .utf8)
    }
  }
}

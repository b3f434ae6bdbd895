import Foundation
import SQLDialects
import SchemaModel
import TestSupport
import Testing

/// Runs plans statement by statement, as `cairn` will: it asks `doneWhen`, and repeats what is to be repeated.
struct DSQLRun {
  var database: PostgresServer.Database

  func run(_ plan: Plan) throws {
    try run(plan.steps, statements: .max)
  }

  /// Stops behind so many statements.
  func run(_ steps: [Step], statements limit: Int) throws {
    var left = limit
    var script: [String] = []
    func flush() throws {
      if !script.isEmpty { try database.execute(script.map { "\($0);\n" }.joined()) }
      script = []
    }
    for step in steps where left > 0 {
      if let query = step.doneWhen {
        try flush()
        if try database.execute("\(query);") == "t\n" {
          left -= step.statements.count
          continue
        }
      }
      for statement in step.statements.prefix(left) {
        if step.repeatsUntilNoRowChanges {
          try flush()
          try repeatUntilNoRowChanges(statement)
        } else {
          script.append(statement)
        }
      }
      left -= step.statements.count
    }
    try flush()
  }

  private func repeatUntilNoRowChanges(_ statement: String) throws {
    for _ in 0..<100 {
      let changed = "WITH changed AS (\(statement)\nRETURNING 1) SELECT count(*) FROM changed;"
      if try database.execute(changed) == "0\n" { return }
    }
    throw Endless(statement: statement)
  }

  struct Endless: Error {
    var statement: String
  }

  /// The queries of the plan whose answers are not the expected ones.
  func failedVerifications(of plan: Plan) throws -> [String] {
    let verifications = plan.steps.flatMap(\.verifications)
    let answers = try database.execute(verifications.map { "\\echo _\n\($0.query);\n" }.joined())
      .components(separatedBy: "_\n").dropFirst()
    #expect(answers.count == verifications.count)
    return zip(verifications, answers).compactMap { verification, answer in
      answer == "\(verification.expected)\n" ? nil : "\(verification.query): \(answer)"
    }
  }

  /// The schema, in which a check that stands for NOT NULL is told as NOT NULL, and who may do what.
  func dump() throws -> String {
    let schema = try database.canonicalDump().components(separatedBy: "\n\n").map(Self.namingNotNull)
    return try schema.joined(separator: "\n\n") + "\n"
      + database.executeOnBackend("\(PostgresObjectScenario.privileges);")
  }

  private static func namingNotNull(_ object: String) -> String {
    var lines: [Substring] = []
    var columns: Set<String> = []
    for line in object.split(separator: "\n") {
      if let match = line.wholeMatch(of: /CONSTRAINT .*_not_null"? CHECK \(\((.+) IS NOT NULL\)\),?/) {
        columns.insert(String(match.1))
      } else if line.contains(" NOT NULL"), let match = line.wholeMatch(of: #/("(?:[^"]|"")+"|\w+) .*/#),
        !line.hasPrefix("CONSTRAINT"), !line.hasPrefix("CREATE")
      {
        columns.insert(String(match.1))
        lines.append(Substring(line.replacing(" NOT NULL", with: "")))
      } else {
        lines.append(line)
      }
    }
    return (lines.map(String.init) + columns.sorted().map { "NOT NULL \($0)" }).joined(separator: "\n")
  }
}

import DatabaseDrivers
import MigrationFiles
import MigrationRunner
import SQLDialects

/// Runs the steps of a file as a server's own client would, and can stop behind any statement as a run does that is killed.
struct ScriptPlayer {
  let sequence: StepSequence
  /// The file as messages name it.
  let label: String

  /// How many statements the steps have.
  var statementCount: Int { sequence.steps.map(\.statements.count).reduce(0, +) }

  /// Behind how many statements a run can stop and leave something that is neither nothing nor all: what only changes the
  /// session is gone with it.
  var stops: [Int] {
    let statements = sequence.steps.flatMap(\.statements)
    return (1..<max(statements.count, 1)).filter {
      !Self.sessionWords.contains(statements[$0 - 1].words(1).first ?? "")
    }
  }

  /// The stops, or of a long file so many, evenly spread from the first to the last, that a try which plays so many
  /// statements at each of them comes to `statements` at most: the time of all of them grows with the square of their number.
  func stops(within statements: Int) -> [Int] {
    let (stops, count) = (stops, max(4, statements / max(statementCount, 1)))
    guard stops.count > count else { return stops }
    return (0..<count).map { stops[$0 * (stops.count - 1) / (count - 1)] }
  }

  private static let sessionWords: Set = ["SET", "RESET", "PREPARE", "DEALLOCATE"]

  /// Runs all of it, or the first `stop` statements of its steps; a transaction that is open then is lost.
  ///
  /// - Throws: `PlayFailure`
  func play(stoppingBehind stop: Int? = nil, on connection: isolated any DatabaseConnection) async throws {
    let rules = connection.server.rules(RunOptions())
    var left = stop ?? .max
    for statement in sequence.preamble { try await run(statement, rules, on: connection) }
    if sequence.isTransactional { try begin(on: connection) }
    for step in sequence.steps {
      if left == 0 { break }
      if let query = step.doneWhen {
        let answer = try await run(query, rules, on: connection)
        if answer.rows.first?[0].isTrue == true {
          left = max(0, left - step.statements.count)
          continue
        }
      }
      try await play(step, &left, rules, on: connection)
    }
    guard connection.transactionStatus != .idle else { return }
    // A server takes back what a client that is gone has not committed.
    _ = try connection.execute(left == 0 && stop != nil ? "ROLLBACK" : "COMMIT")
  }

  private func play(
    _ step: ScriptStep,
    _ left: inout Int,
    _ rules: any ServerRules,
    on connection: isolated any DatabaseConnection
  ) async throws {
    if step.isTransaction { try begin(on: connection) }
    while true {
      var changed = 0
      for statement in step.statements {
        changed = try await run(statement, rules, on: connection).affectedRows ?? 0
        left -= 1
        if left == 0 { return }
      }
      guard step.repeatsUntilNoRowChanges, changed > 0 else { break }
    }
    if step.isTransaction { _ = try connection.execute("COMMIT") }
  }

  private func begin(on connection: isolated any DatabaseConnection) throws {
    _ = try connection.execute("BEGIN")
  }

  /// Runs a statement, and again where it only met another's transaction.
  @discardableResult
  private func run(
    _ statement: SQLStatement,
    _ rules: any ServerRules,
    on connection: isolated any DatabaseConnection
  ) async throws -> StatementResult {
    var tries = 5
    while true {
      do {
        let result = try connection.execute(statement.text)
        try await rules.finish(statement.text, result, on: connection)
        return result
      } catch let error as DatabaseError {
        tries -= 1
        guard tries > 0, rules.isTransient(error), connection.transactionStatus == .idle else {
          throw PlayFailure(place: "\(label):\(statement.line)", error: error)
        }
      }
    }
  }
}

/// A statement that failed, and where it stands.
struct PlayFailure: Error {
  var place: String
  var error: DatabaseError
}

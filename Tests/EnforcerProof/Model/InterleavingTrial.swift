package import ForeignKeys
package import SchemaModel
import TestSupport

/// Transactions of random statements that begin and commit in a given order on the model.
package struct InterleavingTrial {
  package let seed: UInt64
  package let schema: DatabaseSchema
  private let tables: [any EnforcedTable.Type]
  private let model: OptimisticModel
  private let sessions: [OptimisticSession]
  private let committed: any SQLSession

  /// Each session of the model has one of the server, which `connect` makes.
  package init(
    seed: UInt64,
    _ tables: [any KeyedTable.Type],
    sessions count: Int,
    locking: OptimisticSession.Locking = .asWritten,
    connect: () async throws -> any SQLSession
  ) async throws {
    self.seed = seed
    schema = RandomKeySchema.schema(seed: seed)
    self.tables = tables.compactMap { $0 as? any EnforcedTable.Type }
    model = OptimisticModel(schema, on: try await connect())
    try await model.make(["model", "start"] + (0..<count).map { "copy\($0)" })
    var sessions: [OptimisticSession] = []
    for number in 0..<count {
      sessions.append(try await OptimisticSession(number, of: model, on: try await connect(), locking: locking))
    }
    self.sessions = sessions
    committed = try await connect()
    _ = try await committed.query("SET search_path = model", [])
  }

  package struct Result: Sendable, Hashable {
    /// By session: what refused it, if anything did.
    package var isAccepted: [Bool]
    package var rows: [[String?]]
  }

  /// Rows to begin with, from so many transactions one after another.
  package func fill(_ units: Int) async throws {
    await sessions[0].follow(nil)
    var workload = RandomWorkload(seed: seed &+ 50_000, schema)
    for _ in 0..<units { _ = try await run(workload.unit(), in: 0) }
    try await model.copy(from: "model", to: "start")
  }

  /// Units that meet: for each parent a child that is written and the parent's end. From the rows to begin with.
  package func contendingUnits(_ count: Int, seed: UInt64) async throws -> [[KeyStatement]] {
    var contention = Contention(schema, try await model.rows(of: "start"), SplitMix64(seed: seed))
    var units: [[KeyStatement]] = []
    while units.count < count, let pair = contention.units() { units += pair }
    return Array(units.prefix(count))
  }

  /// Runs one unit in each session, beginning and committing in this order, from the rows to begin with.
  package func run(_ units: [[KeyStatement]], order: [Int]) async throws -> Result {
    try await model.copy(from: "start", to: "model")
    await model.forgetCommits()
    let order = CommitOrder(order)
    for session in sessions { await session.follow(order) }
    let accepted = try await withThrowingTaskGroup(of: (Int, Bool).self) { group in
      for (number, unit) in units.enumerated() {
        group.addTask {
          do {
            let isAccepted = try await run(unit, in: number)
            await order.end(number)
            return (number, isAccepted)
          } catch {
            await order.end(number)
            throw error
          }
        }
      }
      var accepted = Array(repeating: false, count: units.count)
      for try await (number, isAccepted) in group { accepted[number] = isAccepted }
      return accepted
    }
    return Result(isAccepted: accepted, rows: try await model.contents())
  }

  package var conflicts: Int { get async { await model.conflicts } }

  /// All orphans of the committed state.
  package func orphans() async throws -> [Orphan] {
    guard let schema = tables.first?.schema else { return [] }
    var all: [Orphan] = []
    try await schema.findOrphans(on: committed) { all += $0 }
    return all
  }

  /// False when a foreign key or another constraint refused it.
  private func run(_ unit: [KeyStatement], in number: Int) async throws -> Bool {
    let session = sessions[number]
    let enforced = EnforcedStatements(schema, tables, ownUpdates: seed % 3 == 0)
    do {
      try await session.withTransaction(retry: RetryPolicy(attempts: 50, base: .zero)) { work in
        for statement in unit { try await enforced.run(statement, in: work) }
      }
      return true
    } catch is ForeignKeyViolation {
      return false
    } catch {
      // Another constraint; a 40001 that was not resolved is an error of the trial.
      guard let state = session.sqlState(of: error), state.hasPrefix("23") else { throw error }
      return false
    }
  }
}

import EmittedEnforcers
import EnforcerProof
import ForeignKeys
import ForeignKeysLibPQ
import TestSupport
import Testing

/// The emitted code on the model of DSQL's optimistic concurrency.
@Suite(.enabled(if: EnforcerDatabase.isThere, "needs a Postgres: scripts/test starts one"))
struct InterleavingTests {
  /// Every order in which two transactions can begin and commit.
  static let orders = [[0, 0, 1, 1], [1, 1, 0, 0], [0, 1, 0, 1], [0, 1, 1, 0], [1, 0, 0, 1], [1, 0, 1, 0]]

  private func trial(
    _ database: EnforcerDatabase,
    _ index: Int,
    sessions: Int,
    _ locking: OptimisticSession.Locking = .asWritten
  ) async throws -> InterleavingTrial {
    let (seed, tables) = EmittedSchemas.all[index]
    let trial = try await InterleavingTrial(seed: seed, tables, sessions: sessions, locking: locking) {
      try await database.session()
    }
    try await trial.fill(100)
    return trial
  }

  @Test("Two transactions in every order end as one of the two after the other")
  func twoTransactions() async throws {
    var conflicts = 0
    for index in 0..<6 { conflicts += try await conflictsOfTwo(index) }
    #expect(conflicts > 50)
  }

  private func conflictsOfTwo(_ index: Int) async throws -> Int {
    try await EnforcerDatabase.with { database in
      let trial = try await trial(database, index, sessions: 2)
      var conflicts = 0
      for number in 0..<8 {
        let units = try await trial.contendingUnits(2, seed: UInt64(number))
        var serial: [InterleavingTrial.Result] = []
        for order in Self.orders {
          let result = try await trial.run(units, order: order)
          conflicts += await trial.conflicts
          #expect(try await trial.orphans() == [], "\(order): \(units)")
          if serial.count < 2 { serial.append(result) } else { #expect(serial.contains(result), "\(order): \(units)") }
        }
      }
      return conflicts
    } ?? 0
  }

  @Test("Up to six transactions in random orders leave no orphan", arguments: 0..<6)
  func manyTransactions(index: Int) async throws {
    try await EnforcerDatabase.with { database in
      let trial = try await trial(database, index, sessions: 6)
      var random = SplitMix64(seed: trial.seed &+ 77)
      for number in 0..<6 {
        let count = random.number(3...6)
        let units = try await trial.contendingUnits(count, seed: UInt64(100 + number))
        let order = random.pick(2 * count, of: Array(0..<count) + Array(0..<count))
        _ = try await trial.run(units, order: order)
        #expect(try await trial.orphans() == [], "\(order): \(units)")
      }
    }
  }

  @Test("The same with a plain SELECT leaves orphans: the model tells one from the other")
  func plainSelect() async throws {
    try await EnforcerDatabase.with { database in
      var orphans = 0
      for index in 0..<3 {
        let trial = try await trial(database, index, sessions: 2, .never)
        for number in 0..<4 {
          let units = try await trial.contendingUnits(2, seed: UInt64(number))
          for order in Self.orders {
            _ = try await trial.run(units, order: order)
            orphans += try await trial.orphans().count
          }
        }
      }
      #expect(orphans > 0)
    }
  }
}

import DatabaseDrivers
import Introspection
import MigrationFiles
import MigrationRunner
import SQLDialects
import SchemaModel

/// One migration on one database: forward, again, back, forward, and stopped at every place.
struct ProofTrial {
  typealias StartingOver = () async throws -> DatabaseURL

  let clock = ContinuousClock.now
  var proof: MigrationProof
  /// Where it stands: behind the migration, unless something failed.
  var database: DatabaseURL
  let migration: ProvenMigration
  let goal: Inspection
  let place: any ProofPlace
  private let fates: RowFates
  let connections: ProofConnections
  /// What the catalogue says before it, if that was read already.
  private let known: Inspection?
  /// What it says behind it, once that is as it is to be.
  private(set) var end: Inspection?
  /// The way back was tried, and leads back.
  private(set) var hasWayBack = false

  init(
    _ migration: ProvenMigration,
    _ goal: Inspection,
    _ place: any ProofPlace,
    _ database: DatabaseURL,
    _ connections: ProofConnections,
    known: Inspection?
  ) {
    self.known = known
    (self.migration, self.goal, self.place, self.database, self.connections) = (
      migration, goal, place, database, connections
    )
    proof = MigrationProof(migration.entry.migration, label: migration.label, dialect: place.dialect.name)
    fates = migration.fates(in: place.dialect)
  }

  /// Tries all of it up to the first failure.
  mutating func run(startingOver: StartingOver) async throws {
    checkRules()
    let start = try await startWithRows()
    guard try await applies() else { return }
    guard let end = try await matches(start) else { return }
    guard try await again(end), try await back(start), try await anew(end) else { return }
    try await stop(start, end, startingOver)
  }

  private mutating func checkRules() {
    guard let faults = place.dialect.knownFaults(inFile: migration.text) else { return }
    proof.add(.rules, faults.isEmpty ? .passed(times: 1) : .failed(faults.map { "\(migration.label): \($0)" }))
  }

  private mutating func startWithRows() async throws -> ProofState {
    let (dialect, samples, selections) = (place.dialect, migration.rows(in: place.dialect), fates.wholeStart)
    let known = known
    let (empty, state) = try await connections.read(database) { connection in
      let empty = try samples.fill(on: connection)
      guard let known else { return (empty, try ProofState(selections, dialect, on: connection)) }
      return (empty, ProofState(schema: known, rows: try RowContents(selections, dialect, on: connection)))
    }
    (proof.emptyTables, proof.rows) = (empty, state.rows.count)
    return state
  }

  private mutating func applies() async throws -> Bool {
    let verifications = migration.script.verifications, label = migration.label
    let lines = try await failure {
      try await play(migration.forward)
      try await use { connection in
        for check in verifications {
          let rows = try connection.execute(check.query.text).rows
          guard rows.count == 1, rows[0].reads(as: check.expected) else {
            throw ProofFailure([
              "\(label):\(check.query.line): VERIFY answers \(rows.first?.values.map(\.words).joined(separator: ", ") ?? "nothing"), "
                + "not \(check.expected)"
            ])
          }
        }
      }
    }
    return note(.applies, lines)
  }

  private mutating func matches(_ start: ProofState) async throws -> ProofState? {
    let found = try await inspection()
    var lines = found.differences(from: goal, "\(migration.entry.migration.description)'s snapshot")
    guard lines.isEmpty else {
      _ = note(.matches, lines)
      return nil
    }
    if !migration.isHandWritten {
      let rows = try await rows(of: fates.untouched.map(\.after))
      lines += rows.difference(from: start.rows, fates.untouched).map { [$0] } ?? []
    }
    guard note(.matches, lines) else { return nil }
    end = found
    return ProofState(schema: found, rows: try await rows(of: RowFates.all(of: migration.after)))
  }

  private mutating func again(_ end: ProofState) async throws -> Bool {
    if migration.isHandWritten {
      proof.add(.again, .skipped("written by hand: cairn runs each of its steps once"))
      return true
    }
    return note(
      .again,
      try await difference(from: end, RowFates.all(of: migration.after)) { try await play(migration.forward) }
    )
  }

  private mutating func back(_ start: ProofState) async throws -> Bool {
    guard let back = migration.back else {
      let reason =
        switch migration.script.wayBack {
        case .none(let reasons): reasons.joined(separator: "; ")
        case .nothing: "there is nothing to take back"
        case .absent, .steps: "the file has no ROLLBACK block"
        }
      proof.add(.back, .skipped(reason))
      return true
    }
    var lines = try await difference(from: start, []) {
      try await play(back)
      // It has nothing to do in a state that is back already, and does nothing.
      if !migration.isHandWritten { try await play(back) }
    }
    if lines.isEmpty, !migration.isHandWritten {
      let rows = try await rows(of: fates.kept.map(\.after))
      lines += rows.difference(from: start.rows, fates.kept).map { [$0] } ?? []
    }
    hasWayBack = lines.isEmpty
    return note(.back, lines)
  }

  private mutating func anew(_ end: ProofState) async throws -> Bool {
    guard hasWayBack else {
      proof.add(.anew, .skipped("there is no way back to begin from"))
      return true
    }
    return note(.anew, try await difference(from: end, []) { try await play(migration.forward) })
  }
}

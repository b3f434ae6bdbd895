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
  private(set) var database: DatabaseURL
  private let migration: ProvenMigration
  private let goal: Inspection
  private let place: any ProofPlace
  private let fates: RowFates
  private let connections: ProofConnections
  /// What the catalogue says before it, if that was read already.
  private let known: Inspection?
  /// What it says behind it, once that is as it is to be.
  private(set) var end: Inspection?
  /// The way back was tried, and leads back.
  private var hasWayBack = false

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

  // MARK: What is tried

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
      var reason = "the file has no ROLLBACK block"
      if case .none(let reasons) = migration.script.wayBack { reason = reasons.joined(separator: "; ") }
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

  // MARK: Stopped at every place

  private mutating func stop(
    _ start: ProofState,
    _ end: ProofState,
    _ startingOver: StartingOver
  ) async throws {
    let count = migration.forward.statementCount
    guard !migration.isHandWritten else {
      return proof.add(.resumes, .skipped("written by hand: cairn goes on behind the last step that is recorded"))
    }
    guard hasWayBack || place.makesDatabases else {
      return proof.add(.resumes, .skipped("there is no way back to begin from"))
    }
    if migration.script.forward.isTransactional {
      return try await stopTransaction(end, startingOver)
    }
    guard place.makesDatabases else { return try await walkOnCluster(start, end, startingOver) }
    var takenBack: [String] = []
    let stops = migration.forward.stops(within: Self.statementsOfSingleStops)
    let passed = migration.forward.stops(within: Self.statementsOfAWalk)
    if passed.count > stops.count {
      let lines = try await walk(through: passed, end, startingOver)
      guard lines.isEmpty else {
        _ = note(.resumes, lines)
        return
      }
    }
    for place in stops {
      try await goBack(startingOver)
      let lines = try await difference(from: end, []) {
        try await play(migration.forward, stoppingBehind: place)
        try await play(migration.forward)
      }
      guard lines.isEmpty else {
        _ = note(.resumes, ["stopped behind statement \(place) of \(count), and run again:"] + lines)
        return
      }
      guard hasWayBack, takenBack.isEmpty, let back = migration.back else { continue }
      try await goBack(startingOver)
      takenBack = try await difference(from: start, []) {
        try await play(migration.forward, stoppingBehind: place)
        try await play(back)
      }
      if !takenBack.isEmpty {
        takenBack.insert("stopped behind statement \(place) of \(count), and taken back:", at: 0)
      }
      guard takenBack.isEmpty else { break }
      try await play(migration.forward)
    }
    proof.add(.resumes, .passed(times: passed.count))
    if hasWayBack { _ = note(.takenBack, takenBack, times: stops.count) }
  }

  /// Files of up to fifty statements are stopped behind each by itself.
  private static let statementsOfSingleStops = 2_500

  /// What is done already is done again in no time, and so it is this much more.
  private static let statementsOfAWalk = 120_000

  /// Each run begins behind the stop of the one before it, and gets further.
  private mutating func walk(
    through stops: [Int],
    _ end: ProofState,
    _ startingOver: StartingOver
  ) async throws -> [String] {
    try await goBack(startingOver)
    let lines = try await difference(from: end, []) {
      for place in stops { try await play(migration.forward, stoppingBehind: place) }
      try await play(migration.forward)
    }
    return lines.isEmpty ? [] : ["stopped behind one statement after another, and run again each time:"] + lines
  }

  /// On a cluster a statement takes long.
  private mutating func walkOnCluster(
    _ start: ProofState,
    _ end: ProofState,
    _ startingOver: StartingOver
  ) async throws {
    let stops = migration.forward.stops
    guard let middle = stops.isEmpty ? nil : stops[stops.count / 2] else {
      return proof.add(.resumes, .passed(times: 0))
    }
    let lines = try await walk(through: stops, end, startingOver)
    guard note(.resumes, lines, times: stops.count), let back = migration.back else { return }
    try await goBack(startingOver)
    let takenBack = try await difference(from: start, []) {
      try await play(migration.forward, stoppingBehind: middle)
      try await play(back)
    }
    guard note(.takenBack, takenBack) else { return }
    try await play(migration.forward)
  }

  /// The server takes each of these back by itself; what is left must be nothing.
  private mutating func stopTransaction(
    _ end: ProofState,
    _ startingOver: StartingOver
  ) async throws {
    let stops = migration.forward.stops(within: Self.statementsOfSingleStops)
    if !stops.isEmpty { try await goBack(startingOver) }
    let lines = try await difference(from: end, []) {
      for place in stops { try await play(migration.forward, stoppingBehind: place) }
      if !stops.isEmpty { try await play(migration.forward) }
    }
    _ = note(.resumes, lines, times: stops.count)
  }

  /// To where the migration has not been.
  private mutating func goBack(_ startingOver: StartingOver) async throws {
    if hasWayBack, let back = migration.back {
      try await play(back)
    } else {
      await connections.close()
      try await place.drop(database)
      database = try await startingOver()
    }
    let samples = migration.rows(in: place.dialect)
    _ = try await connections.read(database) { try samples.fill(on: $0) }
  }

  // MARK: From older states

  /// A reconciling file begins from every state that a database can have been left in.
  mutating func reconcile(from earlier: ArraySlice<ProvenMigration>) async throws {
    guard proof.failure == nil else { return }
    guard place.makesDatabases else {
      return proof.add(.reconciles, .skipped("it wants databases that can be thrown away"))
    }
    var times = 0
    for older in earlier where !older.isHandWritten {
      // Behind none of its statements, behind each, and behind all.
      for stop in 0...older.forward.statementCount {
        if older.script.forward.isTransactional, stop != 0, stop != older.forward.statementCount { continue }
        let lines = try await reconciliation(from: older, behind: stop)
        times += 1
        guard lines.isEmpty else {
          let words = "from \(older.entry.migration), stopped behind statement \(stop):"
          _ = note(.reconciles, [words] + lines)
          return
        }
      }
    }
    proof.add(.reconciles, .passed(times: times))
  }

  private func reconciliation(from older: ProvenMigration, behind stop: Int) async throws -> [String] {
    let (migration, goal, dialect) = (migration, goal, place.dialect)
    let database = try await place.database(with: older.before)
    let lines = try await failure {
      try await ProofSession(database).use { _ = try older.rows(in: dialect).fill(on: $0) }
      if stop > 0 { try await Self.play(older.forward, stoppingBehind: stop, in: database) }
      try await Self.play(migration.forward, in: database)
      let found = try await ProofSession(database).use { try ProofState([], dialect, on: $0) }
      let lines = found.schema.differences(from: goal, "the declared schema")
      if !lines.isEmpty { throw ProofFailure(lines) }
    }
    try await place.drop(database)
    return lines
  }

  // MARK: Parts

  private mutating func note(_ kind: ProofCheck.Kind, _ lines: [String], times: Int = 1) -> Bool {
    proof.add(kind, lines.isEmpty ? .passed(times: times) : .failed(lines))
    return lines.isEmpty
  }

  private func play(_ player: ScriptPlayer, stoppingBehind stop: Int? = nil) async throws {
    try await use { try await player.play(stoppingBehind: stop, on: $0) }
  }

  private func use<Result: Sendable>(
    _ body: @Sendable (isolated any DatabaseConnection) async throws -> Result
  ) async throws -> Result {
    try await connections.use(database, isHandWritten: migration.isHandWritten, body)
  }

  private static func play(
    _ player: ScriptPlayer,
    stoppingBehind stop: Int? = nil,
    in database: DatabaseURL
  ) async throws {
    try await ProofSession(database).use { try await player.play(stoppingBehind: stop, on: $0) }
  }

  private func inspection() async throws -> Inspection {
    try await connections.read(database) { try SchemaWorkshop.inspect($0, .everything) }
  }

  private func rows(of selections: [RowSelection]) async throws -> RowContents {
    let dialect = place.dialect
    return try await connections.read(database) { try RowContents(selections, dialect, on: $0) }
  }

  /// Does something, and says in which way the database is not as it was wanted then.
  private func difference(
    from wanted: ProofState,
    _ selections: [RowSelection],
    _ body: () async throws -> Void
  ) async throws -> [String] {
    let lines = try await failure(body)
    if !lines.isEmpty { return lines }
    let schema = try await inspection().differences(from: wanted.schema, "before")
    if !schema.isEmpty || selections.isEmpty { return schema }
    // A table that is not there has no rows to be read.
    return try await rows(of: selections).difference(from: wanted.rows, selections.map { ($0, $0) }).map { [$0] } ?? []
  }

  /// Why something failed, a line each; none when it did not.
  private func failure(_ body: () async throws -> Void) async throws -> [String] {
    do {
      try await body()
      return []
    } catch let failure as PlayFailure {
      return ["\(failure.place): \(place.words) refuses it: \(failure.error)"]
    } catch let failure as ProofFailure {
      return failure.lines
    } catch let error as DatabaseError where error.kind == .server {
      return ["\(migration.label): \(place.words) answers: \(error)"]
    }
  }
}

private struct ProofFailure: Error {
  var lines: [String]

  init(_ lines: [String]) {
    self.lines = lines
  }
}

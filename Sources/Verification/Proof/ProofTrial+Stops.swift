import MigrationFiles

/// Stopped at every place.
extension ProofTrial {
  mutating func stop(
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
}

import Foundation
import RunnerSupport
import TestSupport
import Testing

/// `kill -9` of cairn: the next run goes on, and nothing is done twice.
@Suite struct KilledRunTests {
  /// A proxy stops in front of each message to the server in turn: behind it cairn is killed. So every place is met at which
  /// the server and the run can be apart.
  @Test(arguments: AccidentForm.all(TargetServer.common))
  func goesOnBehindEveryMessage(server: TargetServer, form: AccidentForm) async throws {
    let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-killed-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: temporary) }
    let folder = try form.folder(in: temporary, server.dialect)
    let arguments = ["migrate", "--migrations", folder.path]
    var expected = ""
    try await server.withDatabase { database in
      let run = try CairnProcess(arguments, database: database.url).run()
      try #require(run.status == 0, "\(run)")
      expected = try form.outcome(database)
    }
    #expect(form == .generated || expected.hasPrefix(TwelveStatements.rows))

    var border = 0
    var isOver = false
    while !isOver {
      border += 1
      try await server.withDatabase { database in
        let proxy = try database.proxy { [border] in $0.number == border ? .hold : .forward }
        defer { proxy.end() }
        let run = try RunningCairn(CairnProcess(arguments, database: database.url(through: proxy)))
        try await wait(for: "message \(border)") { proxy.heldRequest != nil || !run.isRunning }
        guard let held = proxy.heldRequest else {
          isOver = true
          let end = run.end()
          return #expect(end.status == 0, "\(end)")
        }
        run.kill()
        proxy.end()
        let next = try CairnProcess(arguments, database: database.url).run()
        try #require(next.status == 0, "killed in front of \(held): \(next)")
        let outcome = try form.outcome(database)
        try #require(outcome == expected, "killed in front of \(held)")
      }
    }
    #expect(border > 16, "there were \(border) messages")
  }

  /// What only changes the session is not recorded, so the step behind it has to leave word of its start by itself.
  @Test(arguments: TargetServer.postgres)
  func goesOnWhereAFileBeginsWithASetting(server: TargetServer) async throws {
    let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-killed-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: temporary) }
    let folder = try MigrationsFolder(in: temporary, server.dialect)
    try folder.append("0001_t", "CREATE TABLE t (a integer);")
    try folder.append("0002_t_a", "SET search_path = public;\nCREATE INDEX CONCURRENTLY t_a ON t (a);")
    let arguments = ["migrate", "--migrations", folder.path]
    try await server.withDatabase { database in
      let isBuilt = Flag()
      let proxy = try database.proxy { request in
        if isBuilt.isSet { return .hold }
        isBuilt.isSet = request.text.hasPrefix("CREATE INDEX")
        return .forward
      }
      defer { proxy.end() }
      let run = try RunningCairn(CairnProcess(arguments, database: database.url(through: proxy)))
      try await wait(for: "the record of the index") { proxy.heldRequest != nil || !run.isRunning }
      try #require(proxy.heldRequest != nil)
      run.kill()
      proxy.end()
      let next = try CairnProcess(arguments, database: database.url).run()
      #expect(next.status == 0, "\(next)")
      #expect(try database.record() == ["0000 1/1 applied", "0001 1/1 applied", "0002 2/2 applied"])
    }
  }

  /// In the middle of a statement the server may go on alone, or notice; either way the next run finds out.
  @Test(arguments: LongStatement.all(TargetServer.common))
  func goesOnInTheMiddleOfAStatement(server: TargetServer, statement: LongStatement) async throws {
    try await server.withDatabase { database in
      try await statement.withFolder(database) { folder in
        let arguments = ["migrate", "--migrations", folder.path]
        let run = try RunningCairn(CairnProcess(arguments, database: database.url))
        try await statement.waitForMiddle(database, run)
        run.kill()
        try statement.makeShort(database)
        let start = ContinuousClock.now
        let next = try CairnProcess(arguments, database: database.url).run()
        #expect(next.status == 0, "\(next)")
        // A dead run's lock is free at once, and not when its statement would have ended.
        let waited = start.duration(to: .now)
        #expect(waited < .seconds(10), "it took \(waited)")
        #expect(try statement.rows(database) == LongStatement.rowsAfterwards)
        #expect(try database.record().last == "0001 \(statement.steps)/\(statement.steps) applied")
      }
    }
  }
}

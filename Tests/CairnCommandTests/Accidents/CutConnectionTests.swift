import Foundation
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// The connection breaks: the run says what is known and what is not, and the next one finds out.
@Suite struct CutConnectionTests {
  struct Cut: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var form = AccidentForm.stepByStep
    /// The request, and how many of those like it come before.
    var request: @Sendable (String) -> Bool
    var decision: MessageProxy.Decision
    /// What the run says.
    var state: String
    /// Only where a server takes back what a transaction did.
    var isOfPostgres = false
  }

  static let cuts = [
    Cut(testDescription: "connecting", request: \.isEmpty, decision: .cut, state: "state: nothing was done"),
    Cut(
      testDescription: "reading the record",
      request: { $0.hasPrefix("SELECT") && $0.contains("schema_migrations") },
      decision: .cut,
      state: "state: nothing was done"
    ),
    Cut(
      testDescription: "before a statement",
      request: { $0.hasPrefix("UPDATE counters SET n = n + 1") },
      decision: .cut,
      state:
        "state: steps 1 to 4 of 13 of 0001_twelve are done and stay; step 5 was not committed, and the server takes it back"
    ),
    Cut(
      testDescription: "behind a statement in a transaction",
      request: { $0.hasPrefix("UPDATE counters SET n = n + 1") },
      decision: .cutBehindAnswer,
      state:
        "state: steps 1 to 4 of 13 of 0001_twelve are done and stay; step 5 was not committed, and the server takes it back"
    ),
    Cut(
      testDescription: "behind a statement that commits",
      request: { $0.contains("INDEX") && $0.contains("notes_n_idx") && $0.hasPrefix("CREATE") },
      decision: .cutBehindAnswer,
      state: "whether step 8 took effect is unknown, and the server may still be at work on it"
    ),
    Cut(
      testDescription: "before the COMMIT of a file",
      form: .oneTransaction,
      request: { $0 == "COMMIT" },
      decision: .cut,
      state: "the connection broke at COMMIT: 0001_twelve is either wholly applied or not at all, and which is unknown",
      isOfPostgres: true
    ),
    Cut(
      testDescription: "behind the COMMIT of a file",
      form: .oneTransaction,
      request: { $0 == "COMMIT" },
      decision: .cutBehindAnswer,
      state: "the connection broke at COMMIT: 0001_twelve is either wholly applied or not at all, and which is unknown",
      isOfPostgres: true
    ),
    Cut(
      testDescription: "in a file that is one transaction",
      form: .oneTransaction,
      request: { $0.hasPrefix("UPDATE counters SET n = n * 2") },
      decision: .cutBehindAnswer,
      state: "the connection broke before COMMIT: the server takes it back, and nothing of 0001_twelve is kept",
      isOfPostgres: true
    ),
  ]

  static let cases = TargetServer.common.flatMap { server in
    cuts.filter { !$0.isOfPostgres || server.dialect == .postgres }.map { (server, $0) }
  }

  @Test(arguments: cases)
  func theRunSaysWhatIsKnown(server: TargetServer, cut: Cut) async throws {
    try await server.withDatabase { database in
      try await check(database, cut.form, state: [cut.state]) { request in
        // Of migration 0000 the COMMIT comes first.
        cut.request(request.text) && (request.text != "COMMIT" || request.number > 14) ? cut.decision : .forward
      }
    }
  }

  /// The fifth step, an UPDATE, at its own COMMIT: the server got it, or it did not.
  @Test(arguments: TargetServer.common, [true, false])
  func aStepIsCutAtItsCommit(server: TargetServer, arrives: Bool) async throws {
    try await server.withDatabase { database in
      let isNext = Flag()
      let state = "the connection broke at the COMMIT of step 5, and whether it took effect is unknown"
      try await check(database, .stepByStep, state: ["steps 1 to 4 of 13", state]) { request in
        if request.text.hasPrefix("UPDATE counters SET n = n + 1") { isNext.isSet = true }
        return isNext.isSet && request.text == "COMMIT" ? (arrives ? .cutBehindAnswer : .cut) : .forward
      }
    }
  }

  private func check(
    _ database: TargetDatabase,
    _ form: AccidentForm,
    state: [String],
    _ decide: @escaping @Sendable (MessageProxy.Request) -> MessageProxy.Decision
  ) async throws {
    let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-cut-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: temporary) }
    let folder = try form.folder(in: temporary, database.dialect)
    let arguments = ["migrate", "--migrations", folder.path]
    // The first COMMIT is to be that of the file.
    if form == .oneTransaction {
      try #require(CairnProcess(arguments + ["--to", "0"], database: database.url).run().status == 0)
    }
    let proxy = try database.proxy(decide)
    defer { proxy.end() }
    let run = try CairnProcess(arguments, database: database.url(through: proxy)).run()
    #expect(run.status == 1, "\(run)")
    for words in state { #expect(run.errors.contains(words), "\(run)") }
    let next = try CairnProcess(arguments, database: database.url).run()
    #expect(next.status == 0, "\(next)")
    #expect(try database.execute(TwelveStatements.rowsQuery) == TwelveStatements.rows)
    #expect(try database.record().last?.hasSuffix("applied") == true)
  }

  /// In the middle of a statement that the server is at work on.
  @Test(arguments: LongStatement.all(TargetServer.common))
  func aStatementIsCut(server: TargetServer, statement: LongStatement) async throws {
    try await server.withDatabase { database in
      try await statement.withFolder(database) { folder in
        let arguments = ["migrate", "--migrations", folder.path]
        let proxy = try database.proxy()
        defer { proxy.end() }
        let run = try RunningCairn(CairnProcess(arguments, database: database.url(through: proxy)))
        try await statement.waitForMiddle(database, run)
        proxy.end()
        let end = run.end()
        #expect(end.status == 1, "\(end)")
        #expect(end.errors.contains("next: run cairn migrate again: it finds out and goes on"), "\(end)")
        try statement.makeShort(database)
        let next = try CairnProcess(arguments, database: database.url).run()
        #expect(next.status == 0, "\(next)")
        #expect(try statement.rows(database) == LongStatement.rowsAfterwards)
      }
    }
  }

  /// While a short statement, which travels with its record, waits for a table that another transaction holds: the server
  /// may do it yet, or give up.
  @Test(arguments: TargetServer.common, [true, false])
  func aWaitForALockIsCut(server: TargetServer, isDoneLater: Bool) async throws {
    try await server.withDatabase { database in
      try database.execute("CREATE TABLE old (id integer);")
      let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-wait-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: temporary) }
      let folder = try MigrationsFolder(in: temporary, database.dialect)
      try folder.append("0001_old", "DROP TABLE old;\n")
      let arguments = ["migrate", "--migrations", folder.path]
      let sleep = server.dialect == .mysql ? "SELECT SLEEP(90);" : "SELECT pg_sleep(90);"
      let holder = try LockHolder(database, "BEGIN; SELECT id FROM old; \(sleep)")
      defer { holder.end() }
      let proxy = try database.proxy()
      defer { proxy.end() }
      let run = try RunningCairn(CairnProcess(arguments, database: database.url(through: proxy)))
      try await wait(for: "the run to wait: \(run.text)") {
        guard run.isRunning else { throw Missing(description: "it ended: \(run.text)") }
        return try database.waitsForLock()
      }
      let began = ContinuousClock.now
      proxy.end()
      let end = run.end()
      #expect(end.status == 1, "\(end)")
      #expect(end.errors.contains("unknown"), "\(end)")
      if !isDoneLater { try await wait(for: "the server to give up") { try !database.waitsForLock() } }
      // The server gives up after two seconds; who needed that long to come here proves nothing.
      let isInTime = began.duration(to: .now) < .seconds(1.5)
      holder.end()
      try await wait(for: "the server to be done") { try !database.waitsForLock() }
      if !isDoneLater {
        #expect(try database.execute("SELECT id FROM old;").isEmpty)
      } else if isInTime {
        try await wait(for: "the table to go") { (try? database.execute("SELECT id FROM old;")) == nil }
      }
      let next = try CairnProcess(arguments, database: database.url).run()
      #expect(next.status == 0, "\(next)")
      #expect(try database.record().last == "0001 1/1 applied")
      #expect(throws: (any Error).self) { try database.execute("SELECT id FROM old;") }
    }
  }
}

/// Set by a proxy, whose requests come one after another.
final class Flag: @unchecked Sendable {
  var isSet = false
}

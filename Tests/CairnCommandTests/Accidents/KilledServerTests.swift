import Foundation
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// `kill -9` of the server, which then starts again with its data.
@Suite(.serialized) struct KilledServerTests {
  /// Behind each of the statements, in front of what records it.
  @Test(arguments: TargetServer.common)
  func goesOnBehindEveryStatement(kind: TargetServer) async throws {
    let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-server-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: temporary) }
    let form = AccidentForm.stepByStep
    let folder = try form.folder(in: temporary, kind.dialect)
    let arguments = ["migrate", "--migrations", folder.path]
    let server = try OwnServer(kind)
    let statements = TwelveStatements.list(kind.dialect, concurrently: kind.dialect == .postgres)
    for statement in statements {
      try await server.withDatabase { database in
        let last = LastRequest()
        let proxy = try database.proxy { request in
          defer { last.text = request.text }
          return last.text == statement ? .hold : .forward
        }
        defer { proxy.end() }
        let run = try RunningCairn(CairnProcess(arguments, database: database.url(through: proxy)))
        try await wait(for: statement) { proxy.heldRequest != nil || !run.isRunning }
        try #require(proxy.heldRequest != nil, "\(run.text)")
        try await server.kill()
        proxy.end()
        let end = run.end()
        #expect(end.status == 1 && end.errors.contains("next: run cairn migrate again"), "\(end)")
        try server.start()
        let next = try CairnProcess(arguments, database: database.url).run()
        try #require(next.status == 0, "killed behind \(statement): \(next)")
        #expect(try database.execute(TwelveStatements.rowsQuery) == TwelveStatements.rows, "killed behind \(statement)")
        #expect(try database.record().last == "0001 13/13 applied")
      }
    }
  }

  @Test(arguments: LongStatement.all(TargetServer.common))
  func goesOnInTheMiddleOfAStatement(kind: TargetServer, statement: LongStatement) async throws {
    let server = try OwnServer(kind)
    try await server.withDatabase { database in
      try await statement.withFolder(database) { folder in
        let arguments = ["migrate", "--migrations", folder.path]
        let run = try RunningCairn(CairnProcess(arguments, database: database.url))
        try await statement.waitForMiddle(database, run)
        try await server.kill()
        let end = run.end()
        #expect(end.status == 1 && end.errors.contains("next: run cairn migrate again"), "\(end)")
        try server.start()
        try statement.makeShort(database)
        let next = try CairnProcess(arguments, database: database.url).run()
        #expect(next.status == 0, "\(next)")
        #expect(try statement.rows(database) == LongStatement.rowsAfterwards)
        #expect(try database.record().last == "0001 \(statement.steps)/\(statement.steps) applied")
      }
    }
  }
}

/// What a proxy saw last; its requests come one after another.
private final class LastRequest: @unchecked Sendable {
  var text = ""
}

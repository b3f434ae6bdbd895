import Foundation
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// The example as people run it: the sample's migrations on the stand-in for DSQL, the server, and requests.
@Suite struct FileServerTests {
  /// Bash can speak TCP by itself.
  private func request(_ method: String, _ path: String, _ body: String = "", port: String) throws -> String {
    let text = "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    let script = #"exec 3<>"/dev/tcp/127.0.0.1/$1"; cat >&3; cat <&3"#
    let answer = try ProcessRun.check("bash", ["-c", script, "bash", port], input: text)
    let status = answer.dropFirst("HTTP/1.1 ".count).prefix(3)
    return "\(status) \(answer.components(separatedBy: "\r\n\r\n").dropFirst().joined())"
  }

  private func port(in output: URL) async throws -> String {
    for _ in 0..<600 {
      let text = try String(contentsOf: output, encoding: .utf8)
      if let match = text.firstMatch(of: /127\.0\.0\.1:(\d+)\n/) { return String(match.1) }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw Missing(description: "the server did not say its port: \(try String(contentsOf: output, encoding: .utf8))")
  }

  @Test(.enabled(if: TargetServer.available.contains(.dsql), "no stand-in for DSQL: run scripts/test"))
  func makesAndDeletesUsersAndFiles() async throws {
    try await TargetServer.dsql.withDatabase { database in
      let migrations = MigrationsFolder.generated(.dsql).path
      let run = try CairnProcess(["migrate", "--migrations", migrations], database: database.url).run()
      try #require(run.status == 0, "\(run)")
      try database.execute("INSERT INTO categories (id, slug, title) VALUES (1, 'unsorted', 'Unsorted');")

      let output = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-files-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: output) }
      let program = URL(fileURLWithPath: CairnProcess.executable).deletingLastPathComponent()
        .appendingPathComponent("FileServer").path
      let server = try ProcessRun.start(program, [database.url, "0"], environment: [:], output: output)
      defer { server.terminate() }
      let port = try await port(in: output)

      let user = try request("POST", "/users", "ada@example.com", port: port)
      #expect(user.hasPrefix("201 "), "\(user)")
      let id = user.dropFirst(4)
      let file = try request("POST", "/users/\(id)/files", "notes.txt", port: port)
      #expect(file.hasPrefix("201 "), "\(file)")
      // A user that is not there, and one that still owns files.
      let nobody = try request("POST", "/users/\(UUID())/files", "notes.txt", port: port)
      #expect(nobody.hasPrefix("409 insert or update on table \"files\" violates foreign key"), "\(nobody)")
      let refused = try request("DELETE", "/users/\(id)", port: port)
      #expect(refused.hasPrefix("409 update or delete on table \"users\" violates foreign key"), "\(refused)")
      #expect(try request("DELETE", "/files/\(file.dropFirst(4))", port: port) == "204 ")
      #expect(try request("DELETE", "/users/\(id)", port: port) == "204 ")
      #expect(try request("DELETE", "/users/\(id)", port: port) == "404 ")
      #expect(try database.execute("SELECT (SELECT count(*) FROM users) + (SELECT count(*) FROM files);") == "0\n")
    }
  }
}

import Foundation
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// libpq's variables and service files, which say what a URL leaves out, at a server that wants a password.
@Suite(.enabled(if: TargetServer.available.contains(.postgres15)))
struct ServerSettingsTests {
  /// Runs `cairn status` with nothing but these settings.
  private static func status(_ url: String, _ environment: [String: String], in temporary: URL) throws -> ProcessRun {
    let folder = temporary.appendingPathComponent("postgres")
    if !FileManager.default.fileExists(atPath: folder.path) { _ = try MigrationsFolder(in: temporary, .postgres) }
    return try CairnProcess(["status", "--migrations", folder.path], database: url, environment: environment).run()
  }

  @Test func variablesAndServicesSayWhatTheURLLeavesOut() throws {
    let server = try GuardedServer(.postgres)
    try TemporaryFolder.with { temporary in
      let variables = [
        "PGHOST": "127.0.0.1", "PGPORT": String(server.port), "PGUSER": "alice", "PGDATABASE": "postgres",
        "PGPASSWORD": "s3cret",
      ]
      // All of them, with a URL that says nothing. A database without the record has all to do.
      let all = try Self.status("postgres://", variables, in: temporary)
      #expect(all.status == 4 && all.output.contains("1 pending"), "\(all)")
      for (name, value) in [
        ("PGPORT", "1"), ("PGUSER", "nobody"), ("PGDATABASE", "nowhere"), ("PGPASSWORD", "wr0ng"),
      ] {
        let wrong = try Self.status("postgres://", variables.merging([name: value]) { $1 }, in: temporary)
        #expect(wrong.status == 1, "\(name): \(wrong)")
        #expect(!wrong.errors.contains("wr0ng") && !wrong.errors.contains("s3cret"), "\(name): \(wrong)")
        #expect(name == "PGPASSWORD" || name == "PGUSER" || wrong.errors.contains(value), "\(name): \(wrong)")
      }
      // What the URL says counts more.
      let written = variables.merging(["PGUSER": "nobody", "PGDATABASE": "nowhere"]) { $1 }
      #expect(try Self.status("postgres://alice@/postgres", written, in: temporary).status == 4)

      // A service, named by a variable or in the URL.
      let file = temporary.appendingPathComponent("services")
      let service = """
        [guarded]
        host=127.0.0.1
        port=\(server.port)
        user=alice
        dbname=postgres
        password=s3cret
        """
      try Data((service + "\n").utf8).write(to: file)
      let place = ["PGSERVICEFILE": file.path]
      let named = try Self.status("postgres://", place.merging(["PGSERVICE": "guarded"]) { $1 }, in: temporary)
      #expect(named.status == 4, "\(named)")
      let inURL = try Self.status("postgres:///?service=guarded", place, in: temporary)
      #expect(inURL.status == 4, "\(inURL)")
      let unknown = try Self.status("postgres:///?service=other", place, in: temporary)
      #expect(unknown.status != 0 && unknown.errors.contains("other"), "\(unknown)")
    }
  }
}

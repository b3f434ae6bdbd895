import DatabaseDrivers
import Foundation
import MigrationFiles
import MigrationRunner
import RunnerSupport
import Testing

@Suite struct InterruptionTests {
  /// The pause before another try ends when somebody wishes the run to stop.
  @Test(arguments: TargetServer.common)
  func endsThePauseBeforeARetry(server: TargetServer) async throws {
    try await RunScene.with(server) { scene in
      try scene.database.execute("CREATE TABLE people (id integer);")
      try scene.folder.append("0001_people", "ALTER TABLE people ADD COLUMN name varchar(40);\n")
      let other = try await DatabaseDrivers.connect(DatabaseURL(scene.database.url))
      _ = try await other.execute("BEGIN")
      _ = try await other.query("SELECT * FROM people")
      var options = RunOptions()
      options.retry = RetryPolicy(attempts: 5, firstPause: .seconds(300), longestPause: .seconds(300))
      let interruption = options.interruption
      options.observe = { if case .retrying = $0 { interruption.request() } }
      let start = ContinuousClock.now
      let error = try await scene.failure(options)
      #expect(error.code == .interrupted)
      #expect(start.duration(to: .now) < .seconds(25))
      await other.close()
      #expect(try scene.database.record().last == "0001 0/1 open")
      try await scene.migrate()
      #expect(try scene.database.record().last == "0001 1/1 applied")
    }
  }
}

import Foundation
import RunnerSupport
import TestSupport

/// Three steps, of which the second takes as many seconds as a table of the test's own says.
struct SlowMigration {
  let server: TargetServer
  let database: TargetDatabase
  let folder: MigrationsFolder

  init(_ server: TargetServer, _ database: TargetDatabase, in temporary: URL, seconds: Int) throws {
    self.server = server
    self.database = database
    folder = try MigrationsFolder(in: temporary, server.dialect)
    try database.execute("CREATE TABLE pace (seconds integer);")
    try database.execute("INSERT INTO pace VALUES (\(seconds));")
    let wait =
      server == .mysql
      ? "SELECT SLEEP(seconds) FROM pace" : "SELECT 1 FROM pace, LATERAL pg_sleep(seconds) AS waited"
    try folder.append(
      "0001_slow",
      """
      CREATE TABLE done (step integer);
      INSERT INTO done \(wait);
      CREATE TABLE behind (id integer);
      """
    )
  }

  func setPace(_ seconds: Int) throws {
    try database.execute("UPDATE pace SET seconds = \(seconds);")
  }

  func cairn(_ arguments: String...) -> CairnProcess {
    CairnProcess(arguments + ["--migrations", folder.path], database: database.url)
  }

  /// How many sessions of this database run the slow statement.
  func running() throws -> Int {
    switch database {
    case .postgres(let database), .dsql(let database):
      let answer = try database.executeOnBackend(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' "
          + "AND query LIKE 'INSERT INTO done%' AND pid <> pg_backend_pid();"
      )
      return Int(answer.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    case .mysql(let database):
      let answer = try database.execute(
        "SELECT count(*) FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND INFO LIKE 'INSERT INTO done%';"
      )
      return Int(answer.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    }
  }
}

struct NotInTime: Error {
  var what: String
}

/// Waits until something is so.
func eventually(_ what: String, within seconds: Int = 30, _ isSo: () throws -> Bool) throws {
  let end = ContinuousClock.now.advanced(by: .seconds(seconds))
  while try !isSo() {
    guard ContinuousClock.now < end else { throw NotInTime(what: what) }
    Thread.sleep(forTimeInterval: 0.05)
  }
}

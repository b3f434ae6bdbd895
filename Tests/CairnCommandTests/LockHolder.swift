import Foundation
import RunnerSupport
import SchemaModel
import TestSupport

/// A session of the server's own client that keeps a lock, or a snapshot, while a test goes on.
final class LockHolder {
  private let process: Process
  private let database: TargetDatabase

  /// Runs a script that ends with a long sleep, and waits until it sleeps.
  init(_ database: TargetDatabase, _ script: String) throws {
    self.database = database
    let (program, arguments) = database.client
    process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    input.fileHandleForWriting.write(Data((script + "\n").utf8))
    try input.fileHandleForWriting.close()
    try eventually("the other session sleeps") { try database.execute(Self.sleepers(database)) != "0\n" }
  }

  private static func sleepers(_ database: TargetDatabase) -> String {
    switch database {
    case .mysql:
      "SELECT count(*) FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND INFO LIKE 'SELECT SLEEP%';"
    default:
      """
      SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'
        AND query LIKE 'SELECT pg_sleep%' AND pid <> pg_backend_pid();
      """
    }
  }

  /// Ends the session, on the server too.
  func end() {
    let kill =
      switch database {
      case .mysql:
        """
        SELECT concat('KILL ', ID, ';') FROM information_schema.PROCESSLIST
        WHERE DB = DATABASE() AND INFO LIKE 'SELECT SLEEP%';
        """
      default:
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()
          AND query LIKE 'SELECT pg_sleep%' AND pid <> pg_backend_pid();
        """
      }
    if let killing = try? database.execute(kill), case .mysql = database { _ = try? database.execute(killing) }
    process.terminate()
    process.waitUntilExit()
  }
}

extension TargetDatabase {
  /// Whether some session waits for a lock on a table.
  func waitsForLock() throws -> Bool {
    let query =
      switch self {
      case .mysql:
        "SELECT count(*) FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND STATE LIKE 'Waiting for table%';"
      default:
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock';"
      }
    return try execute(query) != "0\n"
  }
}

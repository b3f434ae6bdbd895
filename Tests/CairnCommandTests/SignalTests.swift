import Foundation
import RunnerSupport
import TestSupport
import Testing

/// Ctrl-C and SIGTERM: the server stops, the record says where, and the next run goes on.
@Suite struct SignalTests {
  enum Wish: CaseIterable {
    case interrupt, terminate, interruptTwice

    func send(to process: Process) {
      switch self {
      case .interrupt: process.interrupt()
      case .terminate: process.terminate()
      case .interruptTwice:
        process.interrupt()
        process.interrupt()
      }
    }
  }

  @Test(arguments: TargetServer.common, Wish.allCases)
  func cancelsOnTheServer(server: TargetServer, wish: Wish) async throws {
    try await server.withDatabase { database in
      try TemporaryFolder.with { temporary in
        let slow = try SlowMigration(server, database, in: temporary, seconds: 100)
        let output = temporary.appendingPathComponent("output")
        let process = try slow.cairn("migrate").start(output: output)
        try eventually("the slow statement runs") { try slow.running() == 1 }
        wish.send(to: process)
        try eventually("the run ends", within: 15) { !process.isRunning }
        let said = try String(contentsOf: output, encoding: .utf8)
        #expect(process.terminationReason == .exit && process.terminationStatus == 130, "\(said)")
        #expect(said.contains("state: step 1 of 3 of 0001_slow is done and stays"), "\(said)")
        #expect(try slow.running() == 0)
        #expect(try database.record().last == "0001 1/3 open")

        try slow.setPace(0)
        let next = try slow.cairn("migrate").run()
        #expect(next.status == 0, "\(next)")
        #expect(try database.execute("SELECT count(*) FROM done;") == "1\n")
        #expect(try database.record().last == "0001 3/3 applied")
      }
    }
  }

  /// The stand-in does not hear a wish to cancel: the run ends behind the statement, which is recorded as done.
  @Test(arguments: TargetServer.available.filter { $0 == .dsql })
  func endsBehindAStatementThatCannotBeCancelled(server: TargetServer) async throws {
    try await server.withDatabase { database in
      try TemporaryFolder.with { temporary in
        let slow = try SlowMigration(server, database, in: temporary, seconds: 4)
        let process = try slow.cairn("migrate").start(output: temporary.appendingPathComponent("output"))
        try eventually("the slow statement runs") { try slow.running() == 1 }
        process.interrupt()
        try eventually("the run ends", within: 15) { !process.isRunning }
        #expect(process.terminationStatus == 130)
        #expect(try database.record().last == "0001 2/3 open")
        #expect(try database.execute("SELECT count(*) FROM schema_migrations_lease;") == "0\n")
        #expect(try slow.cairn("migrate").run().status == 0)
        #expect(try database.execute("SELECT count(*) FROM done;") == "1\n")
      }
    }
  }

  @Test(arguments: TargetServer.available)
  func endsWhileItWaitsForTheLock(server: TargetServer) async throws {
    try await server.withDatabase { database in
      try TemporaryFolder.with { temporary in
        let slow = try SlowMigration(server, database, in: temporary, seconds: server == .dsql ? 25 : 100)
        let first = try slow.cairn("migrate").start(output: temporary.appendingPathComponent("first"))
        defer { first.terminate() }
        try eventually("the slow statement runs") { try slow.running() == 1 }
        let output = temporary.appendingPathComponent("second")
        let second = try slow.cairn("migrate").start(output: output)
        try eventually("the second waits") {
          try String(contentsOf: output, encoding: .utf8).contains("waiting for it")
        }
        second.interrupt()
        try eventually("the second ends", within: 5) { !second.isRunning }
        let said = try String(contentsOf: output, encoding: .utf8)
        #expect(second.terminationStatus == 130 && said.contains("nothing was done"), "\(said)")
        #expect(try slow.running() == 1)
        first.interrupt()
        try eventually("the first ends", within: 40) { !first.isRunning }
        #expect(try slow.running() == 0)
      }
    }
  }
}

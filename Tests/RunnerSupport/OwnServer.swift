import Foundation
import TestSupport

/// A server that one test has for itself, so that it can be killed.
package final class OwnServer {
  private let kind: TargetServer
  private let folder: URL

  /// Starts one of the same kind as a server that is there, but one that loses nothing when it is killed.
  package init(_ kind: TargetServer) throws {
    self.kind = kind
    folder = URL(fileURLWithPath: "/tmp/cairn-own-\(UUID().uuidString.prefix(8))")
    try start()
  }

  deinit {
    _ = try? ProcessRun.run(script, ["destroy", folder.path])
  }

  /// Starts it, again after `kill`, with the data that it has.
  package func start() throws {
    var arguments = ["start", folder.path]
    switch kind {
    case .mysql: arguments += ["--", "--innodb-flush-log-at-trx-commit=1"]
    case .dsql: throw Missing(description: "a stand-in of its own")
    case .postgres15, .postgres18:
      let server = kind == .postgres15 ? PostgresServer.fromEnvironment : .newestFromEnvironment
      arguments += ["--bin", try server.required("Postgres").programs, "--", "-c", "synchronous_commit=on"]
    }
    // The server must not inherit what Foundation's Process waits for the end of: descriptors above 2.
    let closing = """
      (for file in /proc/$BASHPID/fd/*; do file=${file##*/}; ((file <= 2)) || eval "exec $file>&-"; done; exec "$@")
      """
    try ProcessRun.check("bash", ["-c", closing + "; exit $?", "start", script] + arguments)
  }

  /// SIGKILL to all of its processes at once.
  package func kill() async throws {
    let file = folder.appendingPathComponent(kind == .mysql ? "launched.pid" : "data/postmaster.pid")
    let line = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").first
    let number = try line.flatMap { Int32($0) }.required("process id in \(file.path)")
    // It leads a group of its own: the script starts it with setsid.
    ProcessSignal.kill(-number)
    try await wait(for: "the end of the server") { !ProcessSignal.isThere(number) }
  }

  package func withDatabase(_ body: (TargetDatabase) async throws -> Void) async throws {
    if kind == .mysql {
      let client = try MySQLServer.fromEnvironment.required("MySQL").client
      let server = MySQLServer(socket: "\(folder.path)/mysql.sock", client: client)
      let database = try server.makeDatabase()
      defer { server.drop(database) }
      try await body(.mysql(database))
    } else {
      let like = kind == .postgres15 ? PostgresServer.fromEnvironment : .newestFromEnvironment
      let server = PostgresServer(
        connection: "host=\(folder.path) port=5432 user=postgres",
        programs: try like.required("Postgres").programs
      )
      let database = try server.makeDatabase()
      defer { server.drop(database) }
      try await body(.postgres(database))
    }
  }

  private var script: String {
    MigrationsFolder.package.appendingPathComponent(
      kind == .mysql ? "scripts/mysql-server" : "scripts/postgres-server"
    ).path
  }
}

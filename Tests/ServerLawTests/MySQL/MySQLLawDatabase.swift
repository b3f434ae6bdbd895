import Foundation
import SchemaModel
import TestSupport
import Verification

/// A database on a MySQL and two clients that stay connected to it: one stops at an error, one goes on.
final class MySQLLawDatabase: LawDatabase {
  private let server: MySQLServer
  private let database: MySQLServer.Database
  private let name: String
  private var session: MySQLSession
  private let fillingSession: MySQLSession

  private static let mark = "-- the next table"

  init(_ server: MySQLServer) throws {
    self.server = server
    database = try server.makeDatabase()
    name = "`\(database.name ?? "")`"
    session = try MySQLSession(server)
    fillingSession = try MySQLSession(server, goesOnAfterErrors: true)
    for role in RandomSchema.roles { try session.execute("CREATE USER IF NOT EXISTS \(quoted(role));\n") }
  }

  func empty() throws {
    if !session.isRunning { session = try MySQLSession(server) }
    try session.execute(
      """
      DROP DATABASE IF EXISTS \(name);
      DELETE FROM mysql.tables_priv WHERE Db = '\(database.name ?? "")';
      DELETE FROM mysql.columns_priv WHERE Db = '\(database.name ?? "")';
      DELETE FROM mysql.procs_priv WHERE Db = '\(database.name ?? "")';
      FLUSH PRIVILEGES;
      CREATE DATABASE \(name);
      USE \(name);

      """
    )
    try endSession()
  }

  func endSession() throws {
    try execute(
      """
      UNLOCK TABLES;
      SET @cairn_ddl = NULL;
      SET SESSION sql_mode = DEFAULT, lock_wait_timeout = DEFAULT, foreign_key_checks = DEFAULT;

      """
    )
  }

  @discardableResult
  func execute(_ script: String) throws -> String {
    if !session.isRunning {
      session = try MySQLSession(server)
      try session.execute("USE \(name);\n")
    }
    return try session.execute(script)
  }

  func attempt(_ statements: [String]) throws {
    if statements.isEmpty { return }
    try fillingSession.execute("USE \(name);\n" + statements.map { "\($0);\n" }.joined())
  }

  /// SHOW CREATE TABLE of all tables, without the counters, with the lines of keys sorted: they stand in the order in
  /// which they were made. And a line for each of the other objects.
  func schema() throws -> String {
    let names = try execute(
      """
      SELECT TABLE_NAME FROM information_schema.TABLES
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' ORDER BY 1;

      """
    )
    let tables = names.split(separator: "\n").map { "SHOW CREATE TABLE \(quoted(String($0)));\n" }
    var texts: [[Substring]] = []
    for line in try execute(tables.joined()).split(separator: "\n") {
      if texts.isEmpty || line.contains("\tCREATE TABLE `") { texts.append([]) }
      texts[texts.count - 1].append(line.hasSuffix(",") ? line.dropLast() : line)
    }
    let tablesText = texts.map { lines in
      let columns = lines.dropFirst().filter { $0.hasPrefix("  `") }
      let others = lines.dropFirst().filter { !$0.hasPrefix("  `") }
      return (lines.prefix(1) + columns + others.sorted()).joined(separator: "\n")
        .replacing(/\ AUTO_INCREMENT=\d+/, with: "")
    }.joined(separator: "\n")
    return tablesText + "\n" + (try execute(MySQLCatalogueText.objects))
  }

  func rows(of selections: [RowSelection]) throws -> [[String]] {
    let queries = selections.map { selection in
      // One line a row, whatever is in it.
      let columns = selection.columns.map(quoted).joined(separator: ", ")
      return "SELECT '\(Self.mark)';\nSELECT JSON_ARRAY(\(columns)) FROM \(quoted(selection.table.name));\n"
    }
    return try execute(queries.joined())
      .components(separatedBy: Self.mark + "\n").dropFirst()
      .map { $0.split(separator: "\n").map(String.init).sorted() }
  }

  func independentSchema() throws -> String { try execute(MySQLCatalogueText.query + MySQLCatalogueText.objects) }

  func close() {
    session.close()
    fillingSession.close()
    server.drop(database)
  }

  private func quoted(_ name: String) -> String { "`\(name.replacing("`", with: "``"))`" }
}

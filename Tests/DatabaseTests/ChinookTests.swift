import Cairn
import Foundation
import GeneratorSupport
import TestSupport
import Testing

/// A database that nobody here designed: declared in the DSL, its first migration must give what the published SQL gives.
@Suite struct ChinookTests {
  /// The folder of the published scripts; they are data for tests, no part of the project.
  static let data = ProcessInfo.processInfo.environment["CAIRN_TEST_DATA"].map { URL(fileURLWithPath: $0) }

  static func published(_ file: String) throws -> (schema: String, rows: String) {
    let text = String(decoding: try Data(contentsOf: #require(data).appendingPathComponent(file)), as: UTF8.self)
    let rows = try #require(text.range(of: "INSERT INTO"))
    return (String(text[..<rows.lowerBound]), String(text[rows.lowerBound...]))
  }

  @Test(.enabled(if: data != nil && PostgresServer.fromEnvironment != nil, "needs CAIRN_TEST_DATA and a Postgres"))
  func postgresGetsThePublishedTablesAndRows() throws {
    let server = try #require(PostgresServer.fromEnvironment)
    let published = try Self.published("chinook-postgres.sql")
    let expected = try server.withDatabase { database in
      try database.execute(published.schema)
      return try database.canonicalDump()
    }
    let migrations = try GeneratedFolder(ChinookPostgres.schema, "postgres")
    try server.withDatabase { database in
      try database.execute(migrations.first.script)
      #expect(try database.canonicalDump() == expected)
      try database.execute(published.rows)
      #expect(try database.execute("SELECT count(*) FROM track;") == "3503\n")
    }
  }

  @Test(.enabled(if: data != nil && MySQLServer.fromEnvironment != nil, "needs CAIRN_TEST_DATA and a MySQL"))
  func mysqlGetsThePublishedTablesAndRows() throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let published = try Self.published("chinook-mysql.sql")
    let expected = try server.withDatabase { database in
      try database.execute(published.schema)
      return try database.showCreateTables()
    }
    let migrations = try GeneratedFolder(ChinookMySQL.schema, "mysql")
    try server.withDatabase { database in
      try database.execute(migrations.first.script)
      #expect(try database.showCreateTables() == expected)
      try database.execute(published.rows)
      #expect(try database.execute("SELECT count(*) FROM `Track`;") == "3503\n")
    }
  }
}

import CairnGenerator
import DatabaseDrivers
import Foundation
import TestSupport
import Testing
import ThrowawayServers
import Verification

/// What nobody may use is at no moment of a plan anybody's, wherever the plan stops.
@Suite(.enabled(if: PostgresServer.fromEnvironment != nil, "there is no Postgres"))
struct ClosedObjectTests {
  private static let shut = "REVOKE ALL ON FUNCTION admin(int) FROM PUBLIC;\n"

  @Test(
    arguments: [
      ("int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'", "bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT 1::bigint'"),
      ("int LANGUAGE sql SECURITY DEFINER RETURN 1", "bigint LANGUAGE sql SECURITY DEFINER RETURN 1::bigint"),
    ],
    [false, true]
  )
  func aFunctionStaysClosed(results: (old: String, new: String), isDeclared: Bool) async throws {
    let (text, name, server, workshop) = try await plan(
      "CREATE TABLE t (i int);\nCREATE FUNCTION admin(x int) RETURNS \(results.old);\n" + Self.shut,
      "CREATE TABLE t (i int);\nCREATE FUNCTION admin(x int) RETURNS \(results.new);\n" + Self.shut
        + "CREATE INDEX ti ON t (i);",
      isDeclared: isDeclared
    )
    defer { workshop.close() }
    let database = PostgresServer.Database(server: server, name: name)
    let isOpen = "SELECT coalesce(has_function_privilege('public', to_regprocedure('admin(int)'), 'EXECUTE'), false)"
    var asked = 0
    for step in text.components(separatedBy: "\n\n") where !step.hasPrefix("-- ") || step.contains("\n") {
      try database.execute(step)
      #expect(try database.execute(isOpen).contains("f"), "\(step)")
      asked += 1
    }
    #expect(asked > 3)
    #expect(!text.contains("GRANT"))
    server.drop(database)
  }

  @Test(arguments: [false, true])
  func aPasswordStaysWithItsMapping(isDeclared: Bool) async throws {
    func wrapper(_ options: String) -> String {
      "CREATE FOREIGN DATA WRAPPER w;\nCREATE SERVER s TYPE 't' FOREIGN DATA WRAPPER w \(options);\n"
        + "CREATE FOREIGN TABLE ft (id int) SERVER s;\n"
    }
    let mapping = "CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS "
    let (text, name, server, workshop) = try await plan(
      wrapper("") + mapping + "(name 'a', password 'secret', gone 'x')",
      wrapper("OPTIONS (host 'h')") + mapping + "(name 'b''c', password 'secret', more 'y')",
      isDeclared: isDeclared
    )
    defer { workshop.close() }
    let database = PostgresServer.Database(server: server, name: name)
    for _ in 0..<2 {
      try database.execute(text)
      let options = try database.execute("SELECT umoptions::text FROM pg_user_mappings")
      #expect(options.contains("password=secret") && options.contains("name=b'c") && options.contains("more=y"))
      #expect(!options.contains("gone"))
      #expect(try database.execute("SELECT srvoptions::text FROM pg_foreign_server").contains("host=h"))
    }
    server.drop(database)
  }

  /// What leads from one script to the other, without what stands behind it in the file, and the database of the first.
  /// With `isDeclared`, as an import declares what it read.
  private func plan(
    _ old: String,
    _ new: String,
    isDeclared: Bool
  ) async throws -> (text: String, database: String, PostgresServer, SchemaWorkshop) {
    let workshop = try await SchemaWorkshop(.postgres, major: 15)
    let pair = try await ScriptPair(old, new, isDeclared: isDeclared, in: workshop)
    #expect(pair.migration.refusals.isEmpty)
    let text = pair.migration.text.components(separatedBy: "\n-- VERIFY ")[0]
    let server = PostgresServer(
      connection: "host=\(workshop.server.folderPath) port=5432 user=postgres",
      programs: try #require(PostgresServer.fromEnvironment).programs
    )
    return (text, try #require(pair.before.database), server, workshop)
  }
}

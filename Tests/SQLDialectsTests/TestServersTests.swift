import Foundation
import TestSupport
import Testing

/// The servers that `scripts/test` starts are what the other tests take them for.
@Suite(.enabled(if: PostgresServer.fromEnvironment != nil, "no servers: run scripts/test"))
struct TestServersTests {
  private static let table = "CREATE TABLE t (id uuid PRIMARY KEY, name text);"

  @Test(arguments: [PostgresServer.fromEnvironment, .newestFromEnvironment, .dsqlFromEnvironment].compactMap { $0 })
  func `a database is new, empty, and dumped in canonical form`(server: PostgresServer) throws {
    try server.withDatabase { database in
      #expect(try database.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public';") == "0\n")
      try database.execute(Self.table)
      #expect(try database.canonicalDump().contains("[TABLE] public.t"))
    }
  }

  @Test func `the stand-in has the rules of DSQL, and answers a script with its jobs`() throws {
    let server = try #require(PostgresServer.dsqlFromEnvironment)
    try server.withDatabase { database in
      try database.execute(Self.table)
      #expect(try database.attempt("CREATE INDEX t_name ON t (name);").errors.contains("CREATE INDEX ASYNC"))
      #expect(try database.attempt("ALTER TABLE t ADD COLUMN n integer NOT NULL;").status != 0)
      #expect(try database.attempt("BEGIN; CREATE TABLE a (i int); CREATE TABLE b (i int); COMMIT;").status != 0)
      let script = "CREATE INDEX ASYNC t_name ON t (name) \\gset\nCALL sys.wait_for_job(:'job_id');"
      #expect(try database.execute(script) == "t\n")
      let index = "SELECT indisvalid FROM pg_index WHERE indexrelid = 't_name'::regclass;"
      #expect(try database.execute(index) == "t\n")
    }
  }

  @Test func `MySQL is MySQL 8 or later`() throws {
    let version = try #require(MySQLServer.fromEnvironment).withDatabase { try $0.execute("SELECT version();") }
    #expect(!version.contains("MariaDB"))
    #expect(try #require(Int(version.prefix { $0.isNumber })) >= 8)
  }
}

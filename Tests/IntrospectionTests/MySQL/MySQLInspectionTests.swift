import DatabaseDrivers
import Foundation
import Introspection
import SQLDialects
import SchemaDiff
import SchemaModel
import TestSupport
import Testing

@Suite(.enabled(if: MySQLServer.fromEnvironment != nil, "needs a MySQL: scripts/test starts one"))
struct MySQLInspectionTests {
  private func places() async throws -> (MySQLPlace, MySQLPlace) {
    let server = try #require(MySQLServer.fromEnvironment)
    return (try await MySQLPlace(server), try await MySQLPlace(server))
  }

  @Test func randomSchemasAreReadAsTheyAre() async throws {
    let (first, second) = try await places()
    for role in RandomSchema.roles {
      try await first.execute(["CREATE USER IF NOT EXISTS \(MySQLPlace.dialect.quoted(role))"])
    }
    var (held, refused) = (0, 0)
    for seed in UInt64(0)..<90 {
      let schema = RandomSchema(dialect: .mysql, seed: seed, options: RandomSchema.Options(usesObjects: true)).schema
      try await first.empty()
      if try await !first.create(schema).isEmpty {
        refused += 1
        continue
      }
      if let breach = try await MySQLInspectionLaw.breach(first, second) {
        Issue.record("seed \(seed): \(breach)")
      } else {
        held += 1
      }
    }
    #expect(held >= 60, "\(held) held, \(refused) were refused before they were read")
    try await first.close()
    try await second.close()
  }

  @Test(arguments: MySQLExotica.all + MySQLExotica.objects)
  func handWrittenFilesAreReadAsTheyAre(_ exotic: MySQLExotica) async throws {
    let (first, second) = try await places()
    try await first.execute(script: exotic.script)
    try await first.connection.restoreSettings(lockTimeout: nil)
    let breach = try await MySQLInspectionLaw.breach(first, second)
    #expect(breach == nil, "\(exotic.name): \(breach ?? "")")
    try await first.close()
    try await second.close()
  }

  /// Under every mode in which a session may come: what is read is the same, and the mode is what it was.
  @Test(arguments: ["NO_BACKSLASH_ESCAPES", "ANSI_QUOTES", "ANSI,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT", ""])
  func theSessionDecidesNothing(_ mode: String) async throws {
    let (first, second) = try await places()
    let scripts = (MySQLExotica.all + MySQLExotica.objects).filter {
      ["every default", "checks", "hostile names", "triggers"].contains($0.name)
    }
    for script in scripts {
      try await first.empty()
      try await first.execute(script: script.script)
      try await first.connection.restoreSettings(lockTimeout: nil)
      let wanted = try await first.inspect()
      let settings = "SELECT @@sql_mode, @@sql_quote_show_create, @@collation_connection, @@character_set_client"
      try await first.execute([
        "SET NAMES latin1", "SET SESSION sql_mode = '\(mode)', SESSION sql_quote_show_create = 0",
        "SET SESSION group_concat_max_len = 77",
      ])
      let before = try await first.connection.query(settings)
      let found = try await first.inspect()
      #expect(found.schema == wanted.schema, "\(script.name) under \(mode)")
      #expect(found.leftOut == wanted.leftOut)
      #expect(try await first.connection.query(settings) == before)
    }
    try await first.close()
    try await second.close()
  }

  @Test func theDatabaseMayBeCalledAsTheTablesAre() async throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let first = try await MySQLPlace(server, named: "cairn_library")
    let second = try await MySQLPlace(server)
    try await first.execute(
      script: """
        CREATE TABLE books (id int, title varchar(20));
        CREATE FUNCTION f (x int) RETURNS int DETERMINISTIC RETURN x + 1;
        CREATE VIEW plain AS SELECT cairn_library.books.id, cairn_library.f(id) AS n FROM cairn_library.books;
        CREATE VIEW others AS SELECT b.id, cairn_library.f(b.id) AS n FROM cairn_library.books b JOIN mysql.user u;
        DELIMITER //
        CREATE TRIGGER t BEFORE INSERT ON cairn_library.books FOR EACH ROW
          BEGIN SET NEW.id = cairn_library.f(NEW.id); UPDATE `cairn_library`.other SET x = 'cairn_library.books'; END//
        CREATE PROCEDURE p () SELECT cairn_library.books.id FROM cairn_library.books//
        CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2037-01-01 00:00:00' DO DELETE FROM cairn_library.books//
        """
    )
    let schema = try await first.inspect().schema
    for object in schema.objects {
      for text in object.texts {
        let outside = text.description.replacing("'cairn_library.books'", with: "")
        #expect(!outside.contains("cairn_library"), "\(object.key): \(text)")
      }
    }
    try await first.execute(["CREATE VIEW aliased AS SELECT cairn_library.id FROM cairn_library.books cairn_library"])
    let aliased = try await first.inspect().schema
    try await second.create(aliased)
    #expect(
      try await second.inspect().schema.object(SchemaObjectKey(kind: .view, name: ObjectName("aliased"), detail: ""))
        == aliased.object(SchemaObjectKey(kind: .view, name: ObjectName("aliased"), detail: ""))
    )
    try await first.close()
    try await second.close()
  }

  @Test func whatIsNotReadIsListed() async throws {
    let (first, second) = try await places()
    try await first.execute(
      script: """
        CREATE TABLE schema_migrations (version varchar(32) PRIMARY KEY, name varchar(255), checksum char(64),
          steps_total int, steps_applied int, applied_at datetime(6), applied_by varchar(255), execution_time_ms bigint,
          success tinyint(1), error longtext);
        CREATE TABLE flyway_history (id int);
        CREATE TRIGGER flown BEFORE INSERT ON flyway_history FOR EACH ROW SET NEW.id = 1;
        CREATE TABLE users (id int);
        CREATE VIEW flyway_view AS SELECT * FROM users;
        CREATE USER IF NOT EXISTS cairn_reader;
        GRANT SELECT ON flyway_history TO cairn_reader;
        GRANT SELECT ON `\(first.name)`.* TO cairn_reader;
        CREATE DEFINER=cairn_reader VIEW owned AS SELECT id FROM users;
        """
    )
    let inspection = try await first.inspect(InspectionScope(ignoring: ["flyway_*"]))
    #expect(inspection.schema.tables.map(\.name.name) == ["users"])
    #expect(inspection.schema.objects.map(\.key.description) == ["view owned"])
    #expect(
      inspection.leftOut == [
        .init("grants on the whole database to cairn_reader", .ofTheServer), .init("table flyway_history", .ignored),
        .init("table schema_migrations", .cairn), .init("view flyway_view", .ignored),
        .init("view owned: DEFINER cairn_reader@%", .ofTheServer),
      ]
    )
    try await first.close()
    try await second.close()
  }

  @Test func theRecordIsLeftOut() async throws {
    let place = try await MySQLPlace(try #require(MySQLServer.fromEnvironment))
    try await place.execute(script: try String(contentsOf: RecordScript.file(.mysql), encoding: .utf8))
    try await place.connection.restoreSettings(lockTimeout: nil)
    let inspection = try await place.inspect()
    #expect(inspection.schema == DatabaseSchema(dialect: .mysql))
    #expect(inspection.leftOut == [.init("table schema_migrations", .cairn)])
    try await place.close()
  }

  /// Rails and golang-migrate have tables of that name, too.
  @Test(
    arguments: [
      "CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty tinyint(1) NOT NULL)",
      "CREATE TABLE schema_migrations_lease (id int, holder text)",
      "CREATE VIEW schema_migrations AS SELECT 1 AS version",
    ]
  )
  func tablesThatAreCalledAsTheRecordAreRead(_ statement: String) async throws {
    let place = try await MySQLPlace(try #require(MySQLServer.fromEnvironment))
    try await place.execute([statement])
    let inspection = try await place.inspect()
    #expect(inspection.schema.tables.count + inspection.schema.objects.count == 1)
    #expect(inspection.leftOut == [])
    try await place.close()
  }

  @Test func aCatalogueThatChangesIsReadAgain() async throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let first = try await MySQLPlace(server)
    try await first.execute((0..<40).map { "CREATE TABLE t\($0) (id int)" })
    let second = try await DatabaseDrivers.connect(
      DatabaseURL(MySQLServer.Database(server: server, name: first.name).url)
    )
    let changes = Task {
      var round = 0
      while !Task.isCancelled {
        round += 1
        _ = try await second.execute("ALTER TABLE t20 COMMENT = '\(round)'")
      }
    }
    // In a crowd of tests the changes may pause for as long as a reading takes.
    var noticed: InspectionError?
    for _ in 0..<500 where noticed == nil {
      do {
        _ = try await first.inspect()
      } catch let error as InspectionError {
        noticed = error
      }
    }
    #expect(noticed == .keepsChanging(tries: 5))
    changes.cancel()
    try await changes.value
    let calm = try await first.inspect()
    #expect(calm.schema.tables.count == 40)
    await second.close()
    try await first.close()
  }

  @Test func withoutADatabaseItSaysSo() async throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let connection = try await DatabaseDrivers.connect(DatabaseURL(MySQLServer.Database(server: server, name: nil).url))
    await #expect(throws: DatabaseError.self) { _ = try await MySQLInspector().inspect(.everything, on: connection) }
    await connection.close()
  }
}

import Cairn
import Foundation
import GeneratorSupport
import TestSupport
import Testing

/// Whole migration files, as the generator writes them, on real servers: each applied, applied again, proven by its own
/// VERIFY block, and taken back by its own ROLLBACK block, with rows in the tables.
@Suite struct EvolutionTests {
  static let rows = """
    INSERT INTO owners (full_name, email, balance) VALUES ('Ann', 'a@x.org', 3.5), ('Bob', NULL, 0);
    INSERT INTO pets (owner_id, name, kind, weight) VALUES (1, 'Tom', 'cat', 4), (1, 'Rex', 'dog', NULL);
    INSERT INTO rooms (floor, number) VALUES (1, 2);
    """

  /// The states a server goes through: after the files up to each of these.
  private func run<Database>(
    _ dialect: String,
    _ goals: [Schema],
    consent: [String] = [],
    rows: String,
    in withDatabase: @escaping (@escaping (Database) throws -> Void) throws -> Void,
    execute: @escaping (Database, String) throws -> String,
    dump: @escaping (Database) throws -> String
  ) throws {
    let files = try GeneratedFolder(goals, dialect: dialect, consent: consent)
    #expect(files.files.count == goals.count + 1, "\(files.files.map(\.name))")
    try withDatabase { database in
      var states: [String] = []
      for (index, migration) in files.migrations.enumerated() {
        states.append(try dump(database))
        _ = try execute(database, migration.script)
        let once = try dump(database)
        _ = try execute(database, migration.script)
        #expect(try dump(database) == once, "\(files.files[index].name) run again")
        for (query, expected) in migration.verifications {
          let answer = try execute(database, query + ";").trimmingCharacters(in: .newlines)
          #expect(answer == expected, "\(files.files[index].name): \(query)")
        }
        if index > 0 {
          let direct = try GeneratedFolder(goals[index - 1], dialect)
          try withDatabase { fresh in
            for migration in direct.migrations { _ = try execute(fresh, migration.script) }
            let wanted = try dump(fresh)
            #expect(
              wanted == once,
              "\(files.files[index].name) against the schema built directly: \(Self.difference(wanted, once))"
            )
          }
        }
        if index == 1 { _ = try execute(database, rows) }
      }
      for (index, migration) in files.migrations.enumerated().reversed() where index > 0 {
        #expect(migration.rollbackRefusals == [], "\(files.files[index].name)")
        _ = try execute(database, migration.rollback)
        #expect(try dump(database) == states[index], "\(files.files[index].name) rolled back")
        _ = try execute(database, migration.rollback)
        #expect(try dump(database) == states[index], "\(files.files[index].name) rolled back again")
      }
    }
  }

  /// The lines that only one of two dumps has.
  private static func difference(_ wanted: String, _ actual: String) -> String {
    let (wanted, actual) = (wanted.split(separator: "\n"), actual.split(separator: "\n"))
    return
      (wanted.filter { !actual.contains($0) }.map { "- \($0)" }
      + actual.filter { !wanted.contains($0) }.map { "+ \($0)" })
      .joined(separator: "\n")
  }

  @Test(.enabled(if: PostgresServer.fromEnvironment != nil, "needs a Postgres: scripts/test starts one"))
  func postgresFollowsTheSchemaAndGoesBack() throws {
    let server = try #require(PostgresServer.fromEnvironment)
    try run(
      "postgres",
      [Clinic.First.schema, Clinic.Second.schema, Clinic.Third.schema],
      consent: Clinic.Third.consent,
      rows: Self.rows,
      in: { try server.withDatabase($0) },
      execute: { try $0.execute($1) },
      dump: { try $0.canonicalDump() }
    )
  }

  @Test(.enabled(if: MySQLServer.fromEnvironment != nil, "needs a MySQL: scripts/test starts one"))
  func mysqlFollowsTheSchemaAndGoesBack() throws {
    let server = try #require(MySQLServer.fromEnvironment)
    try run(
      "mysql",
      [Clinic.First.schema, Clinic.Second.schema, Clinic.Third.schema],
      consent: Clinic.Third.consent,
      rows: Self.rows,
      in: { try server.withDatabase($0) },
      execute: { try $0.execute($1) },
      dump: { try $0.showCreateTables() }
    )
  }

  @Test(.enabled(if: PostgresServer.fromEnvironment != nil, "needs a Postgres: scripts/test starts one"))
  func postgresFollowsEveryKindOfObject() throws {
    let server = try #require(PostgresServer.fromEnvironment)
    try run(
      "postgres",
      [Warehouse.First.postgres, Warehouse.Second.postgres],
      consent: Warehouse.consent,
      rows: Warehouse.postgresRows,
      in: { try server.withDatabase($0) },
      execute: { try $0.execute($1) },
      dump: { try $0.canonicalDump() }
    )
  }

  @Test(.enabled(if: MySQLServer.fromEnvironment != nil, "needs a MySQL: scripts/test starts one"))
  func mysqlFollowsEveryKindOfObject() throws {
    let server = try #require(MySQLServer.fromEnvironment)
    try run(
      "mysql",
      [Warehouse.First.mysql, Warehouse.Second.mysql],
      consent: Warehouse.consent,
      rows: Warehouse.mysqlRows,
      in: { try server.withDatabase($0) },
      execute: { try $0.execute($1) },
      dump: { try $0.showCreateTables() }
    )
  }
}

import SchemaModel
import TestSupport
import Testing
import Verification

/// The law on servers: what leads from one random schema to another leads there with rows in the tables, does nothing
/// when it runs again, and is taken back by its own ROLLBACK block.
///
/// `scripts/law 10000` tries so many pairs; `CAIRN_SEED=17 scripts/law` replays one.
@Suite struct ServerLawTests {
  /// More refusals than these, in percent, would hide what the law is about.
  static let refusalsAtMost = 10

  @Test(.enabled(if: PostgresServer.fromEnvironment != nil, "needs a Postgres: scripts/test starts one"))
  func holdsOnPostgres() async throws {
    let server = PostgresLawServer("Postgres 15", try #require(PostgresServer.fromEnvironment))
    try await check(LawRun(server: server, seeds: LawRun.seeds(byDefault: 300)))
  }

  @Test(.enabled(if: PostgresServer.newestFromEnvironment != nil, "needs a Postgres 18: scripts/test starts one"))
  func holdsOnTheNewestPostgres() async throws {
    let server = PostgresLawServer("Postgres 18", try #require(PostgresServer.newestFromEnvironment))
    try await check(LawRun(server: server, seeds: LawRun.seeds(byDefault: 30, share: 10)))
  }

  @Test(.enabled(if: PostgresServer.fromEnvironment != nil, "needs a Postgres: scripts/test starts one"))
  func mostRowsAreTaken() throws {
    let server = PostgresLawServer("Postgres 15", try #require(PostgresServer.fromEnvironment))
    let database = try server.database()
    defer { database.close() }
    for style in [RowStyle.tidy, .wild] {
      var (offered, taken) = (0, 0)
      for seed in UInt64(0)..<20 {
        let schema = RandomSchema(dialect: .postgres, seed: seed, options: server.options).schema
        let fill = RowFill(schema, seed: seed, style: style, sparing: [], on: server)
        try database.empty()
        try database.execute(LawMigration.creation(of: schema, in: server.dialect))
        try database.attempt(fill.statements)
        offered += fill.statements.count
        taken += try database.rows(of: RowFates.all(of: schema)).map(\.count).reduce(0, +)
      }
      #expect(taken * 100 >= offered * (style == .tidy ? 70 : 40), "\(style): \(taken) of \(offered)")
    }
  }

  @Test(.enabled(if: MySQLServer.fromEnvironment != nil, "needs a MySQL: scripts/test starts one"))
  func holdsOnMySQL() async throws {
    let server = MySQLLawServer(try #require(MySQLServer.fromEnvironment))
    try await check(LawRun(server: server, seeds: LawRun.seeds(byDefault: 300)))
  }

  private func check(_ run: LawRun) async throws {
    let tally = try await run.tally()
    print(tally.summary(on: run.server.name))
    for report in tally.broken { Issue.record("\(report)") }
    if run.seeds.count > 100 {
      #expect(tally.refusals * 100 <= tally.pairs * Self.refusalsAtMost)
      #expect(tally.rows >= tally.pairs * 2, "tables without rows prove little")
    }
  }
}

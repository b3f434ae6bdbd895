import Cairn
import GeneratorSupport
import TestSupport
import Testing

/// `--reconcile` for DSQL, from each migration of a history on, on the stand-in. A rename there has no guard but the query
/// over it, which psql does not ask, so that none is in this history.
@Suite(.enabled(if: PostgresServer.dsqlFromEnvironment != nil, "no stand-in for DSQL: run scripts/test"))
struct DSQLReconciliationTests {
  private static let history: [[any Table.Type]] = [
    [Branches.Users.self, Branches.Notes.self], [Branches.Age.Users.self, Branches.Tags.self],
    [Branches.AgeAndNickname.Users.self, Branches.Tags.self],
  ]

  @Test func bringsADatabaseAtAnyMigrationToTheEnd() throws {
    let server = try #require(PostgresServer.dsqlFromEnvironment)
    try TemporaryFolder.with { folder in
      let project = BranchedProject(folder: folder)
      let consent = ["--dialect", "dsql", "--allow-destructive", "notes"]
      for tables in Self.history { try #require(project.generate(Branches.schemaWithDSQL(tables), consent).code == 0) }
      let (code, transcript) = project.generate(
        Branches.schemaWithDSQL(Self.history[2]),
        consent + ["--reconcile"]
      )
      try #require(code == 0, "\(transcript.text)")
      let scripts = project.sql("dsql").dropFirst().map { MigrationText($0.text).script }
      try #require(scripts.count == 4)
      var wanted = ""
      try server.withDatabase { database in
        for script in scripts.dropLast() { try database.execute(script) }
        wanted = try database.canonicalDump()
      }
      for count in 0..<scripts.count {
        try server.withDatabase { database in
          for script in scripts.prefix(count) { try database.execute(script) }
          for run in 1...2 {
            try database.execute(scripts[3])
            #expect(try database.canonicalDump() == wanted, "behind \(count) migrations, run \(run)")
          }
        }
      }
    }
  }
}

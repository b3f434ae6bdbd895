import Testing

@testable import DatabaseDrivers

/// What a build says whose trait for a server is off. `scripts/prove-traits` makes such builds, and asks them.
@Suite struct MissingDriverTests {
  @Test(
    arguments: [(.postgres, "Postgres", "Postgres"), (.dsql, "Aurora DSQL", "Postgres"), (.mysql, "MySQL", "MySQL")]
      as [(DatabaseURL.Engine, String, String)]
  )
  func itSaysWhatIsMissingAndWhatToDo(_ engine: DatabaseURL.Engine, _ server: String, _ trait: String) throws {
    let error = DatabaseDrivers.missing(engine)
    #expect(error.kind == .usage && error.outcomeIsKnown)
    #expect(
      error.message == "this build of cairn cannot reach \(server): it was made without the package trait '\(trait)'"
    )
    let hint = try #require(error.hint)
    #expect(hint.contains("swift build --product cairn --traits ") && hint.contains("\"\(trait)\""))
  }

  @Test func whatThisBuildHasIsNotMissing() throws {
    #if Postgres
      try DatabaseDrivers.require(.postgres)
      try DatabaseDrivers.require(.dsql)
    #endif
    #if MySQL
      try DatabaseDrivers.require(.mysql)
    #endif
  }

  #if !Postgres
    @Test(arguments: ["postgres://127.0.0.1:1/d", "dsql://abc.dsql.us-east-1.on.aws/postgres"])
    func withoutItsTraitPostgresIsNotAsked(_ text: String) async throws {
      let url = try DatabaseURL(text)
      let error = await databaseError { _ = try await DatabaseDrivers.connect(url) }
      #expect(error == DatabaseDrivers.missing(url.engine))
      #expect(throws: DatabaseDrivers.missing(url.engine)) { try DatabaseDrivers.require(url.engine) }
    }
  #endif

  #if !MySQL
    @Test func withoutItsTraitMySQLIsNotAsked() async throws {
      let url = try DatabaseURL("mysql://127.0.0.1:1/d")
      let error = await databaseError { _ = try await DatabaseDrivers.connect(url) }
      #expect(error == DatabaseDrivers.missing(.mysql))
      #expect(throws: DatabaseDrivers.missing(.mysql)) { try DatabaseDrivers.require(.mysql) }
    }
  #endif
}

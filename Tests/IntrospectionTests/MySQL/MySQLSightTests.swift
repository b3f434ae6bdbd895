import Introspection
import SchemaModel
import TestSupport
import Testing

/// Whether an account sees all of a database, on a server that hides what it does not see.
// One after another, as each holds more connections than other tests do.
@Suite(.serialized, .enabled(if: MySQLServer.fromEnvironment != nil, "needs a MySQL: scripts/test starts one"))
struct MySQLSightTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var given: [String]
    /// What it does first, as `SET ROLE ALL`.
    var first = "DO 0"
    var hidden: [MySQLHidden] = []
    /// Where what it lacks is to be given.
    var pattern = "@db"
    var testDescription: String { (given + [first]).joined(separator: "; ") }
  }

  /// Each account may read the texts of routines, so that it is refused for nothing else.
  static let cases: [Case] = [
    Case(given: ["GRANT ALL ON `@db`.* TO @user"]),
    Case(given: ["GRANT ALL ON `@escaped`.* TO @user"]),
    Case(given: ["GRANT ALL ON `cairn\\_i%`.* TO @user"]),
    Case(given: ["GRANT ALL ON `@db`.* TO @user"], first: "SET sql_mode = 'ANSI_QUOTES', sql_quote_show_create = 0"),
    Case(given: ["GRANT ALL ON *.* TO @user"]),
    Case(given: ["GRANT SELECT, SHOW VIEW, TRIGGER, EVENT ON *.* TO @user"]),
    Case(given: ["GRANT SELECT, SHOW VIEW, TRIGGER, EVENT, EXECUTE ON `@db`.* TO @user"]),
    Case(given: ["GRANT TRIGGER ON *.* TO @user", "GRANT SELECT, SHOW VIEW, EVENT, ALTER ROUTINE ON `@db`.* TO @user"]),
    Case(
      given: ["GRANT SELECT, SHOW VIEW, EVENT, EXECUTE ON `@db`.* TO @user"]
        + ["users", "teams"].map { "GRANT TRIGGER ON `@db`.\($0) TO @user" }
    ),
    Case(
      given: [
        "GRANT SELECT, SHOW VIEW, EVENT, EXECUTE ON `@db`.* TO @user", "GRANT TRIGGER ON `@db`.users TO @user",
      ],
      hidden: [.triggers]
    ),
    Case(given: ["GRANT SELECT, SHOW VIEW ON `@db`.* TO @user"], hidden: [.triggers, .events]),
    Case(given: ["GRANT SELECT, SHOW VIEW ON *.* TO @user"], hidden: [.triggers, .events]),
    Case(given: ["GRANT SELECT, SHOW VIEW, TRIGGER ON `@db`.* TO @user"], hidden: [.events]),
    Case(
      given: ["GRANT ALL ON `@db`.users TO @user", "GRANT ALL ON `@db`.teams TO @user"],
      hidden: [.tables, .events]
    ),
    // Only one pattern counts, and what is given on another one would take the place of it.
    Case(
      given: ["GRANT ALL ON `cairn\\_i%`.* TO @user", "GRANT SELECT, SHOW VIEW ON `@escaped`.* TO @user"],
      hidden: [.triggers, .events],
      pattern: "@escaped"
    ),
    Case(given: ["GRANT SELECT ON `cairn\\_i%`.* TO @user", "GRANT ALL ON `@escaped`.* TO @user"]),
    Case(given: ["GRANT SELECT ON `@db`.* TO @user", "GRANT ALL ON `@escaped`.* TO @user"]),
    Case(
      given: ["GRANT SELECT, SHOW VIEW ON `cairn\\_i%`.* TO @user"],
      hidden: [.triggers, .events],
      pattern: "cairn\\_i%"
    ),
    Case(given: ["GRANT ALL ON `@db`.* TO @role", "GRANT @role TO @user", "SET DEFAULT ROLE ALL TO @user"]),
    Case(
      given: ["GRANT ALL ON `@db`.* TO @role", "GRANT @role TO @user", "GRANT SELECT, SHOW VIEW ON `@db`.* TO @user"],
      first: "SET ROLE ALL"
    ),
    Case(
      given: ["GRANT ALL ON `@db`.* TO @role", "GRANT @role TO @user", "GRANT SELECT, SHOW VIEW ON `@db`.* TO @user"],
      hidden: [.triggers, .events]
    ),
    Case(
      given: [
        "GRANT ALL ON `@db`.* TO @role", "GRANT @role TO @user", "SET DEFAULT ROLE ALL TO @user",
        "GRANT SELECT, SHOW VIEW ON `cairn%`.* TO @user",
      ],
      hidden: [.triggers, .events],
      pattern: "cairn%"
    ),
  ]

  @Test(arguments: cases)
  func isRequired(_ example: Case) async throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let place = try await MySQLPlace(server)
    try await place.execute(script: Self.script)
    let reader = try await MySQLReader(place, server, example.given + ["GRANT SHOW_ROUTINE ON *.* TO @user"])
    let wanted = try await place.inspect().schema
    do {
      let found = try await reader.inspect(after: example.first)
      #expect(example.hidden.isEmpty, "it goes on without \(example.hidden)")
      #expect(found.schema.tables == wanted.tables)
      // Rights are for those to see who have them.
      #expect(found.schema.objects.filter { $0.kind != .grant } == wanted.objects.filter { $0.kind != .grant })
    } catch let error as InspectionError {
      let rights = example.hidden.flatMap(\.privileges).joined(separator: ", ")
      let grant = reader.text("GRANT \(rights) ON `\(example.pattern)`.* TO @user")
      #expect(
        error == .hidden(account: reader.text("@user"), database: place.name, example.hidden, grants: [grant])
      )
      // What it says is what helps.
      if !example.hidden.isEmpty {
        try await place.execute([grant])
        #expect(try await reader.inspect(after: example.first).schema.tables == wanted.tables)
      }
    }
    try await reader.drop()
    try await place.close()
  }

  @Test func whatIsToBeGivenIsSaid() async throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let place = try await MySQLPlace(server)
    try await place.execute(script: Self.script)
    let reader = try await MySQLReader(place, server, ["GRANT SELECT, SHOW VIEW ON `@db`.* TO @user"])
    let words = """
      the account @user does not see all of the database @db: the server hides triggers, events, routines from who lacks \
      TRIGGER, EVENT, EXECUTE, as if there were none
      next: GRANT TRIGGER, EVENT, EXECUTE ON `@db`.* TO @user;
      next: GRANT SHOW_ROUTINE ON *.* TO @user;
      """
    let error = await #expect(throws: InspectionError.self) { _ = try await reader.inspect() }
    #expect(error.map { "\($0)" } == reader.text(words))
    try await reader.drop()
    try await place.close()
  }

  /// On databases `name@localhost` has what `name@%` has, and SHOW GRANTS lists it for the latter alone.
  @Test func whatIsNotListedCountsToo() async throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let place = try await MySQLPlace(server)
    try await place.execute(script: Self.script)
    let reader = try await MySQLReader(
      place,
      server,
      ["GRANT ALL ON `@db`.* TO @user", "CREATE USER @local", "GRANT SHOW_ROUTINE ON *.* TO @local"]
    )
    let wanted = try await place.inspect().schema
    let found = try await reader.inspect().schema
    #expect(found.objects.map(\.key) == wanted.objects.map(\.key))
    try await place.execute([reader.text("DROP USER @local")])
    try await reader.drop()
    try await place.close()
  }

  private static let script = """
    CREATE TABLE users (id int PRIMARY KEY, name varchar(20));
    CREATE TABLE teams (id int PRIMARY KEY);
    CREATE TRIGGER touch BEFORE INSERT ON users FOR EACH ROW SET NEW.name = upper(NEW.name);
    CREATE EVENT sweep ON SCHEDULE EVERY 1 DAY STARTS '2037-01-01 00:00:00' DO DELETE FROM users;
    CREATE PROCEDURE count_users () SELECT count(*) FROM users;
    CREATE VIEW names AS SELECT name FROM users;
    """
}

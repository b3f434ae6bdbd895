import SQLDialects
import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

/// What goes in comes out, whatever it is.
@Suite(.enabled(if: MySQLServer.fromEnvironment != nil, "needs a MySQL: scripts/test starts one"))
struct MySQLQuotingTests {
  private static let dialect = MySQLScenario.dialect
  private static let preamble = MySQLSession.preamble.map { "\($0);\n" }.joined()
  private static let texts =
    MySQLScenarios.hostileTexts + ["", "emoji 🪨", String((1...127).map { Character(Unicode.Scalar($0)) })]

  private static func hexadecimal(_ text: String) -> String {
    text.utf8.map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  @Test(arguments: texts)
  func aTextComesBackByteForByte(_ text: String) throws {
    let server = try #require(MySQLServer.fromEnvironment)
    try server.withDatabase { database in
      let select = "SELECT HEX(\(Self.dialect.literal(text)))"
      let answer1 = try database.execute("\(Self.preamble)\(select);")
      #expect(answer1 == "\(Self.hexadecimal(text))\n")
      let prepared = MySQLGuard.statements(select, when: ["TRUE"]).map { "\($0);\n" }.joined()
      let answer2 = try database.execute(Self.preamble + prepared)
      #expect(answer2 == "\(Self.hexadecimal(text))\n")
    }
  }

  @Test(arguments: MySQLScenarios.hostileNames + [String(repeating: "é", count: 64), "SELECT", "``", "a`"])
  func aNameComesBackByteForByte(_ name: String) throws {
    let server = try #require(MySQLServer.fromEnvironment)
    try server.withDatabase { database in
      let create = "CREATE TABLE \(Self.dialect.quoted(name)) (\(Self.dialect.quoted(name)) int)"
      let prepared = MySQLGuard.statements(create, when: ["TRUE"]).map { "\($0);\n" }.joined()
      let query =
        "SELECT HEX(TABLE_NAME), HEX(COLUMN_NAME) FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE();"
      let expected = "\(Self.hexadecimal(name))\t\(Self.hexadecimal(name))\n"
      let answer3 = try database.execute(Self.preamble + prepared + query)
      #expect(answer3 == expected)
    }
  }

  @Test func aDefaultIsTheSameValueInARow() throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let columns = Self.texts.enumerated().flatMap { position, text in
      [
        column("v\(position)", varchar(200), default: .literal(.string(text))),
        column("t\(position)", .builtin("longtext"), default: .literal(.string(text))),
        column("b\(position)", .builtin("varbinary", [200]), default: .literal(.bytes(Array(text.utf8)))),
      ]
    }
    let schema = DatabaseSchema(dialect: .mysql, tables: [table("t", columns)])
    let names = columns.map { "HEX(\($0.name))" }.joined(separator: ", ")
    try server.withDatabase { database in
      let script = MySQLScenario.creation(of: schema).script() + "INSERT INTO t () VALUES (); SELECT \(names) FROM t;"
      let expected = Self.texts.flatMap { [String](repeating: Self.hexadecimal($0), count: 3) }
      let answer4 = try database.execute(script)
      #expect(answer4 == expected.joined(separator: "\t") + "\n")
    }
  }

  @Test(arguments: ["ANSI_QUOTES,NO_BACKSLASH_ESCAPES", "", "PIPES_AS_CONCAT,IGNORE_SPACE,NO_AUTO_VALUE_ON_ZERO"])
  func theSessionReadsAFileAsItWasMeantWhateverItsModeWas(_ mode: String) throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let scenario = try #require(MySQLScenarios.hostile.last)
    let creation = MySQLScenario.creation(of: scenario.after).script()
    let dump = MySQLDump(tables: scenario.after.tables.map(\.name))
    let expected = try dump.schema(behind: MySQLScenario.creation(of: scenario.after), on: server)
    let script = "SET SESSION sql_mode = '\(mode)';\nSET NAMES latin1;\n\(creation)\(dump.script)"
    let output = try server.withDatabase { try $0.execute(script) }
    #expect(MySQLDump.canonical(output.dropLast(MySQLDump.mark.count + 1)) == expected)
  }

  @Test func withoutADatabaseNothingRuns() throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let plan = MySQLScenario("", [], [table("t", [column("a")])]).plan
    let run = try MySQLServer.Database(server: server, name: nil).attempt(plan.script())
    #expect(run.status != 0)
    #expect(run.errors.contains("no database is selected; name one: mysql DATABASE < file"))
    #expect(run.errors.contains("ERROR 1049"))
  }

  @Test func noStatementWaitsLongForALock() throws {
    let server = try #require(MySQLServer.fromEnvironment)
    try server.withDatabase { database in
      let answer6 = try database.execute("\(Self.preamble)SELECT @@SESSION.lock_wait_timeout;")
      #expect(answer6 == "5\n")
    }
  }
}

import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

@Suite struct LoweringDefaultTests {
  private static let uuid = "6CCD780C-BABA-1026-9564-5B8C656024DB"

  @Test(arguments: [
    (DeclaredType.timestamp(digits: nil), "now()", "CURRENT_TIMESTAMP(6)", "now()"),
    (.timestamp(digits: 0), "now()", "CURRENT_TIMESTAMP", "now()"),
    (.localTimestamp(digits: 3), "LOCALTIMESTAMP", "CURRENT_TIMESTAMP(3)", "LOCALTIMESTAMP"),
    (.date, "CURRENT_DATE", "curdate()", "CURRENT_DATE"),
    (.time(digits: nil), "LOCALTIME", "curtime(6)", "LOCALTIME"),
  ])
  func nowIsTheMomentOfTheRow(_ type: DeclaredType, _ postgres: String, _ mysql: String, _ dsql: String) {
    for (options, expected) in [(Make.postgres, postgres), (Make.mysql, mysql), (Make.dsql, dsql)] {
      let (column, lowered) = Make.lowered(Make.column("c", type, default: .now), options)
      #expect(column?.defaultValue == .expression(ColumnExpression(sql: expected)))
      #expect(!lowered.hasErrors)
    }
  }

  @Test(
    arguments: [
      (DialectName.postgres, nil, "gen_random_uuid()"), (.dsql, nil, "gen_random_uuid()"),
      (.mysql, nil, "uuid_to_bin(uuid(), 1)"), (.mysql, "char(36)", "uuid()"),
      (.postgres, "text", "gen_random_uuid()::text"),
      (.postgres, "my_uuid", "gen_random_uuid()"), (.mysql, "char(36) character set ascii", "uuid_to_bin(uuid(), 1)"),
    ] as [(DialectName, String?, String)]
  )
  func randomIsAFreshKey(_ dialect: DialectName, _ type: String?, _ expected: String) {
    let column = Make.column("c", .uuid, on: type.map { [dialect: $0] } ?? [:], default: .random)
    #expect(Make.lowered(column, Make.options(dialect)).0?.defaultValue == .expression(ColumnExpression(sql: expected)))
  }

  @Test func aConstantUUIDIsItsBytesOnMySQL() {
    let column = Make.column("c", .uuid, default: .literal(.string(Self.uuid)))
    let text = "6ccd780c-baba-1026-9564-5b8c656024db"
    #expect(Make.lowered(column, Make.postgres).0?.defaultValue == .literal(.string(text)))
    #expect(
      Make.lowered(column, Make.mysql).0?.defaultValue == .expression(ColumnExpression(sql: "uuid_to_bin('\(text)')"))
    )
    let asText = Make.column("c", .uuid, on: [.mysql: "char(36)"], default: .literal(.string(Self.uuid)))
    #expect(Make.lowered(asText, Make.mysql).0?.defaultValue == .literal(.string(text)))
  }

  @Test func constantsStayConstants() {
    for literal: Literal in [.boolean(true), .integer(-1), .number("0.50"), .string("x"), .bytes([0, 255])] {
      for options in [Make.postgres, Make.mysql, Make.dsql] {
        #expect(
          Make.lowered(Make.column("c", .custom("x"), default: .literal(literal)), options).0?.defaultValue
            == .literal(literal)
        )
      }
    }
  }

  @Test(.enabled(if: PostgresServer.fromEnvironment != nil, "no Postgres to run SQL on"))
  func postgresTakesTheDefaults() throws {
    let server = try #require(PostgresServer.fromEnvironment)
    try server.withDatabase { database in
      for (type, value) in Self.defaults {
        let (lowered, schema) = Make.lowered(Make.column("c", type, default: value), Make.postgres)
        let column = try #require(lowered)
        #expect(!schema.hasErrors)
        let text =
          switch column.defaultValue {
          case .literal(.string(let text)): "'\(text)'"
          case let value: try #require(value).description
          }
        try database.execute(
          "CREATE TABLE t (c \(column.type) DEFAULT \(text), n integer); INSERT INTO t (n) VALUES (1);"
        )
        #expect(try database.execute("SELECT count(c) FROM t;") == "1\n")
        try database.execute("DROP TABLE t;")
      }
    }
  }

  @Test(.enabled(if: MySQLServer.fromEnvironment != nil, "no MySQL to run SQL on"))
  func mysqlTakesTheDefaults() throws {
    let server = try #require(MySQLServer.fromEnvironment)
    try server.withDatabase { database in
      for (type, value) in Self.defaults {
        let (lowered, schema) = Make.lowered(Make.column("c", type, default: value), Make.mysql)
        let column = try #require(lowered)
        #expect(!schema.hasErrors)
        guard case .expression(let expression) = column.defaultValue else { continue }
        let text = expression.description.hasPrefix("CURRENT") ? "\(expression)" : "(\(expression))"
        try database.execute(
          "CREATE TABLE t (c \(column.type) DEFAULT \(text), n integer); INSERT INTO t (n) VALUES (1);"
        )
        #expect(try database.execute("SELECT count(c) FROM t;") == "1\n")
        if case .literal = value {
          #expect(try database.execute("SELECT upper(bin_to_uuid(c)) FROM t;") == Self.uuid + "\n")
          #expect(try database.execute("SELECT hex(c) FROM t;") == Self.uuid.replacing("-", with: "") + "\n")
        }
        try database.execute("DROP TABLE t;")
      }
    }
  }

  private static let defaults: [(DeclaredType, DeclaredDefault)] = [
    (.timestamp(digits: nil), .now), (.timestamp(digits: 0), .now), (.timestamp(digits: 3), .now),
    (.localTimestamp(digits: nil), .now), (.date, .now), (.time(digits: nil), .now), (.time(digits: 0), .now),
    (.uuid, .random), (.uuid, .literal(.string(uuid))),
  ]
}

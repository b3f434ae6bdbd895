import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

/// What is announced of a NOT NULL column without a default, held against what the server does with each type.
@Suite(.enabled(if: MySQLServer.fromEnvironment != nil, "needs a MySQL: scripts/test starts one"))
struct MySQLEmptyValueTests {
  private static let types: [ColumnType] =
    [
      "tinyint", "smallint", "mediumint", "int unsigned", "bigint", "bit(3)", "bool", "year", "decimal(5, 2)",
      "numeric",
      "float", "double", "real", "date", "time", "time(3)", "datetime", "datetime(6)", "timestamp", "timestamp(6)",
      "char(3)", "nchar(3)", "varchar(3)", "tinytext", "text", "mediumtext", "binary(3)", "varbinary(3)", "tinyblob",
      "blob", "set('b','a')", "enum('b','a')", "json", "vector(3)", "point", "geometry", "point SRID 4326",
    ].map { .verbatim($0) } + [
      .builtin("int"), .builtin("bigint unsigned"), .builtin("tinyint", [1]), .builtin("decimal", [5, 2]),
      .builtin("varchar", [3]), .builtin("longtext"), .builtin("longblob"), .builtin("binary", [3]), .builtin("date"),
      .builtin("time", [6]), .builtin("datetime", [6]), .builtin("json"), .inlineEnum(["b", "a"]),
    ]

  @Test(arguments: types.indices)
  func itSaysWhatTheRowsGet(_ position: Int) throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let type = Self.types[position]
    let plan = MySQLScenario("", [table("t", [column("id")])], [table("t", [column("id"), column("c", type)])]).plan
    let loss = try #require(plan.steps.flatMap(\.losses).first)
    #expect(loss.object == "t.c")
    try server.withDatabase { database in
      let text =
        switch "\(MySQLSyntax.type(type).prefix(3))" {
        case "bit": "c + 0"
        case "vec": "HEX(c)"
        case "jso": "CAST(c AS CHAR)"
        default: "c"
        }
      let run = try database.attempt(
        """
        \(MySQLSession.preamble.map { "\($0);\n" }.joined())
        CREATE TABLE t (id int);
        INSERT INTO t VALUES (1);
        SELECT 'ready';
        \(plan.steps.map(\.script).joined(separator: "\n"))
        SELECT 'added', CONCAT('<', \(text), '>'), HEX(c) FROM t;
        """
      )
      try #require(run.output.hasPrefix("ready\n"), "\(run.errors)")
      let words = run.output.split(separator: "\n").last?.split(separator: "\t").map(String.init) ?? []
      guard words.first == "added" else {
        #expect(loss.kind == .mayFail, "\(type): \(run.errors)")
        return
      }
      #expect(loss.kind == .fills, "\(type): \(words)")
      let value = String(words[1].dropFirst().dropLast())
      let announced = loss.what.replacing(", as the column has no default", with: "")
      switch announced {
      case "0": #expect(["0", "0.00", "0000"].contains(value), "\(type): \(words)")
      case "an empty value": #expect(value.isEmpty, "\(type): \(words)")
      case "zero bytes": #expect(words[2] == "000000", "\(type): \(words)")
      case "the JSON value null": #expect(value == "null", "\(type): \(words)")
      case "the first of its values": #expect(value == "b", "\(type): \(words)")
      default: #expect("'\(value)'".hasPrefix(announced.dropLast()), "\(type): \(words) for \(announced)")
      }
    }
  }
}

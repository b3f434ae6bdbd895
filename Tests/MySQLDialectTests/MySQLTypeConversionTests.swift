import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

/// The losses that are announced, held against what the server does with the extremes of each type.
@Suite(.enabled(if: MySQLServer.fromEnvironment != nil, "needs a MySQL: scripts/test starts one"))
struct MySQLTypeConversionTests {
  /// Values that a type just holds.
  private static let types: [(type: ColumnType, values: [String])] = [
    (.builtin("tinyint", [1]), ["-128", "127"]),
    (.builtin("smallint"), ["-32768", "32767", "7"]),
    (.builtin("int"), ["-2147483648", "2147483647"]),
    (.builtin("bigint"), ["-9223372036854775808", "9223372036854775807"]),
    (.builtin("decimal", [5, 0]), ["-99999", "99999"]),
    (.builtin("decimal", [5, 2]), ["-999.99", "999.99"]),
    (.builtin("decimal", [7, 2]), ["99999.99"]),
    (.builtin("decimal", [30, 10]), ["12345678901234567890.0123456789"]),
    (.builtin("float"), ["1e38", "0.1", "1234.56"]),
    (.builtin("double"), ["1e300", "0.1", "123456789.123456"]),
    (.builtin("char", [5]), ["'abcde'", "'äöüßé'", "''"]),
    (.builtin("char", [10]), ["'abcdefghij'", "'12'"]),
    (.builtin("varchar", [5]), ["'abcde'", "'ab  '", "'12'", "'äöüßé'"]),
    (.builtin("varchar", [20]), ["'abcdefghijklmnopqrst'", "'2020-02-30'", "'007'", "'ONE'"]),
    (.builtin("longtext"), ["REPEAT('x', 300)", "'{ \"a\":  1 }'", "'1.5'", "''"]),
    (.builtin("binary", [5]), ["X'0000000000'", "X'FF41424344'"]),
    (.builtin("varbinary", [5]), ["X'41'", "X'FF41424344'", "X''"]),
    (.builtin("varbinary", [40]), ["X'41'", "REPEAT('x', 40)"]),
    (.builtin("longblob"), ["X'FF'", "REPEAT('x', 300)"]),
    (.builtin("date"), ["'1000-01-01'", "'9999-12-31'"]),
    (.builtin("time"), ["'-838:59:59'", "'10:00:00'"]),
    (.builtin("time", [3]), ["'10:00:00.999'"]),
    (.builtin("datetime"), ["'2024-02-29 23:59:59'"]),
    (.builtin("datetime", [3]), ["'2024-02-29 23:59:59.999'"]),
    (.builtin("datetime", [6]), ["'2024-02-29 23:59:59.999999'"]),
    (.builtin("json"), ["'{\"b\": 1, \"a\": [1, 2.50]}'", "'\"text\"'", "'1'"]),
    (.inlineEnum(["one", "two"]), ["'one'", "'two'"]),
    (.inlineEnum(["one", "two", "three"]), ["'three'"]),
    (.inlineEnum(["two", "zero", "one"]), ["'one'", "'zero'"]),
  ]

  /// What the server did to a value: nothing that its old type could see, something, or an error.
  private enum Outcome: Int, Comparable {
    case kept, refused, changed

    static func < (left: Outcome, right: Outcome) -> Bool { left.rawValue < right.rawValue }
  }

  @Test(arguments: types.indices)
  func noLossGoesUnannounced(_ position: Int) throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let (old, values) = Self.types[position]
    try server.withDatabase { database in
      let name = MySQLSyntax.type(old)
      for (new, _) in Self.types where new != old {
        let announced: Outcome
        switch MySQLTypeConversion(from: old, to: new) {
        case .keepsAll: announced = .kept
        case .mayFail: announced = .refused
        // Worse cannot happen.
        case .changes: continue
        }
        let target = MySQLSyntax.type(new)
        for value in values {
          let run = try database.attempt(
            """
            \(MySQLSession.preamble.map { "\($0);\n" }.joined())
            DROP TABLE IF EXISTS t, kept;
            CREATE TABLE t (id int, v \(name));
            INSERT INTO t VALUES (1, \(value));
            CREATE TABLE kept AS SELECT * FROM t;
            SELECT 'ready';
            ALTER TABLE t MODIFY COLUMN v \(target);
            SELECT 'converted';
            ALTER TABLE t MODIFY COLUMN v \(name);
            SELECT COUNT(*) FROM t JOIN kept ON CAST(t.v AS BINARY) = CAST(kept.v AS BINARY);
            """
          )
          try #require(run.output.hasPrefix("ready\n"), "\(run.errors)")
          let outcome: Outcome =
            !run.output.contains("converted") ? .refused : run.output.hasSuffix("\n1\n") ? .kept : .changed
          #expect(announced >= outcome, "\(name) \(value) to \(target): \(run.errors)")
        }
      }
    }
  }

  @Test func whatIsKeptIsNotAnnouncedAsLost() {
    let kept: [(ColumnType, ColumnType)] = [
      (.builtin("int"), .builtin("bigint")), (.builtin("smallint"), .builtin("double")),
      (.builtin("decimal", [5, 2]), .builtin("decimal", [7, 2])), (varchar(5), varchar(20)),
      (varchar(5), .builtin("longtext")), (.builtin("char", [5]), varchar(5)),
      (.builtin("date"), .builtin("datetime", [6])),
      (.builtin("datetime"), .builtin("datetime", [6])), (.inlineEnum(["a"]), .inlineEnum(["b", "a"])),
      (.inlineEnum(["one"]), varchar(3)), (.builtin("varbinary", [5]), .builtin("longblob")),
      (.builtin("json"), .builtin("longtext")), (.builtin("int"), varchar(11)),
    ]
    for (old, new) in kept { #expect(MySQLTypeConversion(from: old, to: new) == .keepsAll, "\(old) to \(new)") }
  }
}

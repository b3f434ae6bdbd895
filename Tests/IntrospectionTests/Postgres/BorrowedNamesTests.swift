import DatabaseDrivers
import SchemaModel
import TestSupport
import Testing

@testable import Introspection

/// Rules, predicates and keys of indexes that are printed with the names of another relation say what the server says of
/// the table itself.
@Suite(.enabled(if: !InspectedPostgres.servers.isEmpty)) struct BorrowedNamesTests {
  private static let wide = (1...40).map { "w\($0) integer" }.joined(separator: ", ")

  private static let script = """
    CREATE FUNCTION stanullfrac(stawidth integer, starelid integer DEFAULT 0) RETURNS boolean IMMUTABLE LANGUAGE sql
      AS 'SELECT stawidth > starelid';
    CREATE TYPE stakind1 AS (starelid integer, staattnum integer);
    CREATE COLLATION starelid (locale = 'C');
    CREATE TABLE odd (
      gone integer, "Sta""kind 1" integer, "user" text, stakind1 integer, pair stakind1, starelid text, gone2 integer,
      "ünï" text, c8 boolean,
      CONSTRAINT names CHECK ("Sta""kind 1" > 0 AND "user" <> 'starelid' AND "user" <> $$it's stakind1$$ AND "ünï" > ''),
      CONSTRAINT call CHECK (stanullfrac(stakind1)),
      CONSTRAINT named CHECK (stanullfrac(starelid => 1, stawidth => stakind1)),
      CONSTRAINT field CHECK ((pair).starelid > stakind1 AND (pair).staattnum < "Sta""kind 1"),
      CONSTRAINT conversion CHECK (ROW(stakind1, stakind1)::stakind1 = pair),
      CONSTRAINT collated CHECK (starelid COLLATE starelid > 'x'),
      CONSTRAINT whole_row CHECK (odd IS NOT NULL OR c8),
      CONSTRAINT own CHECK (tableoid > 5 AND stakind1 IN (1, 2) AND starelid IN ('a', 'b')),
      CONSTRAINT choice CHECK (CASE WHEN c8 THEN stakind1 > 1 ELSE EXTRACT(year FROM now()) > stakind1 END));
    ALTER TABLE odd DROP gone, DROP gone2;
    CREATE INDEX odd_keys ON odd (lower("user"), (stakind1 + 1), "ünï", (CASE WHEN c8 THEN 'a, b' ELSE "ünï" END),
      ("user" || '(' || starelid), (coalesce("user", starelid)), (starelid COLLATE "C"))
      WHERE c8 AND stakind1 > 0 AND "user" LIKE '%(,%';
    CREATE INDEX odd_key ON odd (("Sta""kind 1" + stakind1)) WHERE odd IS NOT NULL;
    CREATE TABLE wide (\(wide), starelid integer, CONSTRAINT last CHECK (w40 > starelid AND w1 < w32));
    CREATE INDEX wide_key ON wide ((w33 + starelid)) WHERE w2 > w39;
    CREATE MATERIALIZED VIEW seen AS SELECT w2 AS second, starelid FROM wide;
    CREATE INDEX seen_key ON seen ((second + starelid)) WHERE starelid > 0;
    """

  /// Not every server was built with XML.
  private static let markup = """
    ALTER TABLE odd ADD CONSTRAINT markup
      CHECK (xmlelement(name starelid, xmlattributes(stakind1 AS stawidth), starelid) IS NOT NULL)
    """

  @Test(arguments: InspectedPostgres.servers)
  func textsAreThoseOfTheTable(_ server: PostgresServer) async throws {
    try await InspectedPostgres.withDatabase(on: server, holding: Self.script) { database in
      let hasXML = try database.attempt(Self.markup).status == 0
      let schema = try await InspectedPostgres.inspect(database).schema
      let odd = try #require(schema.table(ObjectName("odd")))
      let wide = try #require(schema.table(ObjectName("wide")))
      var checked = 0
      for table in [odd, wide] {
        let names = Set(table.columns.map(\.name))
        for case .check(let check) in table.elements {
          let text = try Self.printed("conbin, conrelid) FROM pg_constraint WHERE conname = '\(check.name)'", database)
          #expect(check.expression == ExpressionText.columns(of: text, among: names), "\(check.name)")
          checked += 1
        }
        for index in table.indexes {
          let place = "WHERE indexrelid = 'public.\(index.name)'::regclass"
          let predicate = try Self.printed("indpred, indrelid) FROM pg_index \(place)", database)
          #expect(index.predicate == ExpressionText.columns(of: predicate, among: names), "\(index.name)")
          for (place, key) in index.keys.enumerated() {
            guard case .expression(let expression) = key.target else { continue }
            let text = try Self.answer(
              "SELECT pg_get_indexdef('public.\(index.name)'::regclass, \(place + 1), false)",
              database
            )
            // Around all but a call stand parentheses that are none of the expression's.
            let bare = text.hasPrefix("(") ? String(text.dropFirst().dropLast()) : text
            #expect(expression == ExpressionText.columns(of: bare, among: names), "\(index.name), key \(place + 1)")
            checked += 1
          }
        }
      }
      #expect(checked == (hasXML ? 18 : 17))
      let seen = schema.objects.compactMap { if case .view(let view) = $0 { view } else { nil } }.first
      let sum: [ColumnExpression.Segment] = [.sql("("), .column("second"), .sql(" + "), .column("starelid"), .sql(")")]
      #expect(seen?.indexes.first?.keys.map(\.target) == [.expression(ColumnExpression(sum, origin: .inspected))])
      let isMore: [ColumnExpression.Segment] = [.sql("("), .column("starelid"), .sql(" > 0)")]
      #expect(seen?.indexes.first?.predicate == ColumnExpression(isMore, origin: .inspected))
    }
  }

  private static func printed(_ words: String, _ database: PostgresServer.Database) throws -> String {
    try answer("SELECT pg_get_expr(\(words)", database)
  }

  private static func answer(_ query: String, _ database: PostgresServer.Database) throws -> String {
    let answer = try database.execute("SET search_path = pg_catalog; \(query)")
    return answer.hasSuffix("\n") ? String(answer.dropLast()) : answer
  }
}

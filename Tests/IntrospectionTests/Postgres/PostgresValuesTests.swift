import SchemaModel
import TestSupport
import Testing

@testable import Introspection

/// What is read, value by value.
@Suite(.enabled(if: !InspectedPostgres.servers.isEmpty)) struct PostgresValuesTests {
  @Test(arguments: InspectedPostgres.servers)
  func table(_ server: PostgresServer) async throws {
    let script = """
      CREATE TYPE mood AS ENUM ('sad', 'glad');
      CREATE TABLE teams (id integer CONSTRAINT teams_pkey PRIMARY KEY);
      CREATE TABLE users (
        id bigint GENERATED ALWAYS AS IDENTITY (START 5) CONSTRAINT users_pkey PRIMARY KEY,
        "e mail" character varying(255) NOT NULL, score numeric(10,2) DEFAULT 0, year text COLLATE "C" DEFAULT 'x',
        moods mood[], at timestamp(3) with time zone, big text GENERATED ALWAYS AS (upper("e mail")) STORED, team integer,
        CONSTRAINT plausible CHECK ("e mail" <> 'year' AND year::text > 'score' AND EXTRACT(year FROM at) > score),
        CONSTRAINT users_team FOREIGN KEY (team) REFERENCES teams ON DELETE SET NULL);
      CREATE INDEX users_idx ON users (lower("e mail") DESC, year) WHERE score > 1;
      COMMENT ON TABLE users IS 'people';
      """
    try await InspectedPostgres.withDatabase(on: server, holding: script) { database in
      let schema = try await InspectedPostgres.inspect(database).schema
      #expect(schema.enumTypes == [EnumDefinition(ObjectName("mood"), ["sad", "glad"])])
      #expect(schema.objects.isEmpty)
      let users = try #require(schema.table(ObjectName("users")))
      func inspected(_ segments: ColumnExpression.Segment...) -> ColumnExpression {
        ColumnExpression(segments, origin: .inspected)
      }
      #expect(
        users.columns == [
          ColumnDefinition(
            "id",
            .builtin("bigint"),
            identity: Identity(isAlways: true, options: SequenceOptions(start: 5))
          ),
          ColumnDefinition("e mail", .builtin("varchar", [255])),
          ColumnDefinition(
            "score",
            .builtin("numeric", [10, 2]),
            isNullable: true,
            defaultValue: .expression(inspected(.sql("0")))
          ),
          ColumnDefinition(
            "year",
            .builtin("text"),
            isNullable: true,
            defaultValue: .expression(inspected(.sql("'x'::text"))),
            collation: "C"
          ),
          ColumnDefinition("moods", .array(.enumType(ObjectName("mood"))), isNullable: true),
          ColumnDefinition("at", .builtin("timestamptz", [3]), isNullable: true),
          ColumnDefinition(
            "big",
            .builtin("text"),
            isNullable: true,
            generated: GeneratedValue(inspected(.sql("upper(("), .column("e mail"), .sql(")::text)")), .stored)
          ),
          ColumnDefinition("team", .builtin("integer"), isNullable: true),
        ]
      )
      #expect(
        users.elements == [
          .primaryKey(PrimaryKeyDefinition("users_pkey", ["id"])),
          .check(
            CheckDefinition(
              "plausible",
              inspected(
                .sql("((("),
                .column("e mail"),
                .sql(")::text <> 'year'::text) AND ("),
                .column("year"),
                .sql(" > 'score'::text) AND (EXTRACT(year FROM "),
                .column("at"),
                .sql(") > "),
                .column("score"),
                .sql("))")
              )
            )
          ),
          .index(
            IndexDefinition(
              "users_idx",
              keys: [
                IndexKey(
                  .expression(inspected(.sql("lower(("), .column("e mail"), .sql(")::text)"))),
                  isDescending: true
                ),
                IndexKey("year"),
              ],
              predicate: inspected(.sql("("), .column("score"), .sql(" > (1)::numeric)"))
            )
          ),
          .foreignKey(
            ForeignKeyDefinition(
              "users_team",
              ["team"],
              references: ObjectName("teams"),
              ["id"],
              onDelete: .setNull
            )
          ),
        ]
      )
      #expect(users.comment == "people")
    }
  }

  @Test(
    arguments: [
      ("FOR VALUES FROM (1, 'it''s') TO (MAXVALUE, MINVALUE)", "range"),
      ("FOR VALUES IN ('a', NULL, '2024-01-01 00:00:00+00'::timestamptz)", "list"),
      ("FOR VALUES WITH (modulus 4, remainder 3)", "hash"), ("DEFAULT", "default"),
    ]
  )
  func bounds(_ text: String, _ kind: String) throws {
    let bound = try PartitionBoundText.bound(text)
    switch kind {
    case "range":
      #expect(
        bound
          == .range(from: [.literal(.integer(1)), .literal(.string("it's"))], to: [.maximum, .minimum])
      )
    case "list":
      #expect(
        bound
          == .list([
            [.literal(.string("a"))], [.expression("NULL")],
            [.expression("'2024-01-01 00:00:00+00'::timestamptz")],
          ])
      )
    case "hash": #expect(bound == .hash(modulus: 4, remainder: 3))
    default: #expect(bound == .default)
    }
  }

  @Test(
    arguments: [
      ("{}", []), ("{a,b}", ["a", "b"]),
      (#"{"a,b","c\"d","e\\f",NULL,"NULL",""}"#, ["a,b", "c\"d", "e\\f", "", "NULL", ""]),
    ] as [(String, [String])]
  )
  func arrays(_ text: String, _ elements: [String]) {
    #expect(ArrayText.elements(text) == elements)
  }
}

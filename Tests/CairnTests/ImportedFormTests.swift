import Cairn
import SQLDialects
import SchemaModel
import Testing

private enum Mood: String, DatabaseEnum {
  case calm, cross
}

private let code = Domain("code", .text).default(literal: .string("x")).collation("C")
private let small = Sequence("small", as: .smallint, start: 3)
private let opposite = Function("opposite", .in("of", "\(Mood.self)"), body: "SELECT 1").securityInvoker()
private let rooms = View("rooms", as: "SELECT \(column: "day", of: "other") FROM \(object: "other", in: "far")")
  .materialized().securityDefiner().depends(on: small)
  .index(Index("rooms_day", ViewColumn("day").descending).unique().include(named: "b").where("b > 0"))

private struct Halls: Table {
  let id = Column(.bigint).primaryKey()
  let size = Column(.decimal(5, 2)).default(.literal(.number("0.50")))
  let flag = Column(.custom("tinyint unsigned", as: UInt8.self)).default(7)

  var body: TableBody {
    Exclude("one", id.with("=")).include(size)
    CharacterSet(collation: "utf8mb4_bin").only(.postgres)
    Partitioned(by: .range, id, size) {
      Partition("p1", from: [.value(1), .minimum], to: [.value(2), .sql("1 + 1")]).within(namespace: "far")
      Partition("p2", inRows: [.value("a")], [.maximum])
    }
  }
}

/// What databases have and few people declare.
@Suite("Forms that imported schemas need")
struct ImportedFormTests {
  private static let declaration = Cairn.Schema("halls", dialects: .postgres(from: 15)) {
    EnumType(Mood.self)
    code
    small
    opposite
    rooms
    Halls.self
    Grant("USAGE", on: Mood.self, to: "app")
    Grant("USAGE", on: code, to: "app")
    Grant("EXECUTE", on: opposite, to: "app")
    Grant("SELECT", on: rooms, to: "app").columns(named: "day")
    Trigger("made", .insteadOf, .insert, callsServerFunction: "f", in: "far").on(rooms)
    RawObject("thing", in: "far", on: .postgres, create: "C", drop: "D").depends(on: rooms)
  }.declaration

  private static let schema = DialectOptions(.postgres, from: ServerVersion(15)).dialect.lower(declaration).schema

  private func objects(_ kind: SchemaObject.Kind) -> [SchemaObject] { Self.schema.objects.filter { $0.kind == kind } }

  @Test func typesStandAlone() {
    #expect(Self.schema.enumTypes == [EnumDefinition(ObjectName("mood"), ["calm", "cross"])])
    let domain = DomainDefinition(
      ObjectName("code"),
      .builtin("text"),
      collation: "C",
      defaultValue: .literal(.string("x"))
    )
    #expect(objects(.domain) == [.domain(domain)])
    let sequence = SequenceDefinition(ObjectName("small"), .builtin("smallint"), options: SequenceOptions(start: 3))
    #expect(objects(.sequence) == [.sequence(sequence)])
  }

  @Test func programsAndViewsSayEverything() {
    let routine = RoutineDefinition(
      ObjectName("opposite"),
      arguments: [RoutineDefinition.Argument(name: "of", SQLText([.object(ObjectName("mood"))]))],
      security: .invoker,
      body: SQLText(sql: "SELECT 1")
    )
    #expect(objects(.routine) == [.routine(routine)])
    var key = SchemaModel.IndexKey("day")
    key.isDescending = true
    let index = IndexDefinition(
      "rooms_day",
      isUnique: true,
      keys: [key],
      includedColumns: ["b"],
      predicate: ColumnExpression(sql: "b > 0")
    )
    let view = ViewDefinition(
      ObjectName("rooms"),
      query: SQLText([
        .sql("SELECT "), .column("day", of: ObjectName("other")), .sql(" FROM "),
        .object(ObjectName("other", in: "far")),
      ]),
      isMaterialized: true,
      indexes: [index],
      security: .definer,
      dependencies: [ObjectName("small")]
    )
    // Postgres has no rights for a materialized view, which lowering refuses: it is the declaration that says it.
    #expect(
      Self.declaration.objects.first { $0.subject == "View(\"rooms\")" }?.contents[.postgres]
        == .definition(.view(view))
    )
  }

  @Test func grantsTriggersAndRawObjectsNameWhatTheyAreOn() {
    let targets = objects(.grant).compactMap { if case .grant(let grant) = $0 { grant.target } else { nil } }
    #expect(targets.contains(.type(ObjectName("mood"))) && targets.contains(.type(ObjectName("code"))))
    #expect(targets.contains(.routine(ObjectName("opposite"), .function, signature: "mood")))
    #expect(targets.contains(.relation(ObjectName("rooms"), columns: ["day"])))
    #expect(
      objects(.trigger) == [
        .trigger(
          TriggerDefinition(
            "made",
            on: ObjectName("rooms"),
            .insteadOf,
            [.insert],
            action: .function(ObjectName("f", in: "far"), arguments: [])
          )
        )
      ]
    )
    let raw = RawDefinition(
      ObjectName("thing", in: "far"),
      create: SQLText(sql: "C"),
      drop: SQLText(sql: "D"),
      dependencies: [ObjectName("rooms")]
    )
    #expect(objects(.raw) == [.raw(raw)])
  }

  @Test func tablesKeepEachConstantAndBound() throws {
    let table = try #require(Self.schema.tables.first)
    #expect(table.columns.map(\.defaultValue) == [nil, .literal(.number("0.50")), .literal(.integer(7))])
    #expect(table.exclusions.first?.includedColumns == ["size"])
    #expect(table.attributes.collation == "utf8mb4_bin")
    #expect(
      table.partitioning?.partitions == [
        PartitionDefinition(
          ObjectName("p1", in: "far"),
          .range(from: [.literal(.integer(1)), .minimum], to: [.literal(.integer(2)), .expression("1 + 1")])
        ),
        PartitionDefinition(ObjectName("p2"), .list([[.literal(.string("a"))], [.maximum]])),
      ]
    )
  }
}

import Cairn
import SchemaModel
import Testing

private let touch = Function("touch", returns: "trigger", language: "plpgsql", body: "BEGIN RETURN NEW; END")
private let mail = Domain("mail_address", .text).check("has_at", "VALUE LIKE '%@%'").notNull()
private let numbers = Sequence("order_numbers", start: 1000)
private let adults = View("adults", as: "SELECT \(\Humans.id) FROM \(Humans.self) WHERE \(\Humans.age) > 17")

private struct Humans: Table {
  static let namespace: String? = "staff"
  let id = Column(.bigint).primaryKey()
  let age = Column(.integer)
  let mail = Column(.domain(CairnTests.mail))

  var body: TableBody {
    Trigger("touch_humans", .before, .update, .insert, calls: touch).of(age).when("\(age) > 0")
    Policy("grown", for: .select, to: "b", "a", using: "\(age) > 17")
    RowSecurity(forced: true)
    Storage(["fillfactor": "70"])
    Grant("select", "INSERT", to: "app").columns(age)
    Exclude("one_each", id.with("="))
    Partitioned(by: .list, age) {
      for year in [18, 19] { Partition("humans_\(year)", in: year) }
    }
  }
}

@Suite("Objects beside tables")
struct ObjectTests {
  private static let staff = Cairn.Schema("staff", dialects: .postgres(from: 15), .mysql(from: "8.4")) {
    Namespace("staff").renamed(from: "people")
    mail.only(.postgres)
    numbers.only(.postgres)
    touch.only(.postgres)
    Humans.self
    adults
    View("all_adults", as: "TABLE \(adults)").on(.mysql, "SELECT * FROM \(adults)")
    Grant("USAGE", on: numbers, to: "app").only(.postgres)
    RawObject("conf", on: .postgres, create: "CREATE x", drop: "DROP x", exists: "SELECT true")
  }

  private func object(_ subject: String, _ dialect: DialectName = .postgres) throws -> SchemaObject {
    let declaration = try #require(Self.staff.declaration.objects.first { $0.subject == subject })
    guard case .definition(let object) = try #require(declaration.contents[dialect]) else {
      throw Missing(subject: subject)
    }
    return object
  }

  private struct Missing: Error { var subject: String }
  private let humans = ObjectName("humans", in: "staff")

  @Test func nothingIsFoundWrong() {
    #expect(Self.staff.declaration.diagnostics == [])
    #expect(Self.staff.declaration.tables.map(\.name) == [humans])
  }

  @Test func textsMentionTablesAndColumnsByIdentity() throws {
    #expect(
      try object("View(\"adults\")")
        == .view(
          ViewDefinition(
            ObjectName("adults"),
            query: SQLText([
              .sql("SELECT "), .column("id", of: humans), .sql(" FROM "), .object(humans), .sql(" WHERE "),
              .column("age", of: humans), .sql(" > 17"),
            ])
          )
        )
    )
    let other = SQLText([.sql("SELECT * FROM "), .object(ObjectName("adults"))])
    #expect(try object("View(\"all_adults\")", .mysql) == .view(ViewDefinition(ObjectName("all_adults"), query: other)))
  }

  @Test func whatStandsInATableIsTheTables() throws {
    #expect(
      try object("Trigger(\"touch_humans\")")
        == .trigger(
          TriggerDefinition(
            "touch_humans",
            on: humans,
            .before,
            [.insert, .update],
            columns: ["age"],
            condition: SQLText([.column("age", of: humans), .sql(" > 0")]),
            action: .function(ObjectName("touch"), arguments: [])
          )
        )
    )
    #expect(
      try object("Policy(\"grown\")")
        == .policy(
          PolicyDefinition(
            "grown",
            on: humans,
            command: .select,
            roles: ["a", "b"],
            using: SQLText([.column("age", of: humans), .sql(" > 17")])
          )
        )
    )
    let table = try #require(Self.staff.declaration.tables.first)
    #expect(table.attributes.map(\.attributes.rowSecurity).contains(.forced))
    #expect(table.attributes.map(\.attributes.parameters).contains(["fillfactor": "70"]))
    #expect(table.exclusions.map(\.elements[0].operator) == ["="])
    #expect(
      table.partitionings[0].partitions
        == [18, 19].map {
          PartitionDefinition(ObjectName("humans_\($0)", in: "staff"), .list([[.literal(.integer(Int64($0)))]]))
        }
    )
  }

  @Test func dialectsAndEarlierNamesStayWithTheObject() throws {
    let objects = Self.staff.declaration.objects
    #expect(objects.first { $0.subject == "Namespace(\"staff\")" }?.renamedFrom == "people")
    #expect(objects.first { $0.subject == "Sequence(\"order_numbers\")" }?.contents.keys.sorted() == [.postgres])
    let grants = objects.filter { $0.subject == "Grant(\"app\")" }.flatMap { $0.contents.values }
    #expect(
      grants.contains(
        .definition(.grant(GrantDefinition(["USAGE"], on: .sequence(ObjectName("order_numbers")), to: "app")))
      )
    )
  }

  @Test func aTextThatMentionsWhatIsNoColumnIsReported() {
    struct Things: Table {
      let id = Column(.bigint).primaryKey()
      var other: Column<Int64, NotNull, NoDefault> { Column(.bigint) }
    }
    let schema = Cairn.Schema("things", dialects: .postgres(from: 15)) {
      Things.self
      View("bad", as: "SELECT \(\Things.other) FROM \(Things.self)")
      Grant("SELECT", to: "nobody")
    }
    let messages = schema.declaration.diagnostics.map(\.message)
    #expect(messages.count == 2, "\(messages)")
    #expect(messages.contains { $0.contains("View(\"bad\")") && $0.contains("not exactly one of its stored columns") })
    #expect(messages.contains { $0.contains("put it into a table's body") })
  }
}

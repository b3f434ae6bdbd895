import Cairn
import SQLDialects
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
    #expect(objects.first { $0.subject == "Namespace(\"staff\")" }?.renamedFrom == ObjectName("people"))
    #expect(objects.first { $0.subject == "Sequence(\"order_numbers\")" }?.contents.keys.sorted() == [.postgres])
    let grants = objects.filter { $0.subject == "Grant(\"app\")" }.flatMap { $0.contents.values }
    #expect(
      grants.contains(
        .definition(.grant(GrantDefinition(["USAGE"], on: .sequence(ObjectName("order_numbers")), to: "app")))
      )
    )
  }

  private struct Gone: Table {
    let id = Column(.bigint).primaryKey()
  }

  private struct Kept: Table {
    let id = Column(.bigint).primaryKey()
    let age = Column(.integer)
    var body: TableBody {
      Policy("of_gone", for: .select, using: "\(id) IN (SELECT \(\Gone.id) FROM \(Gone.self))")
      Trigger("untouched", .before, .update, calls: touch)
      Trigger("watched", .after, .insert, runs: "DELETE FROM \(Gone.self)")
      Partitioned(by: .range, id) { Partition("kept_few", from: 0, to: 9) }.only(.postgres)
    }
  }

  @Test func whatIsMentionedIsInTheSchema() throws {
    let line = #line + 3
    let schema = Cairn.Schema("staff", dialects: .postgres(from: 15), .mysql(from: "8.4")) {
      Kept.self
      View("some", as: "SELECT \(\Gone.id) FROM \(Gone.self) JOIN \(adults) USING (id)").only(.postgres)
      View("right", as: "SELECT \(\Kept.id) FROM \(Kept.self)")
      RawObject("of_right", on: .postgres, create: "CREATE x", drop: "DROP x", exists: "SELECT true")
        .depends(on: View("right", as: "SELECT 1"))
    }
    func findings(_ dialect: DialectName) throws -> [Diagnostic] {
      let options = try #require(schema.declaration.dialects.first { $0.name == dialect })
      return SchemaLowering.lower(schema.declaration, for: options).diagnostics
        .filter { $0.message.contains("which it mentions") }
    }
    func words(_ subject: String, _ name: String) -> String {
      "'\(subject)': '\(name)', which it mentions, is not in the schema; add it to the schema"
    }
    let postgres = try findings(.postgres)
    #expect(
      Set(postgres.map(\.message)) == [
        words("View(\"some\")", "gone"), words("View(\"some\")", "adults"), words("Policy(\"of_gone\")", "gone"),
      ]
    )
    #expect(postgres.filter { $0.message.contains("some") }.map { $0.location?.line } == [line, line])
    #expect(try findings(.mysql).map(\.message) == [words("Trigger(\"watched\")", "gone")])
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

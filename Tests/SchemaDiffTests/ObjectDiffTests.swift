import SchemaDiff
import SchemaModel
import Testing

/// Where objects stand among the changes of tables, and what makes way for what.
@Suite struct ObjectDiffTests {
  private static let users = table("users", [column("id"), column("mail", "text"), column("age")])
  private static let name = users.name

  private static func view(_ name: String, on relation: ObjectName, _ columns: String...) -> SchemaObject {
    let mentioned = columns.map { SQLText.Segment.column($0, of: relation) }
    return .view(
      ViewDefinition(ObjectName(name), query: SQLText([.sql("SELECT * FROM "), .object(relation)] + mentioned))
    )
  }

  private static func routine(_ name: String, returns type: String = "integer", body: String = "SELECT 1")
    -> SchemaObject
  {
    .routine(RoutineDefinition(ObjectName(name), returns: SQLText(sql: type), body: SQLText(sql: body)))
  }

  private static func trigger(calling function: String, of columns: [String] = []) -> SchemaObject {
    .trigger(
      TriggerDefinition(
        "touch",
        on: name,
        .before,
        [.update],
        columns: columns,
        action: .function(ObjectName(function), arguments: [])
      )
    )
  }

  private func schema(
    _ tables: [TableDefinition],
    _ objects: [SchemaObject],
    dialect: DialectName = .postgres,
    enums: [EnumDefinition] = []
  ) -> DatabaseSchema {
    DatabaseSchema(dialect: dialect, enumTypes: enums, tables: tables, objects: objects)
  }

  /// The changes as words, once it is shown that they lead there and back.
  private func changes(
    _ old: DatabaseSchema,
    _ new: DatabaseSchema,
    _ hints: [RenameHint] = []
  ) throws -> [String] {
    let difference = SchemaDiffer.difference(from: old, to: new, renames: hints)
    #expect(difference.problems == [])
    #expect(try old.applying(difference.changes) == new)
    #expect(try new.applying(difference.changes.inverse) == old)
    return difference.changes.map(\.description)
  }

  @Test func whatTablesAreMadeOfComesFirstAndWhatUsesThemLast() throws {
    let money = ObjectName("money", in: "billing")
    let domain = SchemaObject.domain(DomainDefinition(ObjectName("amount"), .builtin("numeric")))
    let bills = TableDefinition(money, columns: [ColumnDefinition("amount", .domain(ObjectName("amount")))])
    let objects = [
      domain, .namespace(NamespaceDefinition("billing")), .extension(ExtensionDefinition("citext")),
      Self.routine("touch", returns: "trigger"), Self.view("bills", on: money),
      .view(ViewDefinition(ObjectName("all_bills"), query: SQLText([.sql("TABLE "), .object(ObjectName("bills"))]))),
      .grant(GrantDefinition(["SELECT"], on: .relation(ObjectName("all_bills"), columns: []), to: "app")),
    ]
    #expect(
      try changes(schema([], []), schema([bills], objects)) == [
        "create namespace billing", "create extension citext", "create domain amount", "create function touch()",
        "create table billing.money", "create view bills", "create view all_bills",
        "create grant on all_bills to app",
      ]
    )
    #expect(
      try changes(schema([bills], objects), schema([], [])) == [
        "drop grant on all_bills to app", "drop view all_bills", "drop view bills", "drop table billing.money",
        "drop function touch()", "drop domain amount", "drop extension citext", "drop namespace billing",
      ]
    )
  }

  @Test func aViewMakesWayForAColumnAndTakesItsDependantsAlong() throws {
    let older = [
      Self.view("adults", on: Self.name), Self.view("old_adults", on: ObjectName("adults")),
      Self.view("others", on: ObjectName("elsewhere")), Self.trigger(calling: "touch"),
    ]
    var wider = Self.users
    wider.columns[2] = column("age", "bigint")
    let elsewhere = table("elsewhere", [column("id")])
    #expect(
      try changes(schema([Self.users, elsewhere], older), schema([wider, elsewhere], older)) == [
        "drop view old_adults", "drop view adults", "change users.age: type", "create view adults",
        "create view old_adults",
      ]
    )
    // A comment or a default is nothing to a view.
    var commented = Self.users
    commented.columns[2] = column("age", comment: "in years")
    #expect(try changes(schema([Self.users], older), schema([commented], older)) == ["change users.age: comment"])
  }

  @Test func viewsFollowTheRenameOfATableWhereTheServerKnowsItByIdentity() throws {
    var people = Self.users
    people.name = ObjectName("people")
    let hints = [RenameHint.table(from: Self.name, to: people.name)]
    let (old, new) = ([Self.view("adults", on: Self.name)], [Self.view("adults", on: people.name)])
    #expect(try changes(schema([Self.users], old), schema([people], new), hints) == ["rename table users to people"])
    #expect(
      try changes(schema([Self.users], old, dialect: .mysql), schema([people], new, dialect: .mysql), hints) == [
        "rename table users to people", "drop view adults", "create view adults",
      ]
    )
  }

  @Test func aTriggerMakesWayOnlyForItsOwnColumns() throws {
    var renamed = Self.users
    renamed.columns[1].name = "email"
    let hints = [RenameHint.column(table: Self.name, from: "mail", to: "email")]
    let all = [Self.trigger(calling: "touch")]
    #expect(
      try changes(schema([Self.users], all), schema([renamed], all), hints) == ["rename users.mail to email"]
    )
    let (of, now) = ([Self.trigger(calling: "touch", of: ["mail"])], [Self.trigger(calling: "touch", of: ["email"])])
    #expect(
      try changes(schema([Self.users], of), schema([renamed], now), hints) == [
        "rename users.mail to email", "drop trigger touch on users", "create trigger touch on users",
      ]
    )
  }

  @Test func aFunctionThatGivesSomethingElseTakesItsTriggersAlong() throws {
    let old = [Self.routine("touch", returns: "trigger"), Self.trigger(calling: "touch")]
    let body = [Self.routine("touch", returns: "trigger", body: "SELECT 2"), Self.trigger(calling: "touch")]
    #expect(try changes(schema([Self.users], old), schema([Self.users], body)) == ["change function touch()"])
    let type = [Self.routine("touch", returns: "event_trigger"), Self.trigger(calling: "touch")]
    #expect(
      try changes(schema([Self.users], old), schema([Self.users], type)) == [
        "drop trigger touch on users", "drop function touch()", "create function touch()",
        "create trigger touch on users",
      ]
    )
  }

  @Test func rowsAreGuardedOnlyWhileThePoliciesAreThere() throws {
    let policy = SchemaObject.policy(
      PolicyDefinition("own", on: Self.name, using: SQLText([.column("id", of: Self.name), .sql(" = 1")]))
    )
    var guarded = Self.users
    guarded.attributes.rowSecurity = .enabled
    #expect(
      try changes(schema([Self.users], []), schema([guarded], [policy])) == [
        "create policy own on users", "change table users: row-level security",
      ]
    )
    #expect(
      try changes(schema([guarded], [policy]), schema([Self.users], [])) == [
        "change table users: row-level security", "drop policy own on users",
      ]
    )
  }

  @Test func aPolicyMakesWayForWhatItSaysOnlyNowThatItReads() throws {
    func policy(_ uses: SQLText?) -> SchemaObject {
      let text = SQLText(sql: "EXISTS (SELECT FROM teams WHERE id = users.age)")
      return .policy(PolicyDefinition("own", on: Self.name, using: text, uses: uses))
    }
    let teams = table("teams", [column("id")])
    let wide = table("teams", [column("id", "bigint")])
    let uses = SQLText([.object(teams.name)])
    let makesWay = ["drop policy own on users", "change teams.id: type", "create policy own on users"]
    #expect(
      try changes(schema([Self.users, teams], [policy(uses)]), schema([Self.users, wide], [policy(uses)])) == makesWay
    )
    #expect(
      try changes(schema([Self.users, teams], [policy(nil)]), schema([Self.users, wide], [policy(uses)])) == makesWay
    )
    // Its own column stands in its words.
    let old = table("users", [column("id"), column("mail", "text"), column("age", "bigint")])
    #expect(try changes(schema([old], [policy(nil)]), schema([Self.users], [policy(nil)])).count == 3)
    let other = table("users", [column("id"), column("mail", "varchar"), column("age")])
    #expect(try changes(schema([other], [policy(nil)]), schema([Self.users], [policy(nil)])).count == 1)
  }

  @Test func whatOnlyCairnIsToldOfStaysWhereItIs() throws {
    func raw(_ drop: String, exists: String?, _ stage: RawDefinition.Stage, _ uses: [ObjectName]) -> SchemaObject {
      .raw(
        RawDefinition(
          ObjectName("search"),
          create: SQLText(sql: "CREATE SEARCH"),
          drop: SQLText(sql: drop),
          exists: exists.map { SQLText(sql: $0) },
          stage: stage,
          dependencies: uses
        )
      )
    }
    func view(_ uses: [ObjectName]) -> SchemaObject {
      .view(ViewDefinition(ObjectName("v"), query: SQLText(sql: "SELECT f()"), dependencies: uses))
    }
    let old = schema([Self.users], [raw("DROP SEACH", exists: nil, .afterTables, []), view([])])
    let new = schema(
      [Self.users],
      [raw("DROP SEARCH", exists: "SELECT true", .beforeTables, [Self.name]), view([Self.name])]
    )
    #expect(try changes(old, new) == ["change raw search", "change view v"])
    // It is known of it before: what turns out to use the function goes before it, and is made behind it.
    let function = ObjectName("f")
    let found = try changes(
      schema([], [Self.routine("f", returns: "integer"), view([])]),
      schema([], [Self.routine("f", returns: "text"), view([function])])
    )
    #expect(found == ["drop view v", "drop function f()", "create function f()", "create view v"])
  }

  @Test func aNamespaceTakesEverythingInItAlong() throws {
    let old = ObjectName("users", in: "old")
    let new = ObjectName("users", in: "new")
    let hints = [RenameHint.object(.namespace, from: ObjectName("old"), to: ObjectName("new"))]
    func all(_ name: ObjectName) -> DatabaseSchema {
      let space = name.namespace ?? ""
      return schema(
        [
          TableDefinition(
            name,
            columns: [column("id"), ColumnDefinition("mood", .enumType(ObjectName("mood", in: space)))]
          )
        ],
        [
          .namespace(NamespaceDefinition(space)),
          .view(ViewDefinition(ObjectName("v", in: space), query: SQLText([.sql("TABLE "), .object(name)]))),
          .grant(GrantDefinition(["USAGE"], on: .namespace(space), to: "app")),
        ],
        enums: [EnumDefinition(ObjectName("mood", in: space), ["a", "b"])]
      )
    }
    #expect(try changes(all(old), all(new), hints) == ["rename namespace old to new"])
  }

  @Test func valuesOfEnumerationsAreRenamedByHint() throws {
    let mood = ObjectName("mood")
    let feelings = table(
      "feelings",
      [ColumnDefinition("mood", .enumType(mood), defaultValue: .literal(.string("sad")))]
    )
    var happier = feelings
    happier.columns[0].defaultValue = .literal(.string("blue"))
    #expect(
      try changes(
        schema([feelings], [], enums: [EnumDefinition(mood, ["glad", "sad"])]),
        schema([happier], [], enums: [EnumDefinition(mood, ["glad", "blue"])]),
        [.enumLabel(type: mood, from: "sad", to: "blue")]
      ) == ["rename value 'sad' of enum type mood to 'blue'"]
    )
    let inline = table("feelings", [ColumnDefinition("mood", .inlineEnum(["glad", "sad"]))])
    let renamed = table("feelings", [ColumnDefinition("mood", .inlineEnum(["glad", "blue"]))])
    let hint = RenameHint.columnLabel(table: inline.name, column: "mood", from: "sad", to: "blue")
    let (old, new) = (schema([inline], [], dialect: .mysql), schema([renamed], [], dialect: .mysql))
    #expect(
      try changes(old, new, [hint]) == [
        "rename value 'sad' of feelings.mood to 'blue'", "change feelings.mood: type",
      ]
    )
    // A hint whose work is done says nothing.
    #expect(try changes(new, new, [hint]) == [])
  }

  @Test func mysqlBringsColumnsIntoTheirOrderBeforeItDropsThoseThatGo() throws {
    let old = table("t", [column("a"), column("b"), column("c")])
    let new = table("t", [column("c"), column("d"), column("a")])
    #expect(
      try changes(schema([old], [], dialect: .mysql), schema([new], [], dialect: .mysql)) == [
        "add t.d", "change the order of the columns of t", "drop t.b",
      ]
    )
  }
}

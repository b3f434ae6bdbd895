import SchemaDiff
import SchemaModel
import Testing

@Suite struct RenameHintTests {
  private func named(_ names: String...) -> DatabaseSchema {
    DatabaseSchema(dialect: .postgres, tables: names.map { table($0, [column("of_\($0)")]) })
  }

  private func hint(_ old: String, _ new: String) -> RenameHint {
    .table(from: ObjectName(old), to: ObjectName(new))
  }

  private func problems(_ old: DatabaseSchema, _ new: DatabaseSchema, _ hints: [RenameHint]) -> [String] {
    SchemaDiffer.difference(from: old, to: new, renames: hints).problems.map(\.message)
  }

  static let people = table(
    "people",
    [column("id"), column("age"), generated("next_age", from: "age")],
    primaryKey("people_pkey", "id"),
    check("grown", "age"),
    index("people_age_idx", "age"),
    unique("people_age_key", "age")
  )
  static let posts = table("posts", [column("author_age")], foreignKey("posts_fkey", "author_age", "people", "age"))

  @Test func aRenamedTableIsOneChangeAndDerivedNamesFollow() throws {
    var users = Self.people
    users.name = ObjectName("users")
    let posts = table("posts", [column("author_age")], foreignKey("posts_fkey", "author_age", "users", "age"))
    let old = schema(Self.people, Self.posts)
    #expect(try changes(old, schema(users, posts), [hint("people", "users")]) == ["rename table people to users"])
    users.primaryKey?.name = "users_pkey"
    #expect(
      try changes(old, schema(users, posts), [hint("people", "users")]) == [
        "rename table people to users", "rename primary key people_pkey on users to users_pkey",
      ]
    )
  }

  @Test func aRenamedColumnIsFollowedWhereverItStands() throws {
    let new = table(
      "people",
      [column("id"), column("years"), generated("next_age", from: "years")],
      primaryKey("people_pkey", "id"),
      check("grown", "years"),
      index("people_age_idx", "years"),
      unique("people_age_key", "years")
    )
    let posts = table("posts", [column("author_age")], foreignKey("posts_fkey", "author_age", "people", "years"))
    let hint = RenameHint.column(table: ObjectName("people"), from: "age", to: "years")
    #expect(
      try changes(schema(Self.people, Self.posts), schema(new, posts), [hint]) == ["rename people.age to years"]
    )
  }

  @Test func namesThatDifferInCaseAreOneWhereTheServerTakesThemForOne() throws {
    func users(_ dialect: DialectName, _ names: String...) -> DatabaseSchema {
      schema(table("users", names.map { column($0) }), dialect: dialect)
    }
    let (old, new) = (users(.mysql, "id", "age"), users(.mysql, "Id", "age", "AGES"))
    #expect(try changes(old, new, []) == ["rename users.id to Id", "add users.AGES"])
    let hint = RenameHint.column(table: ObjectName("users"), from: "age", to: "Id")
    #expect(try changes(old, users(.mysql, "Age", "Id"), [hint]).contains("rename users.age to Id"))
    #expect(
      try changes(users(.postgres, "id", "age"), users(.postgres, "Id", "age"), []).contains("drop users.id")
    )
  }

  @Test func aColumnHintSpeaksOfTheTablesNewName() throws {
    let old = schema(table("people", [column("bio")]))
    let new = schema(table("users", [column("biography", "text")]))
    let hints = [
      RenameHint.column(table: ObjectName("users"), from: "bio", to: "biography"), hint("people", "users"),
    ]
    #expect(
      try changes(old, new, hints) == [
        "rename table people to users", "rename users.bio to biography", "change users.biography: type",
      ]
    )
  }

  @Test func aRenamedEnumTypeIsFollowedByItsColumns() throws {
    func build(_ name: String) -> DatabaseSchema {
      schema(
        table("t", [ColumnDefinition("m", .array(.enumType(ObjectName(name))))]),
        enums: [EnumDefinition(ObjectName(name), ["glad"])]
      )
    }
    let hint = RenameHint.enumType(from: ObjectName("mood"), to: ObjectName("humour"))
    #expect(try changes(build("mood"), build("humour"), [hint]) == ["rename enum type mood to humour"])
  }

  @Test func anElementHintChoosesAmongEquals() throws {
    let old = schema(table("t", [column("a")], index("i", "a"), index("j", "a")))
    let new = schema(table("t", [column("a")], index("x", "a"), index("y", "a")))
    let hint = RenameHint.element(table: ObjectName("t"), kind: .index, from: "i", to: "y")
    #expect(try changes(old, new) == ["rename index i on t to x", "rename index j on t to y"])
    #expect(try changes(old, new, [hint]) == ["rename index i on t to y", "rename index j on t to x"])
  }

  @Test func aHintOnAnElementThatChangedTooIsADropAndAnAdd() throws {
    let old = schema(table("t", [column("a"), column("b")], index("i", "a")))
    let new = schema(table("t", [column("a"), column("b")], index("x", "b")))
    let hint = RenameHint.element(table: ObjectName("t"), kind: .index, from: "i", to: "x")
    #expect(try changes(old, new, [hint]) == ["drop index i on t", "add index x on t"])
    #expect(problems(old, new, [hint]) == [])
  }

  @Test func aHintIsSilentOnceTheOldNameIsGone() {
    let hints = [
      hint("people", "users"), .column(table: ObjectName("users"), from: "bio", to: "of_users"),
      .column(table: ObjectName("elsewhere"), from: "a", to: "b"),
    ]
    let difference = SchemaDiffer.difference(from: named("users"), to: named("users"), renames: hints)
    #expect(difference == SchemaDifference(changes: []))
    // A new table may bring hints of its own, from dialects that had it earlier.
    #expect(problems(schema(), named("users"), hints) == [])
  }

  @Test func aHintIsStaleWhileTheOldNameIsStillDeclared() {
    let message =
      "table 'users' says that it was called 'people', but 'people' is still declared beside it: "
      + "delete the stale hint .renamed(from: \"people\")"
    #expect(problems(named("people"), named("people", "users"), [hint("people", "users")]) == [message])
    #expect(problems(named("people", "users"), named("people", "users"), [hint("people", "users")]) == [message])
  }

  @Test func aHintIsStaleWhenBothWereThere() throws {
    let (old, new) = (named("people", "users"), named("users"))
    #expect(
      problems(old, new, [hint("people", "users")]) == [
        "table 'users' says that it was called 'people', but both were there before and 'people' is not declared any "
          + "more: delete the stale hint .renamed(from: \"people\"), and 'people' is dropped"
      ]
    )
    #expect(try changes(old, new, [hint("people", "users")]) == ["drop table people"])
  }

  @Test func namesMoveOnInChains() throws {
    let a = table("a", [column("id")])
    let b = table("b", [column("name", "text")])
    let (newB, newC) = (table("b", [column("id")]), table("c", [column("name", "text")]))
    let hints = [hint("a", "b"), hint("b", "c")]
    let steps = ["rename table b to c", "rename table a to b"]
    #expect(try changes(schema(a, b), schema(newB, newC), hints) == steps)
    #expect(try changes(schema(a, b), schema(newB, newC), hints.reversed()) == steps)
    // The same hints on what came out of it say nothing.
    let again = SchemaDiffer.difference(from: schema(newB, newC), to: schema(newB, newC), renames: hints)
    #expect(again == SchemaDifference(changes: []))
  }

  @Test func columnNamesMoveOnInChainsToo() throws {
    let old = schema(table("t", [column("a"), column("b", "text")], index("i", "a", "b")))
    let new = schema(table("t", [column("b"), column("c", "text")], index("i", "b", "c")))
    let name = ObjectName("t")
    let hints: [RenameHint] = [.column(table: name, from: "a", to: "b"), .column(table: name, from: "b", to: "c")]
    #expect(try changes(old, new, hints) == ["rename t.b to c", "rename t.a to b"])
  }

  @Test func circlesAreProblems() throws {
    let hints = [hint("a", "b"), hint("b", "a")]
    let found = problems(named("a", "b"), named("a", "b"), hints)
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.contains("circle") })
    #expect(try changes(named("a", "b"), named("a", "b"), hints) == [])
  }

  @Test func hintsThatClaimTheSameNameAreProblems() {
    let twice = problems(named("a"), named("x", "y"), [hint("a", "x"), hint("a", "y")])
    #expect(twice.count == 2)
    #expect(twice.allSatisfy { $0.contains("and so does another one") })
    let both = problems(named("a", "b"), named("x"), [hint("a", "x"), hint("b", "x")])
    #expect(both.count == 2)
    #expect(both.allSatisfy { $0.contains("keep one of them") })
    // An older name that is gone is history.
    #expect(problems(named("b"), named("x"), [hint("a", "x"), hint("b", "x")]) == [])
  }

  @Test func hintsAboutNothingAreProblems() {
    #expect(problems(named("a"), named("a"), [hint("a", "a")]).count == 1)
    #expect(problems(named("a"), named("b"), [hint("a", "x")]).count == 1)
  }

  @Test func aTableCannotTakeTheNameOfATypeThatGoesLater() throws {
    let mood = EnumDefinition(ObjectName("mood"), ["glad"])
    let old = schema(table("a", [column("id")]), enums: [mood])
    let new = schema(table("mood", [column("id")]))
    let found = problems(old, new, [hint("a", "mood")])
    #expect(found.count == 1)
    #expect(found.first?.contains("cannot take its name") == true)
  }
}

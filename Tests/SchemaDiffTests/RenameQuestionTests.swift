import SchemaDiff
import SchemaModel
import Testing

@Suite struct RenameQuestionTests {
  private func questions(
    _ old: DatabaseSchema,
    _ new: DatabaseSchema,
    _ hints: [RenameHint] = []
  ) -> [RenameQuestion] {
    SchemaDiffer.difference(from: old, to: new, renames: hints).questions
  }

  private func users(_ columns: ColumnDefinition...) -> DatabaseSchema {
    schema(table("users", columns))
  }

  @Test func aColumnThatGoesWhileOneOfItsTypeComesIsAskedAbout() {
    let (old, new) = (users(column("id"), column("bio", "text")), users(column("id"), column("biography", "text")))
    let hint = RenameHint.column(table: ObjectName("users"), from: "bio", to: "biography")
    let found = questions(old, new)
    #expect(found == [RenameQuestion("users.bio", [RenameCandidate("users.biography", hint)])])
    #expect(
      found.first?.description
        == "'users.bio' goes and something like it comes. If it was renamed, write .renamed(from: \"bio\") on column "
        + "'users.biography'; if it is to go, consent with --allow-destructive users.bio"
    )
    #expect(questions(old, new, [hint]) == [])
    // Never guessed.
    let changes = SchemaDiffer.difference(from: old, to: new).changes
    #expect(changes.map(\.description) == ["add users.biography", "drop users.bio"])
  }

  @Test func nothingIsAskedWithoutAColumnOfTheSameType() {
    let old = users(column("id"), column("bio", "text"))
    #expect(questions(old, users(column("id"))) == [])
    #expect(questions(old, users(column("id"), column("biography"))) == [])
    #expect(questions(users(column("id"), generated("a", from: "id")), users(column("id"), column("b"))) == [])
    #expect(questions(users(column("id"), column("a")), users(column("id"), generated("b", from: "id"))) == [])
  }

  @Test func theSamePlaceCountsMostAndThenTheNearestName() {
    let old = users(column("id"), column("bio", "text"), column("age"))
    let new = users(
      column("id"),
      column("story", "text"),
      column("age"),
      column("bios", "text"),
      column("password", "text"),
      column("something_else", "text")
    )
    #expect(
      questions(old, new).map { $0.candidates.map(\.object) } == [["users.story", "users.bios", "users.password"]]
    )
  }

  @Test func aTableOfARenamedTableIsCalledByItsNewName() {
    let old = schema(table("people", [column("id"), column("bio", "text")]))
    let new = users(column("id"), column("biography", "text"))
    let found = questions(old, new, [.table(from: ObjectName("people"), to: ObjectName("users"))])
    #expect(found.map(\.object) == ["users.bio"])
  }

  @Test func aTableThatGoesWhileOneWithMostOfItsColumnsComesIsAskedAbout() {
    let people = table("people", [column("id"), column("bio", "text"), column("age")])
    let users = table("users", [column("id"), column("bio", "text"), column("years")])
    let persons = table("person", [column("id"), column("bio", "text"), column("x")])
    let other = table("other", [column("id"), column("name", "text"), column("size")])
    let found = questions(schema(people), schema(users, persons, other))
    #expect(found.map(\.object) == ["people"])
    #expect(found.first?.candidates.map(\.object) == ["person", "users"])
    #expect(found.first?.candidates.last?.advice == ".renamed(from: \"people\") on table 'users'")
    #expect(questions(schema(people), schema(other)) == [])
    let hint = RenameHint.table(from: ObjectName("people"), to: ObjectName("users"))
    #expect(questions(schema(people), schema(users, persons, other), [hint]).map(\.object) == ["users.age"])
  }

  @Test func anEnumTypeThatGoesWhileOneOfItsLabelsComesIsAskedAbout() {
    let labels = ["glad", "sad"]
    let old = schema(enums: [EnumDefinition(ObjectName("mood"), labels)])
    let new = schema(
      enums: [EnumDefinition(ObjectName("humour"), labels), EnumDefinition(ObjectName("other"), ["glad"])]
    )
    let found = questions(old, new)
    #expect(found.map(\.object) == ["mood"])
    #expect(
      found.first?.candidates.map(\.advice) == ["static var renamedFrom: String? { \"mood\" } on enum type 'humour'"]
    )
  }

  @Test func oldNamesAreWrittenAsSwift() {
    let old = users(column("say \"\\hi\"\n\u{1}"))
    let found = questions(old, users(column("hi")))
    #expect(
      found.first?.candidates.map(\.advice) == [
        #".renamed(from: "say \"\\hi\"\n\u{1}") on column 'users.hi'"#
      ]
    )
  }
}

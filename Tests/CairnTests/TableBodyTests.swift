import Cairn
import SchemaModel
import Testing

@Suite("The body of a table")
struct TableBodyTests {
  let declaration: SchemaDeclaration
  let people: TableDeclaration

  init() throws {
    let schema = Cairn.Schema("staff", dialects: .postgres(from: 14)) {
      Teams.self
      People.renamed(from: "humans")
    }
    declaration = schema.declaration
    people = try #require(declaration.tables.last)
  }

  private func column(_ name: String) -> DeclaredColumnReference { DeclaredColumnReference(name) }

  @Test func nothingIsFoundWrong() {
    #expect(declaration.diagnostics == [])
  }

  @Test func tableSaysWhoItIs() {
    #expect(people.name == ObjectName("persons"))
    #expect(people.typeName == "People")
    #expect(people.renamedFrom == ObjectName("humans"))
    #expect(people.comment == "Who works here")
    #expect(people.location.fileID == "CairnTests/Tables.swift")
    #expect(people.location == people.columns[0].location)
  }

  @Test func columnsOfGroupsStandInTheirPlaceUnderTheirPrefix() {
    #expect(
      people.columns.map(\.name) == [
        "id", "e_mail", "mail_key", "boss_id", "team_id", "team_region", "team_number", "born_at", "home_street",
        "home_zip", "work_street", "work_zip", "created_at", "updated_at",
      ]
    )
    #expect(people.columns.compactMap(\.renamedFrom) == ["home_plz", "work_plz"])
  }

  @Test func generatedColumnKeepsWhatItIsComputedFrom() throws {
    let generated = try #require(people.columns[2].generated)
    #expect(generated.storage == .virtual)
    #expect(
      generated.expression
        == DeclaredExpression(
          [.sql("lower("), .column(column("e_mail")), .sql(")")],
          overrides: [.mysql: [.sql("lcase("), .column(column("e_mail")), .sql(")")]]
        )
    )
  }

  @Test func uniqueKeepsAllThatItSays() throws {
    let unique = try #require(people.uniques.first)
    #expect(people.uniques.count == 1)
    #expect(unique.columns == [column("e_mail")])
    #expect(unique.includedColumns == [column("born_at"), column("home_street")])
    #expect(unique.nullsNotDistinct)
    #expect(unique.deferrability == .deferrable)
    #expect(unique.options.name == "persons_mail_key")
  }

  @Test func foreignKeysOfColumnsComeBeforeThoseOfTheBody() throws {
    #expect(people.foreignKeys.map(\.referencedTable.name) == ["persons", "teams", "teams"])
    let plain = people.foreignKeys[0]
    #expect(plain.columns == [column("boss_id")] && plain.referencedColumns == ["id"])
    #expect(plain.onDelete == .noAction && plain.onUpdate == .noAction)
    #expect(plain.match == .simple && plain.deferrability == .notDeferrable && plain.options.name == nil)

    let named = people.foreignKeys[1]
    #expect(named.onDelete == .setNull && named.onUpdate == .cascade)
    #expect(named.match == .full && named.deferrability == .initiallyDeferred)
    #expect(named.options.name == "team_of_person")

    let composite = people.foreignKeys[2]
    #expect(composite.columns == [column("team_region"), column("team_number")])
    #expect(composite.referencedColumns == ["region", "number"])
    #expect(composite.onDelete == .setDefault && composite.onUpdate == .restrict)
    #expect(composite.onDeleteColumns == [column("team_number")] && named.onDeleteColumns == [])
    #expect(composite.match == .full && composite.deferrability == .deferrable)
  }

  @Test func indexKeepsAllThatItSays() throws {
    let index = people.indexes[0]
    #expect(
      index.keys == [
        IndexDeclaration.Key(.column(column("team_id"))),
        IndexDeclaration.Key(.column(column("created_at")), isDescending: true, nulls: .last),
      ]
    )
    #expect(index.isUnique && index.nullsNotDistinct)
    #expect(index.method == "btree")
    #expect(index.includedColumns == [column("e_mail")])
    #expect(
      index.predicate
        == DeclaredExpression(
          [.column(column("updated_at")), .sql(" IS NULL")],
          overrides: [.dsql: [.column(column("updated_at")), .sql(" IS NOT NULL")]]
        )
    )
    #expect(index.options.name == "persons_newest" && index.options.renamedFrom == "persons_latest")
    #expect(index.options.dialects == [.postgres, .dsql])
  }

  @Test func keysOfAnIndexCanBeExpressions() {
    #expect(
      people.indexes[1].keys == [
        IndexDeclaration.Key(
          .expression(DeclaredExpression([.sql("lower("), .column(column("e_mail")), .sql(")")])),
          operatorClass: "text_pattern_ops"
        ),
        IndexDeclaration.Key(.column(column("home_street")), collation: "C", prefixLength: 20),
        IndexDeclaration.Key(.column(column("born_at")), nulls: .first),
      ]
    )
    #expect(people.indexes[1].options.dialects == nil)
  }

  @Test func checksKeepTheirColumns() {
    #expect(people.checks.map(\.options.name) == ["born_before_creation", nil])
    #expect(
      people.checks[0].expression
        == DeclaredExpression(
          [.column(column("born_at")), .sql(" < "), .column(column("created_at"))],
          overrides: [.mysql: [.column(column("created_at")), .sql(" > "), .column(column("born_at"))]]
        )
    )
    #expect(people.checks[1].expression.segments == [.column(column("work_zip")), .sql(" <> "), .sql("'0000'")])
    #expect(people.checks.allSatisfy { $0.column == nil })
  }
}

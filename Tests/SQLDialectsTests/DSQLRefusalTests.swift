import SchemaModel
import Testing

@testable import SQLDialects

@Suite("DSQL: what has no form is refused, with the way out")
struct DSQLRefusalTests {
  private let dialect = DSQLDialect(DialectOptions(.dsql, from: ServerVersion(0)))
  private let users = DSQLSample.users.name

  private func refused(_ changes: Change..., from tables: [TableDefinition]? = nil) -> [String] {
    let schema = DatabaseSchema(dialect: .dsql, tables: tables ?? [DSQLSample.teams, DSQLSample.users])
    let refusals = dialect.plan(changes, from: schema).refusals
    #expect(refusals.allSatisfy { !$0.wayOut.isEmpty })
    return refusals.map { "\($0.object): \($0.reason)" }
  }

  private func altering(_ update: (inout ColumnDefinition) -> Void) -> Change {
    var column = DSQLSample.credit
    update(&column)
    return .alterColumn(table: users, from: DSQLSample.credit, to: column)
  }

  private func adding(_ column: ColumnDefinition) -> Change { .addColumn(table: users, column: column) }

  @Test("types that cannot change, and types that are not there")
  func types() {
    #expect(
      refused(altering { $0.type = .builtin("numeric", [12, 2]) })
        == ["users.credit: DSQL cannot change the type of a column, not even make it wider"]
    )
    #expect(refused(adding(ColumnDefinition("a", .builtin("inet")))) == ["users.a: DSQL has no type inet"])
    #expect(
      refused(adding(ColumnDefinition("a", .array(.builtin("text"))))) == ["users.a: DSQL has no type text[]"]
    )
    #expect(
      refused(adding(ColumnDefinition("a", .builtin("varchar", [65_536]))))
        == ["users.a: DSQL has varchar up to 65535 bytes"]
    )
    #expect(refused(adding(ColumnDefinition("a", .builtin("varchar", [65_535])))) == [])
    #expect(refused(.createEnum(EnumDefinition(ObjectName("mood"), ["sad"]))) == ["mood: DSQL has no enum types"])
  }

  @Test("columns that only CREATE TABLE makes")
  func columns() {
    let generated = GeneratedValue(ColumnExpression([.column("credit")]), .stored)
    #expect(refused(adding(ColumnDefinition("a", .builtin("bigint"), identity: Identity()))).count == 1)
    #expect(
      refused(adding(ColumnDefinition("a", .builtin("numeric", [10, 2]), isNullable: true, generated: generated)))
        .count == 1
    )
    #expect(refused(altering { $0.generated = generated }).count == 1)
    #expect(refused(altering { $0.collation = "C" }) == ["users.credit: DSQL has the collation C and no other"])
    let table = TableDefinition(
      ObjectName("t"),
      columns: [
        ColumnDefinition("a", .builtin("integer"), identity: Identity()),
        ColumnDefinition("b", .builtin("bigint"), identity: Identity(cache: 20)),
      ],
      elements: [.unique(UniqueDefinition("u", ["a"], deferrability: .deferrable))]
    )
    #expect(
      refused(.createTable(table)) == [
        "t.a: DSQL has identity columns of type bigint only",
        "t.b: DSQL wants an identity's cache to be 1 or at least 65536",
        "t.u: DSQL has no deferrable unique constraints",
      ]
    )
  }

  @Test("keys and unique constraints of a table that is there")
  func keys() {
    let change = "users: DSQL cannot add, drop or change the primary key of a table that is there"
    #expect(
      refused(
        .dropElement(table: users, element: DSQLSample.key("users")),
        .addElement(table: users, element: DSQLSample.key("users", "email"))
      ) == [change]
    )
    #expect(refused(.dropColumn(table: users, column: DSQLSample.id)).count == 1)
    #expect(refused(.addElement(table: users, element: .unique(UniqueDefinition("u", ["bio"])))).count == 1)
  }

  @Test("forms of an index")
  func indexes() {
    func reason(_ key: IndexKey, method: String? = nil) -> [String] {
      refused(.addElement(table: users, element: .index(IndexDefinition("i", keys: [key], method: method))))
    }
    #expect(reason(IndexKey(.column("bio"), isDescending: true)) == ["users.i: DSQL's index keys have no sort order"])
    #expect(
      reason(IndexKey(.column("bio"), operatorClass: "text_pattern_ops"))
        == ["users.i: DSQL's index keys have no operator class (text_pattern_ops)"]
    )
    #expect(reason(IndexKey("bio"), method: "gin") == ["users.i: DSQL has no index method gin"])
    #expect(reason(IndexKey("bio"), method: "btree") == [])
  }

  @Test("a name that is given up and taken again")
  func names() {
    let reason = "one migration gives the name up and takes it again, which on DSQL could not be run twice without harm"
    var email = DSQLSample.bio
    email.name = "email"
    let changes: [Change] = [.renameColumn(table: users, from: "email", to: "old_email"), adding(email)]
    #expect(refused(changes[0], changes[1]) == ["users.email: \(reason)"])
    #expect(
      refused(.renameTable(from: users, to: ObjectName("people")), .createTable(DSQLSample.users))
        == ["users: \(reason)"]
    )
  }

  @Test("a name that the check for NOT NULL needs")
  func notNullName() {
    let taken = CheckDefinition("a_not_null", ColumnExpression(sql: "true"))
    #expect(
      refused(
        adding(ColumnDefinition("a", .builtin("text"))),
        from: [DSQLSample.teams, DSQLSample.users(.check(taken))]
      ) == [
        "users.a: on DSQL a check named a_not_null stands for NOT NULL, and the table has another constraint of that name"
      ]
    )
    let long = String(repeating: "x", count: 63)
    #expect(DSQLStatements.notNullCheck(long).name.utf8.count == 63)
  }

  @Test("a key that a foreign key leans on stays, unless the foreign key goes first")
  func leaning() {
    let key = TableElement.foreignKey(
      ForeignKeyDefinition("mails_receiver", ["receiver"], references: users, ["email"])
    )
    let mails = TableDefinition(
      ObjectName("mails"),
      columns: [DSQLSample.id, ColumnDefinition("receiver", .builtin("varchar", [255]))],
      elements: [DSQLSample.key("mails"), key]
    )
    let tables = [DSQLSample.users, mails]
    let drop = Change.dropElement(table: users, element: .index(DSQLSample.emailKey))
    #expect(refused(drop, from: tables).count == 1)
    #expect(refused(.dropElement(table: mails.name, element: key), drop, from: tables) == [])
    #expect(
      refused(.renameElement(table: users, element: .index(DSQLSample.emailKey), to: "k"), from: tables).count == 1
    )
  }

  @Test("a change that does not fit the schema")
  func misfit() {
    #expect(refused(.dropTable(TableDefinition(ObjectName("nowhere"), columns: []))).count == 1)
  }
}

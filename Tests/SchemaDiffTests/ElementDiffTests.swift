import SchemaDiff
import SchemaModel
import Testing

@Suite struct ElementDiffTests {
  private func changes(_ old: [TableElement], _ new: [TableElement], _ dialect: DialectName = .postgres) throws
    -> [String]
  {
    func build(_ elements: [TableElement]) -> DatabaseSchema {
      let columns = [column("a"), column("b"), column("c")]
      return schema(TableDefinition(ObjectName("t"), columns: columns, elements: elements), dialect: dialect)
    }
    return try SchemaDiffTests.changes(build(old), build(new))
  }

  @Test func aChangedElementIsDroppedAndAdded() throws {
    #expect(
      try changes([check("c", "a"), index("i", "a")], [check("c", "b"), index("i", "a", "b")]) == [
        "drop check c on t", "drop index i on t", "add index i on t", "add check c on t",
      ]
    )
  }

  @Test func elementsComeAndGoInAnOrderThatServersTake() throws {
    let all = [
      foreignKey("f", "b", "t", "a"), check("c", "a"), index("i", "a"), unique("u", "a"), primaryKey("p", "b"),
    ]
    #expect(
      try changes([], all) == [
        "add primary key p on t", "add unique constraint u on t", "add index i on t", "add check c on t",
        "add foreign key f on t",
      ]
    )
    #expect(
      try changes(all, []) == [
        "drop foreign key f on t", "drop check c on t", "drop index i on t", "drop unique constraint u on t",
        "drop primary key p on t",
      ]
    )
  }

  @Test func oneThatDiffersInItsNameAloneIsRenamed() throws {
    #expect(
      try changes([primaryKey("p", "a"), check("x", "b")], [primaryKey("q", "a"), check("y", "b")]) == [
        "rename primary key p on t to q", "rename check x on t to y",
      ]
    )
    // Another kind is another thing.
    #expect(
      try changes([unique("x", "a")], [index("y", "a", isUnique: true)]) == [
        "drop unique constraint x on t", "add index y on t",
      ]
    )
  }

  @Test func alikeElementsArePairedByName() throws {
    #expect(
      try changes([index("b", "a"), index("a", "a")], [index("y", "a"), index("x", "a"), index("z", "a")]) == [
        "rename index a on t to x", "rename index b on t to y", "add index z on t",
      ]
    )
  }

  @Test func aChainOfNamesIsRenamedFromItsEnd() throws {
    #expect(
      try changes([index("i", "a"), index("j", "b")], [index("j", "a"), index("k", "b")]) == [
        "rename index j on t to k", "rename index i on t to j",
      ]
    )
  }

  @Test func namesThatAreExchangedMakeADropAndAnAdd() throws {
    #expect(
      try changes([index("i", "a"), index("j", "b")], [index("j", "a"), index("i", "b")]) == [
        "drop index i on t", "drop index j on t", "add index i on t", "add index j on t",
      ]
    )
  }

  @Test func aNameThatIsFreedOnlyLaterMakesADropAndAnAdd() throws {
    // Indexes and uniques share their names on every server.
    for dialect in [DialectName.postgres, .mysql] {
      #expect(
        try changes([index("i", "a"), unique("u", "b")], [index("u", "a")], dialect) == [
          "drop index i on t", "drop unique constraint u on t", "add index u on t",
        ]
      )
    }
  }

  @Test func namesOfOtherTablesCountWhereTheServerSaysSo() throws {
    func pair(_ first: TableElement, _ second: TableElement?, _ dialect: DialectName) -> DatabaseSchema {
      schema(
        TableDefinition(ObjectName("s"), columns: [column("a")], elements: [first]),
        TableDefinition(ObjectName("t"), columns: [column("a")], elements: second.map { [$0] } ?? []),
        dialect: dialect
      )
    }
    func indexes(_ dialect: DialectName) throws -> [String] {
      try SchemaDiffTests.changes(
        pair(index("i", "a"), index("k", "a"), dialect),
        pair(index("k", "a"), nil, dialect)
      )
    }
    #expect(try indexes(.mysql) == ["rename index i on s to k", "drop index k on t"])
    #expect(try indexes(.postgres) == ["drop index i on s", "drop index k on t", "add index k on s"])
    func checks(_ dialect: DialectName) throws -> [String] {
      try SchemaDiffTests.changes(
        pair(check("i", "a"), check("K", "a"), dialect),
        pair(check("k", "a"), nil, dialect)
      )
    }
    #expect(try checks(.mysql) == ["drop check i on s", "drop check K on t", "add check k on s"])
    #expect(try checks(.postgres) == ["rename check i on s to k", "drop check K on t"])
  }

  @Test func theCaseOfANameAloneIsARename() throws {
    #expect(try changes([index("i", "a")], [index("I", "a")], .mysql) == ["rename index i on t to I"])
  }

  @Test func aForeignKeyIsTakenAwayWhileItsKeyIsReplaced() throws {
    func build(_ key: TableElement, _ enforcement: ForeignKeyEnforcement) -> DatabaseSchema {
      schema(
        table("users", [column("id")], key),
        table("posts", [column("author")], foreignKey("f", "author", "users", enforcement: enforcement))
      )
    }
    let (old, new) = (primaryKey("p", "id"), unique("u", "id"))
    #expect(
      try SchemaDiffTests.changes(build(old, .database), build(new, .database)) == [
        "drop foreign key f on posts", "drop primary key p on users", "add unique constraint u on users",
        "add foreign key f on posts",
      ]
    )
    #expect(
      try SchemaDiffTests.changes(build(old, .application), build(new, .application)) == [
        "drop primary key p on users", "add unique constraint u on users",
      ]
    )
    // Renaming a key disturbs nobody.
    #expect(
      try SchemaDiffTests.changes(build(old, .database), build(primaryKey("q", "id"), .database)) == [
        "rename primary key p on users to q"
      ]
    )
  }
}

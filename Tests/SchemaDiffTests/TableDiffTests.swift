import SchemaDiff
import SchemaModel
import Testing

@Suite struct TableDiffTests {
  static let users = table("users", [column("id")], primaryKey("users_pkey", "id"))

  @Test func anUntouchedSchemaYieldsNothing() throws {
    #expect(try changes(schema(Self.users), schema(Self.users)) == [])
    let (a, b) = (column("a"), column("b"))
    #expect(try changes(schema(table("t", [a, b])), schema(table("t", [b, a]))) == [])
  }

  @Test func tablesAreCreatedBehindThoseTheyReferenceAndOtherwiseByName() throws {
    let posts = table("posts", [column("author")], foreignKey("posts_fkey", "author", "users"))
    let zones = table("zones", [column("id")])
    let areas = table("areas", [column("id")])
    #expect(
      try changes(schema(), schema(posts, Self.users, zones, areas)) == [
        "create table areas", "create table users", "create table posts", "create table zones",
      ]
    )
  }

  @Test func aForeignKeyThatClosesACycleIsAddedLater() throws {
    let users = table(
      "users",
      [column("id"), column("avatar")],
      primaryKey("users_pkey", "id"),
      foreignKey("users_avatar_fkey", "avatar", "files")
    )
    let files = table(
      "files",
      [column("id"), column("owner"), column("parent")],
      primaryKey("files_pkey", "id"),
      foreignKey("files_owner_fkey", "owner", "users"),
      foreignKey("files_parent_fkey", "parent", "files")
    )
    let difference = SchemaDiffer.difference(from: schema(), to: schema(users, files))
    var bareUsers = users
    bareUsers.foreignKeys = []
    #expect(
      difference.changes == [
        .createTable(bareUsers), .createTable(files),
        .addElement(table: users.name, element: .foreignKey(users.foreignKeys[0])),
      ]
    )
    // Gone, they go the other way round.
    let drops = SchemaDiffer.difference(from: schema(users, files), to: schema())
    #expect(drops.changes == difference.changes.inverse)
  }

  @Test func aDroppedTableIsDroppedBeforeThoseItReferences() throws {
    let posts = table("posts", [column("author")], foreignKey("posts_fkey", "author", "users"))
    let old = schema(Self.users, posts)
    #expect(try changes(old, schema()) == ["drop table posts", "drop table users"])
  }

  @Test func aForeignKeyToADroppedTableGoesFirst() throws {
    let posts = table("posts", [column("author")], foreignKey("posts_fkey", "author", "users"))
    #expect(
      try changes(schema(Self.users, posts), schema(table("posts", [column("author")]))) == [
        "drop foreign key posts_fkey on posts", "drop table users",
      ]
    )
  }

  @Test func aColumnGoesBeforeTheTableThatItReferenced() throws {
    func posts(_ columns: [String], _ elements: TableElement...) -> TableDefinition {
      TableDefinition(ObjectName("posts"), columns: columns.map { column($0) }, elements: elements)
    }
    let key = foreignKey("posts_fkey", "author", "users")
    let drops = ["drop foreign key posts_fkey on posts", "drop posts.author", "drop table users"]
    let (old, new) = (posts(["author", "id"], key), posts(["id"]))
    #expect(try changes(schema(Self.users, old), schema(new)) == drops)
    // From the end of its own table, where columns have their places.
    #expect(
      try changes(schema(Self.users, old, dialect: .mysql), schema(new, dialect: .mysql)) == [
        drops[0], "change the order of the columns of posts", drops[1], drops[2],
      ]
    )
    // A key is made of it, or the rows are found by nothing else: it stays until the end.
    let keyed = posts(["author", "id"], key, unique("posts_key", "author"))
    #expect(try changes(schema(Self.users, keyed), schema(new)).suffix(2) == [drops[2], drops[1]])
    #expect(try changes(schema(Self.users, posts(["author"], key)), schema(new)).suffix(1) == [drops[1]])
  }

  @Test func aNewTableWaitsWithAForeignKeyForAKeyThatComesOnlyNow() throws {
    let posts = table("posts", [column("mail")], foreignKey("posts_fkey", "mail", "users", "mail"))
    let plain = table("users", [column("id"), column("mail")])
    let keyed = table("users", [column("id"), column("mail")], unique("users_mail_key", "mail"))
    #expect(
      try changes(schema(plain), schema(keyed, posts)) == [
        "create table posts", "add unique constraint users_mail_key on users", "add foreign key posts_fkey on posts",
      ]
    )
    #expect(try changes(schema(keyed), schema(keyed, posts)) == ["create table posts"])
    #expect(
      try changes(schema(keyed, posts), schema(plain)) == [
        "drop foreign key posts_fkey on posts", "drop unique constraint users_mail_key on users", "drop table posts",
      ]
    )
  }

  @Test func aNewTableWaitsWithAForeignKeyForAColumnThatChangesItsType() throws {
    let posts = table("posts", [column("author", "bigint")], foreignKey("posts_fkey", "author", "users"))
    let users = table("users", [column("id", "bigint")], primaryKey("users_pkey", "id"))
    #expect(
      try changes(schema(Self.users), schema(users, posts)) == [
        "create table posts", "change users.id: type", "add foreign key posts_fkey on posts",
      ]
    )
  }

  @Test func aSelfReferenceToAUniqueIndexWaitsForTheIndex() throws {
    func tree(_ key: TableElement) -> DatabaseSchema {
      schema(table("t", [column("id"), column("parent")], key, foreignKey("t_parent_fkey", "parent", "t")))
    }
    #expect(try changes(schema(), tree(unique("t_key", "id"))) == ["create table t"])
    #expect(
      try changes(schema(), tree(index("t_idx", "id", isUnique: true))) == [
        "create table t", "add foreign key t_parent_fkey on t",
      ]
    )
  }

  @Test func aCommentIsAChangeOfItsOwn() {
    var commented = Self.users
    commented.comment = "people"
    let difference = SchemaDiffer.difference(from: schema(Self.users), to: schema(commented))
    #expect(difference.changes == [.setTableComment(table: commented.name, from: nil, to: "people")])
  }

  @Test func aLongChainOfReferencesIsNoProblem() throws {
    let tables = (0..<3000).map { number in
      let next = ObjectName("t\(number + 1)")
      return TableDefinition(
        ObjectName("t\(number)"),
        columns: [column("id"), column("next")],
        elements: [
          primaryKey("t\(number)_pkey", "id"),
          .foreignKey(ForeignKeyDefinition("t\(number)_fkey", ["next"], references: next, ["id"])),
        ]
      )
    }
    let all = DatabaseSchema(
      dialect: .postgres,
      tables: tables + [
        TableDefinition(ObjectName("t3000"), columns: [column("id")], elements: [primaryKey("p", "id")])
      ]
    )
    let changes = SchemaDiffer.difference(from: schema(), to: all).changes
    #expect(changes.first?.table == ObjectName("t3000"))
    #expect(changes.last?.table == ObjectName("t0"))
  }
}

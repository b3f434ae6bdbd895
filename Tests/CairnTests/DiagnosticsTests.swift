import Cairn
import SQLDialects
import SchemaModel
import Testing

@Suite("What the DSL cannot make sense of")
struct DiagnosticsTests {
  private static let shared = Column(.integer)

  private struct Other: Table {
    let id = Column(.uuid).primaryKey()
    var computed: Column<String, NotNull, NoDefault> { Column(.text) }
    let first = shared
    let second = shared
  }

  /// The findings about one table, as `line offset: message`, and the table.
  private func read(
    _ type: any Table.Type,
    line: Int
  ) throws -> (findings: [String], table: TableDeclaration) {
    let declaration = Cairn.Schema("s", dialects: .postgres(from: 14)) {
      Other.self
      TableEntry(type)
    }.declaration
    let findings = declaration.diagnostics.map { "\(($0.location?.line ?? 0) - line): \($0.message)" }
    return (findings, try #require(declaration.tables.last))
  }

  private struct UsesComputed: Table {
    static let line = #line
    let id = Column(.uuid)
    var computed: Column<String, NotNull, NoDefault> { Column(.text) }
    var body: TableBody {
      Index(computed)
    }
  }

  @Test func computedColumnIsNoColumn() throws {
    let (findings, table) = try read(UsesComputed.self, line: UsesComputed.line)
    #expect(
      findings == [
        "4: 'uses_computed': an index uses a column that is no stored property of UsesComputed; "
          + "declare it with 'let', and without a getter"
      ]
    )
    #expect(table.indexes == [] && table.columns.map(\.name) == ["id"])
  }

  private struct References: Table {
    static let line = #line
    let a = Column(.text).references(\Other.computed)
    let b = Column(.integer).references(\Other.first)
    let c = Column(.uuid)
    var body: TableBody {
      ForeignKey(c, references: \Other.id.columnDescription)
    }
  }

  @Test func keyPathThatLeadsToNoStoredColumnIsReported() throws {
    let (findings, table) = try read(References.self, line: References.line)
    #expect(findings.count == 3)
    #expect(findings.allSatisfy { $0.contains("references something in Other that is not exactly one of its stored") })
    #expect(findings.map { $0.prefix(1) } == ["1", "2", "5"])
    #expect(table.foreignKeys == [])
  }

  private struct Foreign: Table {
    static let other = Other()
    let id = Column(.uuid)
    var body: TableBody {
      Index(id, Self.other.id)
      Check("\(Other().id) <> \(id)")
    }
  }

  @Test func columnOfAnotherTableIsHandedOverWithItsTable() throws {
    let (findings, table) = try read(Foreign.self, line: 0)
    #expect(findings == [])
    let foreign = DeclaredColumnReference("id", in: "other")
    #expect(table.indexes[0].keys.map(\.target) == [.column(.init("id")), .column(foreign)])
    #expect(table.checks[0].expression.segments.first == .column(foreign))
  }

  private struct OwnCopy: Table {
    let id = Column(.uuid)
    var body: TableBody {
      Index(OwnCopy().id)
    }
  }

  @Test func columnOfAnotherValueOfTheSameTableIsTheSameColumn() throws {
    let (findings, table) = try read(OwnCopy.self, line: 0)
    #expect(findings == [])
    #expect(table.indexes[0].keys.map(\.target) == [.column(.init("id"))])
  }

  private struct Sharing: Table {
    static let line = #line
    let a = shared
    let b = shared
    let c = shared.nullable()
    var body: TableBody {
      Index(c)
      Index(a)
    }
  }

  @Test func columnsThatShareOneValueCannotBeToldApart() throws {
    let (findings, table) = try read(Sharing.self, line: Sharing.line)
    #expect(
      findings == [
        "6: 'sharing': an index could mean 'a' or 'b', which share one Column value; declare each with a Column of its own"
      ]
    )
    #expect(table.columns.map(\.name) == ["a", "b", "c"])
    #expect(table.indexes.map { $0.keys.map(\.target) } == [[.column(.init("c"))]])
  }

  private struct Loose { let x = Column(.text) }

  private struct Hiding: Table {
    static let line = #line
    let id = Column(.uuid)
    let list = [Column(.text), Column(.text)]
    let loose = Loose()
    let maybe: Column<String, NotNull, NoDefault>? = Column(.text)
    let number = 5
    let none: Column<String, NotNull, NoDefault>? = nil
  }

  @Test func columnsInArraysAndPlainStructsAreReported() throws {
    let (findings, table) = try read(Hiding.self, line: Hiding.line)
    #expect(findings.map { $0.prefix { $0 != ":" } } == ["-3", "2"])
    #expect(findings[0].contains("'Hiding.loose': its columns are not found"))
    #expect(findings[1].contains("'Hiding.list'"))
    #expect(table.columns.map(\.name) == ["id", "maybe"])
  }

  private struct Twice: Table {
    static let line = #line
    let a = Column(.text).on(.mysql, type: "x").on(.mysql, type: "y")
    let b = Column(.text)
    var body: TableBody {
      Generated(b, as: "\(a)")
      Generated(b, as: "lower(\(a))")
      Check("\(a) > 1").on(.mysql, "2").on(.mysql, "3")
      Generated(Other().id, as: "1")
    }
  }

  @Test func whatIsSaidTwiceIsReported() throws {
    let (findings, _) = try read(Twice.self, line: Twice.line)
    #expect(
      findings == [
        "1: 'twice.a': its type for 'mysql' is given twice; leave one out",
        "5: 'twice.b' is generated twice; leave one out, or give it '.on(dialect, …)'",
        "6: 'twice': a check has two texts for 'mysql'; leave one out",
        "7: 'twice': 'other.id' is a column of another table; it can be generated only where it is declared",
      ]
    )
  }

  /// Its own index would be one of two by that name, too.
  @Test func aTableThatIsListedTwiceIsReportedWhereItIsListedAgain() throws {
    let line = #line + 4
    let schema = Cairn.Schema("s", dialects: .postgres(from: 14), .mysql(from: "8.4")) {
      Indexed.self
      Other.self
      Indexed.self
      Indexed.renamed(from: "things")
    }
    let words = "'indexed': the schema lists the table 'Indexed' twice; leave one of them out"
    let found = schema.declaration.dialects.flatMap { SchemaLowering.lower(schema.declaration, for: $0).diagnostics }
      .filter { $0.message.contains("ndexed") }
    #expect(Set(found.map(\.message)) == [words])
    #expect(Set(found.map { $0.location?.line }) == [line, line + 1])
    #expect(schema.declaration.tables.map(\.typeName) == ["Indexed", "Other"])
  }

  private struct Indexed: Table {
    let id = Column(.bigint).primaryKey()
    let name = Column(.varchar(40)).unique(name: "one_name")
    var body: TableBody { Index("by_name", name) }
  }

  @Test func dialectsAreNeededOnceAndWithAVersion() {
    #expect(
      messages(Cairn.Schema("s") {}) == ["the schema is for no dialect; name one: 'dialects: .postgres(from: 14)'"]
    )
    #expect(
      messages(Cairn.Schema("s", dialects: .postgres(from: 14), .postgres(from: 15)) {})
        == ["dialect 'postgres' is named twice; leave one of them out"]
    )
    #expect(
      messages(Cairn.Schema("s", dialects: .mysql(from: "8.x")) {})
        == ["'8.x' is no version of a server; write it as numbers with dots between them: \"8.4\""]
    )
  }

  private func messages(_ schema: Cairn.Schema) -> [String] { schema.declaration.diagnostics.map(\.message) }
}

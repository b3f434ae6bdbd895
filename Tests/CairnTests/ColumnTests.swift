import Cairn
import Foundation
import SchemaModel
import Testing

@Suite("Columns")
struct ColumnTests {
  private enum Mood: String, DatabaseEnum {
    static let databaseName = "moods"
    static let renamedFrom: String? = "humours"

    case calm
    case joy = "great joy"
  }

  private struct Settings: Codable {}

  private struct Types: Table {
    let smallint = Column(.smallint)
    let integer = Column(.integer)
    let bigint = Column(.bigint)
    let real = Column(.real)
    let double = Column(.double)
    let decimal = Column(.decimal(10, 2))
    let boolean = Column(.boolean)
    let char = Column(.char(3))
    let varchar = Column(.varchar(255))
    let text = Column(.text)
    let bytes = Column(.bytes)
    let varbytes = Column(.varbytes(32))
    let uuid = Column(.uuid)
    let date = Column(.date)
    let time = Column(.time)
    let time3 = Column(.time(3))
    let timestamp = Column(.timestamp)
    let timestamp3 = Column(.timestamp(3))
    let local = Column(.localTimestamp)
    let local0 = Column(.localTimestamp(0))
    let interval = Column(.interval)
    let json = Column(.json)
    let settings = Column(.json(Settings.self))
    let jsonb = Column(.jsonb)
    let array = Column(.array(of: .varchar(20)))
    let matrix = Column(.array(of: .array(of: .integer)))
    let mood = Column(.enumeration(Mood.self))
    let checked = Column(.enumeration(Mood.self, as: .check))
    let inet = Column(.inet)
    let vector = Column(.vector(3))
    let tsvector = Column(.tsvector)
    let custom = Column(.custom("citext", as: String.self))
  }

  @Test func typesAreDeclaredAsTheyAreNamed() throws {
    let mood = EnumerationDeclaration("moods", ["calm", "great joy"], renamedFrom: ObjectName("humours"))
    var checked = mood
    checked.storage = .check
    let expected: [DeclaredType] = [
      .smallint, .integer, .bigint, .real, .double, .decimal(precision: 10, scale: 2), .boolean, .char(3),
      .varchar(255), .text, .bytes, .varbytes(32), .uuid, .date, .time(digits: nil), .time(digits: 3),
      .timestamp(digits: nil), .timestamp(digits: 3), .localTimestamp(digits: nil), .localTimestamp(digits: 0),
      .interval, .json, .json, .jsonb, .array(.varchar(20)), .array(.array(.integer)), .enumeration(mood),
      .enumeration(checked), .inet, .vector(3), .tsvector, .custom("citext"),
    ]
    #expect(try declared(Types.self).columns.map(\.type) == expected)
  }

  private static let limit: Int32 = 500

  private struct Defaults: Table {
    let integer = Column(.integer).default(-7)
    let constant = Column(.integer).default(limit)
    let value = Column(.integer).default(.value(limit))
    let double = Column(.double).default(1e-7)
    let decimal = Column(.decimal(20, 10)).default(0.1)
    let exact = Column(.decimal(38, 20)).default(.value(Decimal(string: "0.12345678901234567890") ?? 0))
    let boolean = Column(.boolean).default(true)
    let text = Column(.text).default("it's \"new\"")
    let letter = Column(.char(1)).default("a")
    let bytes = Column(.bytes).default(.value([0, 255]))
    let mood = Column(.enumeration(Mood.self)).default(.case(.joy))
    let sameMood = Column(.enumeration(Mood.self)).default(.joy)
    let key = Column(.uuid).default(.random)
    let fixedKey = Column(.uuid).default(.value(UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10))))
    let now = Column(.timestamp).default(.now)
    let today = Column(.date).default(.now)
    let date = Column(.date).default("2026-11-21")
    let json = Column(.json(Settings.self)).default(.literal("{}"))
    let sql = Column(.uuid).default(.sql("uuidv7()", on: [.mysql: "uuid_to_bin(uuid(), 1)"]))
    let none = Column(.text)
  }

  @Test func defaultsAreConstantsOrExpressions() throws {
    let expected: [DeclaredDefault?] = [
      .literal(.integer(-7)), .literal(.integer(500)), .literal(.integer(500)), .literal(.number("1e-07")),
      .literal(.number("0.1")), .literal(.number("0.1234567890123456789")), .literal(.boolean(true)),
      .literal(.string("it's \"new\"")), .literal(.string("a")), .literal(.bytes([0, 255])),
      .literal(.string("great joy")), .literal(.string("great joy")), .random,
      .literal(.string("00000000-0000-0000-0000-00000000000a")), .now, .now, .literal(.string("2026-11-21")),
      .literal(.string("{}")),
      .sql(DeclaredExpression([.sql("uuidv7()")], overrides: [.mysql: [.sql("uuid_to_bin(uuid(), 1)")]])), nil,
    ]
    let columns = try declared(Defaults.self).columns
    for (column, value) in zip(columns, expected) {
      #expect(column.defaultValue == value, "\(column.name)")
    }
    #expect(columns.count == expected.count)
  }

  private static let base = Column(.varchar(20)).collation("C")

  private struct Modified: Table {
    let first = Column(.identity).primaryKey()
    let second = Column(.integer).identity(always: true, cache: 1).primaryKey(name: "modified_pk")
    let third = Column(.smallint).autoIncrement()
    let plain = base.unique(name: "one_of_each", nullsNotDistinct: true)
    let other = base.nullable().comment("why").renamed(from: "another").on(.mysql, type: "tinytext").unique()
    let checked = Column(.integer).check { "\($0) > 0" }.nullable().check(name: "small") {
      SQL("\($0) < 10").on(.dsql, "\($0) < 9")
    }
  }

  @Test func modifiersChangeTheirColumnAndNoOther() throws {
    let table = try declared(Modified.self)
    #expect(
      table.columns.map(\.identity) == [Identity(), Identity(isAlways: true, cache: 1), Identity(), nil, nil, nil]
    )
    #expect(table.columns.map(\.isNullable) == [false, false, false, false, true, true])
    #expect(table.columns.map(\.collation) == [nil, nil, nil, "C", "C", nil])
    #expect(table.columns.map(\.comment) == [nil, nil, nil, nil, "why", nil])
    #expect(table.columns.map(\.renamedFrom) == [nil, nil, nil, nil, "another", nil])
    #expect(table.columns.map(\.typeOverrides) == [[:], [:], [:], [:], [.mysql: "tinytext"], [:]])
    #expect(table.uniques.map(\.options.name) == ["one_of_each", nil])
    #expect(table.uniques.map(\.nullsNotDistinct) == [true, false])
    #expect(table.uniques.map(\.columns) == [[.init("plain")], [.init("other")]])
  }

  private struct Converted: Table {
    let size = Column(.integer).nullable().converted(from: .text) {
      "length(\($0))"
    } back: {
      "repeat('x', \($0))"
    }
    let code = Column(.text)
      .converted(from: .array(of: .varchar(3))) { SQL("\($0)::text").on(.mysql, "cast(\($0) AS char)") }
      .converted(from: .custom("money", as: String.self)) { "\($0)::text" }
  }

  @Test func conversionsSpeakOfOneTypeEach() throws {
    let columns = try declared(Converted.self).columns
    let size = try #require(columns[0].conversions.first)
    #expect(size.from == .text)
    #expect(size.expression == DeclaredExpression([.sql("length("), .column(.init("size")), .sql(")")]))
    #expect(size.back == DeclaredExpression([.sql("repeat('x', "), .column(.init("size")), .sql(")")]))
    #expect(columns[1].conversions.map(\.from) == [.array(.varchar(3)), .custom("money")])
    #expect(columns[1].conversions.allSatisfy { $0.back == nil })
    #expect(columns[1].conversions[0].expression.overrides.keys.sorted() == [.mysql])
  }

  @Test func primaryKeysOfColumnsAreOneKeyInTheirOrder() throws {
    let table = try declared(Modified.self)
    #expect(table.primaryKeys.map(\.columns) == [[.init("first"), .init("second")]])
    #expect(table.primaryKeys.map(\.options.name) == ["modified_pk"])
  }

  @Test func checkOfAColumnTakesTheColumnAsItsArgument() throws {
    let checks = try declared(Modified.self).checks
    #expect(checks.map(\.column) == ["checked", "checked"])
    #expect(checks.map(\.options.name) == [nil, "small"])
    let column = DeclaredExpression.Segment.column(.init("checked"))
    #expect(checks[0].expression == DeclaredExpression([column, .sql(" > 0")]))
    #expect(
      checks[1].expression
        == DeclaredExpression([column, .sql(" < 10")], overrides: [.dsql: [column, .sql(" < 9")]])
    )
  }

  private struct Placed: Table {
    static let line = #line
    let first = Column(.text).primaryKey()
    let second = Column("other", .text)

    var body: TableBody {
      Index(second)
      Check("\(first) <> ''")
    }
  }

  @Test func declarationsKnowTheirPlace() throws {
    let table = try declared(Placed.self)
    let places = table.columns.map(\.location)
    #expect(places.map(\.line) == [Placed.line + 1, Placed.line + 2])
    #expect(places.allSatisfy { $0.fileID == "CairnTests/ColumnTests.swift" && $0.column > 1 })
    #expect(table.location == places[0])
    #expect(table.primaryKeys[0].options.location == places[0])
    #expect(table.indexes[0].options.location.line == Placed.line + 5)
    #expect(table.checks[0].options.location.line == Placed.line + 6)
  }

  private func declared(_ type: any Table.Type) throws -> TableDeclaration {
    let schema = Cairn.Schema("columns", dialects: .postgres(from: 14)) { TableEntry(type) }
    #expect(schema.declaration.diagnostics == [])
    return try #require(schema.declaration.tables.first)
  }
}

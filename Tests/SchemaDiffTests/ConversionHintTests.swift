import Foundation
import SchemaDiff
import SchemaModel
import Testing

@Suite struct ConversionHintTests {
  private static let conversion = ColumnConversion(
    ColumnExpression([.sql("length("), .column("size"), .sql(")")]),
    back: ColumnExpression([.sql("repeat('x', "), .column("size"), .sql(")")])
  )

  private func hint(
    _ column: String = "size",
    from type: ColumnType = .builtin("text"),
    _ conversion: ColumnConversion = conversion
  ) -> RenameHint {
    .conversion(table: ObjectName("t"), column: column, from: type, conversion)
  }

  private func difference(
    _ old: [ColumnDefinition],
    _ new: [ColumnDefinition],
    _ hints: RenameHint...
  ) -> SchemaDifference {
    SchemaDiffer.difference(from: schema(table("t", old)), to: schema(table("t", new)), renames: hints)
  }

  @Test func standsWithTheChangeOfTypeAndTurnsRoundWithIt() throws {
    let (old, new) = (column("size", "text"), column("size"))
    let found = difference([old], [new], hint())
    let change = Change.alterColumn(table: ObjectName("t"), from: old, to: new, conversion: Self.conversion)
    #expect(found.changes == [change])
    #expect(found.problems.isEmpty)
    #expect(
      change.inverse
        == .alterColumn(
          table: ObjectName("t"),
          from: new,
          to: old,
          conversion: ColumnConversion(Self.conversion.back, back: Self.conversion.forward)
        )
    )
    #expect(change.inverse.inverse == change)
  }

  @Test func saysNothingWhereTheTypeStays() throws {
    let changed = difference([column("size")], [column("size", comment: "c")], hint())
    #expect(changed.changes == difference([column("size")], [column("size", comment: "c")]).changes)
    #expect(changed.problems.isEmpty)
    #expect(difference([column("size")], [column("size")], hint()) == SchemaDifference(changes: []))
    #expect(difference([], [column("size")], hint()).problems.isEmpty)
  }

  @Test func followsARename() throws {
    let renamed = RenameHint.column(table: ObjectName("t"), from: "length", to: "size")
    let changes = difference([column("length", "text")], [column("size")], renamed, hint()).changes
    guard case .alterColumn(_, _, _, let conversion) = changes.last else { throw Violation(description: "\(changes)") }
    #expect(conversion == Self.conversion)
  }

  @Test func theServersOwnWordForTheTypeWillDo() throws {
    let mood = ColumnDefinition("size", .enumType(ObjectName("mood")))
    let changes = difference([mood], [column("size")], hint(from: .verbatim("mood"))).changes
    #expect(
      changes == [
        .alterColumn(table: ObjectName("t"), from: mood, to: column("size"), conversion: Self.conversion)
      ]
    )
  }

  @Test func speaksOfTheRightTypeOrIsAProblem() {
    func problems(_ old: [ColumnDefinition], _ new: [ColumnDefinition], _ hints: RenameHint...) -> [String] {
      SchemaDiffer.difference(from: schema(table("t", old)), to: schema(table("t", new)), renames: hints)
        .problems.map(\.message)
    }
    let both = ColumnConversion(ColumnExpression([.column("size"), .sql(" + "), .column("other")]))
    #expect(
      problems([column("size")], [column("size", "bigint")], hint()) == [
        "column 't.size' is integer before and bigint now, and its .converted(from:) speaks of text: "
          + "delete it if it is stale, or write one from integer"
      ]
    )
    #expect(
      problems([column("size", "text")], [column("size")], hint(), hint()) == [
        "column 't.size' has .converted(from:) from text more than once: keep one"
      ]
    )
    #expect(
      problems([column("size", "text")], [column("size"), column("other")], hint(both)) == [
        "column 't.size' is converted by an expression that mentions 'other', which comes, goes or changes its type in "
          + "the same migration: make two migrations of it"
      ]
    )
    #expect(
      problems(
        [column("a"), ColumnDefinition("size", .builtin("text"), generated: generated("x", from: "a").generated)],
        [column("a"), column("size")],
        hint()
      ).count == 1
    )
  }

  private func hint(_ conversion: ColumnConversion) -> RenameHint { hint(from: .builtin("text"), conversion) }

  @Test func historyOfEarlierVersionsStillReads() throws {
    let plain = Change.alterColumn(table: ObjectName("t"), from: column("size", "text"), to: column("size"))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let data = try encoder.encode(plain)
    #expect(!String(decoding: data, as: UTF8.self).contains("conversion"))
    #expect(try JSONDecoder().decode(Change.self, from: data) == plain)
    let converted = Change.alterColumn(
      table: ObjectName("t"),
      from: column("size", "text"),
      to: column("size"),
      conversion: Self.conversion
    )
    #expect(try JSONDecoder().decode(Change.self, from: encoder.encode(converted)) == converted)
  }
}

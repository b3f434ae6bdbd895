import SchemaDiff
import SchemaModel
import Testing

@Suite struct ColumnDiffTests {
  private func changes(_ old: [ColumnDefinition], _ new: [ColumnDefinition]) throws -> [String] {
    try SchemaDiffTests.changes(schema(table("t", old)), schema(table("t", new)))
  }

  @Test func columnsAreAddedInTheirOrderAndDroppedBackwards() throws {
    let (a, b, c) = (column("a"), column("b"), column("c"))
    #expect(try changes([b], [c, b, a]) == ["add t.c", "add t.a"])
    #expect(try changes([c, b, a], [b]) == ["drop t.a", "drop t.c"])
  }

  @Test func anyOtherDifferenceIsOneAlteration() {
    let old = column("a")
    var new = column("a", "bigint", comment: "x")
    new.isNullable = true
    new.defaultValue = .literal(.integer(1))
    let difference = SchemaDiffer.difference(from: schema(table("t", [old])), to: schema(table("t", [new])))
    #expect(difference.changes == [.alterColumn(table: ObjectName("t"), from: old, to: new)])
  }

  @Test func aGeneratedColumnComesBehindAndGoesBeforeWhatItIsComputedFrom() throws {
    let (base, other) = (column("base"), column("other"))
    let sum = generated("a_sum", from: "base")
    #expect(try changes([other], [sum, base, other]) == ["add t.base", "add t.a_sum"])
    #expect(try changes([base, sum, other], [other]) == ["drop t.a_sum", "drop t.base"])
    #expect(try changes([sum, base, other], [other]) == ["drop t.a_sum", "drop t.base"])
  }

  @Test func aColumnStopsBeingGeneratedBeforeAnotherStarts() throws {
    #expect(
      try changes([column("a"), generated("b", from: "a")], [generated("a", from: "b"), column("b")]) == [
        "change t.b: generated", "change t.a: generated",
      ]
    )
  }

  @Test func enumTypesComeBeforeAndGoAfterTheirColumns() throws {
    let mood = EnumDefinition(ObjectName("mood"), ["glad"])
    let old = schema(table("t", [column("a")]))
    let new = schema(
      table("t", [column("a"), ColumnDefinition("m", .array(.enumType(ObjectName("mood"))))]),
      enums: [mood]
    )
    #expect(try SchemaDiffTests.changes(old, new) == ["create enum type mood", "add t.m"])
    #expect(try SchemaDiffTests.changes(new, old) == ["drop t.m", "drop enum type mood"])
  }

  @Test func otherLabelsAlterTheEnumType() {
    let old = EnumDefinition(ObjectName("mood"), ["glad"])
    let new = EnumDefinition(ObjectName("mood"), ["glad", "sad"])
    let difference = SchemaDiffer.difference(from: schema(enums: [old]), to: schema(enums: [new]))
    #expect(difference.changes == [.alterEnum(from: old, to: new)])
  }
}

import SchemaDiff
import SchemaModel
import Testing

/// Debug builds are what users run at every change of their schema.
@Suite(.serialized) struct SchemaDifferSpeedTests {
  static let tableCount = 2000

  private func schema(changed: (Int) -> Bool = { _ in false }, prefix: String = "t") -> DatabaseSchema {
    let tables = (0..<Self.tableCount).map { number in
      let name = "\(prefix)\(number)"
      var columns = (0..<20).map { ColumnDefinition("c\($0)", .builtin($0 % 2 == 0 ? "bigint" : "text")) }
      if changed(number) {
        columns[3].type = .builtin("uuid")
        columns[5].name = "renamed"
        columns.append(ColumnDefinition("added", .builtin("text")))
      }
      return TableDefinition(
        ObjectName(name),
        columns: columns,
        elements: [
          primaryKey("\(name)_pkey", "c0"),
          index("\(name)_c2_idx", "c2"),
          foreignKey("\(name)_fkey", "c4", "\(prefix)\((number + 1) % Self.tableCount)", "c0"),
        ]
      )
    }
    return DatabaseSchema(dialect: .postgres, tables: tables)
  }

  private func time(_ old: DatabaseSchema, _ new: DatabaseSchema, _ hints: [RenameHint] = []) -> (Int, Duration) {
    var count = 0
    let duration = ContinuousClock().measure {
      count = SchemaDiffer.difference(from: old, to: new, renames: hints).changes.count
    }
    return (count, duration)
  }

  @Test func aBigSchemaWithoutChangesTakesAMoment() {
    let (count, duration) = time(schema(), schema())
    #expect(count == 0)
    #expect(duration < .seconds(2), "\(duration)")
  }

  @Test func aBigSchemaWithSomeChangesTakesAMoment() {
    let new = schema(changed: { $0 % 100 == 0 })
    let hints = (0..<Self.tableCount).filter { $0 % 100 == 0 }.map { number in
      RenameHint.column(table: ObjectName("t\(number)"), from: "c5", to: "renamed")
    }
    let (count, duration) = time(schema(), new, hints)
    #expect(count == 60)
    #expect(duration < .seconds(2), "\(duration)")
  }

  @Test func twoBigSchemasOfNothingButLikeTablesTakeNoSquareOfTime() {
    let (count, duration) = time(schema(), schema(prefix: "u"))
    #expect(count == 2 * Self.tableCount + 2)
    #expect(duration < .seconds(10), "\(duration)")
  }
}

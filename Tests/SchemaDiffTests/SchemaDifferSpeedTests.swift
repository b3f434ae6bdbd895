import Foundation
import SchemaDiff
import SchemaModel
import Testing

/// Cost grows with the number of tables, not with its square: compared within one run, as machines differ.
@Suite(.serialized) struct SchemaDifferSpeedTests {
  private func schema(_ tableCount: Int, changed: (Int) -> Bool = { _ in false }, prefix: String = "t")
    -> DatabaseSchema
  {
    let tables = (0..<tableCount).map { number in
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
          foreignKey("\(name)_fkey", "c4", "\(prefix)\((number + 1) % tableCount)", "c0"),
        ]
      )
    }
    return DatabaseSchema(dialect: .postgres, tables: tables)
  }

  /// The number of changes, and the best time of three: of the processor, as others are at work on the machine.
  private func run(_ old: DatabaseSchema, _ new: DatabaseSchema, _ hints: [RenameHint] = []) -> (Int, Duration) {
    var count = 0
    let durations = (0..<3).map { _ in
      let start = Self.processorTime
      count = SchemaDiffer.difference(from: old, to: new, renames: hints).changes.count
      return Self.processorTime - start
    }
    return (count, durations.min() ?? .zero)
  }

  /// What this thread had of the processor.
  private static var processorTime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// Four times the tables; the square would be sixteen times the cost.
  private func expectNoSquare(_ small: Duration, _ large: Duration) {
    #expect(large < small * 12, "\(small) became \(large)")
  }

  @Test func aBigSchemaWithoutChanges() {
    let (small, large) = (schema(500), schema(2000))
    let runs = [run(small, small), run(large, large)]
    #expect(runs.map(\.0) == [0, 0])
    expectNoSquare(runs[0].1, runs[1].1)
  }

  @Test func aBigSchemaWithSomeChanges() {
    let runs = [500, 2000].map { count in
      let hints = (0..<count).filter { $0 % 100 == 0 }.map { number in
        RenameHint.column(table: ObjectName("t\(number)"), from: "c5", to: "renamed")
      }
      return run(schema(count), schema(count, changed: { $0 % 100 == 0 }), hints)
    }
    #expect(runs.map(\.0) == [15, 60])
    expectNoSquare(runs[0].1, runs[1].1)
  }

  @Test func twoBigSchemasOfNothingButLikeTables() {
    let runs = [500, 2000].map { run(schema($0), schema($0, prefix: "u")) }
    #expect(runs.map(\.0) == [1002, 4002])
    expectNoSquare(runs[0].1, runs[1].1)
  }
}

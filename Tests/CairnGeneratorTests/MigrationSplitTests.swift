import SchemaModel
import Testing

@testable import CairnGenerator

@Suite struct MigrationSplitTests {
  @Test func aFirstMigrationOfManyTablesIsSplit() {
    let creations = (0..<1201).map { Change.createTable(TableDefinition(ObjectName("t\($0)"), columns: [])) }
    let comment = Change.setTableComment(table: ObjectName("t1200"), from: nil, to: "last")
    let portions = MigrationSplit.portions(of: creations + [comment])
    #expect(portions.map(\.count) == [500, 500, 202])
    #expect(Array(portions.joined()) == creations + [comment])
  }

  @Test func otherMigrationsAreOne() {
    let changes = (0..<600).map { Change.setTableComment(table: ObjectName("t\($0)"), from: nil, to: "x") }
    #expect(MigrationSplit.portions(of: changes) == [changes])
  }
}

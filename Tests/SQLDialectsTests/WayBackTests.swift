import SchemaModel
import Testing

@testable import SQLDialects

/// A column that comes back, to rows that have nothing for it.
struct WayBackTests {
  private static let users = ObjectName("users")

  private static func plan(_ dialect: DialectOptions, _ column: ColumnDefinition) -> Plan {
    let key = ForeignKeyDefinition("users_team", ["team"], references: users, ["id"])
    let before = TableDefinition(
      users,
      columns: [ColumnDefinition("id", .bigint), column],
      elements: column.name == "team" ? [.foreignKey(key)] : []
    )
    let changes = [Change.dropColumn(table: users, column: column)]
    let after = TableDefinition(users, columns: [ColumnDefinition("id", .bigint)])
    let schema = DatabaseSchema(dialect: dialect.name, tables: [before])
    return dialect.dialect.plan(
      dialect.dialect.wayBack(of: changes, to: schema),
      from: DatabaseSchema(dialect: dialect.name, tables: [after])
    )
  }

  @Test(arguments: [
    (DialectOptions(.postgres, from: ServerVersion(14)), "DEFAULT '1970-01-01'", "DROP DEFAULT"),
    (DialectOptions(.mysql, from: ServerVersion(8)), "DEFAULT ''1970-01-01''", "DROP DEFAULT"),
  ])
  func aRequiredColumnComesWithAStandInThatGoesAtOnce(dialect: DialectOptions, value: String, end: String) {
    let plan = Self.plan(dialect, ColumnDefinition("day", .builtin("date")))
    #expect(plan.refusals.isEmpty && plan.steps.count == 2)
    #expect(plan.steps.first?.script.contains(value) == true, "\(plan.steps.map(\.script))")
    #expect(plan.steps.first?.remark.contains(MadeObjects.standInRemark) == true)
    #expect(plan.steps.last?.script.contains(end) == true, "\(plan.steps.map(\.script))")
  }

  @Test(arguments: [
    ColumnDefinition("day", .builtin("date"), isNullable: true),
    ColumnDefinition("day", .builtin("date"), defaultValue: .literal(.string("2026-01-01"))),
    ColumnDefinition("team", .bigint),
  ])
  func nothingStandsInWhereARowHasAValueOrNobodyKnowsOne(column: ColumnDefinition) {
    for dialect in [DialectName.postgres, .mysql] {
      let plan = Self.plan(DialectOptions(dialect, from: ServerVersion(14)), column)
      #expect(plan.steps.count == 1, "\(dialect): \(plan.steps.map(\.script))")
      #expect(plan.steps.first?.remark.contains(MadeObjects.standInRemark) == false)
    }
  }
}

import SchemaModel
import Testing

@testable import SQLDialects

@Suite("Postgres: what tables cannot become, and what it costs them to become something else")
struct PostgresTableRefusalTests {
  private let events = ObjectName("events")

  private func partitioned(
    _ strategy: PartitioningDefinition.Strategy = .range,
    _ partitions: [PartitionDefinition] = []
  ) -> PartitioningDefinition {
    PartitioningDefinition(strategy, [IndexKey("at")], partitions: partitions)
  }

  private func table(
    _ partitioning: PartitioningDefinition?,
    attributes: TableAttributes = TableAttributes(),
    _ elements: TableElement...
  ) -> TableDefinition {
    TableDefinition(
      events,
      columns: [ColumnDefinition("at", .integer), ColumnDefinition("n", .integer)],
      elements: elements,
      attributes: attributes,
      partitioning: partitioning
    )
  }

  private func plan(_ changes: [Change], _ tables: [TableDefinition] = [], objects: [SchemaObject] = []) -> Plan {
    PostgresScenario.dialect.plan(changes, from: DatabaseSchema(dialect: .postgres, tables: tables, objects: objects))
  }

  @Test("a table is partitioned from the start, and stays so")
  func partitioning() {
    func refused(_ old: PartitioningDefinition?, _ new: PartitioningDefinition?) -> [String] {
      plan([.alterPartitioning(table: events, from: old, to: new)], [table(old)]).refusals.map(\.reason)
    }
    #expect(refused(nil, partitioned()) == ["a plain table cannot be partitioned"])
    #expect(refused(partitioned(), nil) == ["a partitioned table does not become a plain one"])
    #expect(refused(partitioned(), partitioned(.list)) == ["how a table is partitioned cannot be changed"])
    #expect(plan([.createTable(table(partitioned(.rangeColumns)))]).refusals.map(\.object) == ["events"])
    let key = ColumnDefinition("at", .integer)
    let widened = Change.alterColumn(table: events, from: key, to: ColumnDefinition("at", .bigint))
    #expect(plan([widened], [table(partitioned())]).refusals.map(\.object) == ["events.at"])
    #expect(
      plan([.dropColumn(table: events, column: key)], [table(partitioned())]).refusals.map(\.object) == ["events.at"]
    )
  }

  @Test("a table that is kept as text is not made anew, and takes its rows along when it goes")
  func tablesKeptAsText() {
    func heir(_ columns: String) -> RawDefinition {
      RawDefinition(
        ObjectName("heir"),
        create: SQLText([.sql("CREATE TABLE heir (\(columns)) INHERITS (events)")], origin: .inspected),
        drop: SQLText([.sql("DROP TABLE "), .object(ObjectName("heir"))], origin: .inspected),
        exists: SQLText(sql: "SELECT to_regclass('heir') IS NOT NULL")
      )
    }
    let (old, new) = (SchemaObject.raw(heir("a int")), SchemaObject.raw(heir("b int")))
    func plan(_ changes: Change...) -> Plan { self.plan(changes, [table(nil)], objects: [old]) }
    let changed = plan(.alterObject(from: old, to: new))
    #expect(changed.refusals.map(\.object) == ["heir"])
    #expect(changed.refusals.allSatisfy { $0.reason.contains("no form for this table") && !$0.wayOut.isEmpty })
    let plain = TableDefinition(ObjectName("heir"), columns: [ColumnDefinition("a", .integer)])
    #expect(plan(.dropObject(old), .createTable(plain)).refusals.map(\.object) == ["heir"])
    let dropped = plan(.dropObject(old))
    #expect(dropped.refusals.isEmpty)
    #expect(
      dropped.steps.flatMap(\.losses).map { "\($0.object) \($0.kind): \($0.what)" } == [
        "heir destroys: all rows of the table"
      ]
    )
    #expect(dropped.steps.flatMap(\.locks).contains { $0.mode == "ACCESS EXCLUSIVE" })
  }

  @Test("a partition that goes takes its rows along, and says so")
  func partitionLosses() {
    let low = PartitionDefinition(ObjectName("low"), .range(from: [.minimum], to: [.literal(.integer(5))]))
    let other = PartitionDefinition(ObjectName("low"), .range(from: [.minimum], to: [.literal(.integer(6))]))
    func losses(_ partitions: [PartitionDefinition]) -> [String] {
      let change = Change.alterPartitioning(
        table: events,
        from: partitioned(.range, [low]),
        to: partitioned(.range, partitions)
      )
      return plan([change], [table(partitioned(.range, [low]))]).steps.flatMap(\.losses).map {
        "\($0.object) \($0.kind)"
      }
    }
    #expect(losses([]) == ["low destroys"])
    #expect(losses([other]) == ["low mayFail"])
    #expect(losses([PartitionDefinition(ObjectName("lower"), low.bound)]) == [])
  }

  @Test("what belongs to another server, or to a later version, is refused by name")
  func others() {
    func refused(_ table: TableDefinition) -> [String] { plan([.createTable(table)]).refusals.map(\.object) }
    #expect(refused(table(nil, attributes: TableAttributes(characterSet: "utf8mb4"))) == ["events"])
    #expect(refused(table(nil, attributes: TableAttributes(collation: "C"))) == ["events"])
    #expect(refused(table(partitioned(), attributes: TableAttributes(parameters: ["fillfactor": "70"]))) == ["events"])
    #expect(refused(table(partitioned(), attributes: TableAttributes(isUnlogged: true))) == ["events"])
    #expect(
      refused(table(nil, .index(IndexDefinition("i", keys: [IndexKey("n")], isInvisible: true)))) == ["i on events"]
    )
    let exclusion = ExclusionDefinition("x", elements: [.init(IndexKey("at"), with: "=")])
    #expect(refused(table(partitioned(), .exclusion(exclusion))) == ["x on events"])
    let parsed = TableElement.index(IndexDefinition("i", keys: [IndexKey("n")], parser: "ngram"))
    #expect(plan([.addElement(table: events, element: parsed)], [table(nil)]).refusals.map(\.object) == ["i on events"])
  }

  @Test("a domain is what its type is, but for the rules that it has")
  func domains() {
    func cost(_ domain: DomainDefinition, _ old: ColumnType) -> StepCost? {
      let change = Change.alterColumn(
        table: events,
        from: ColumnDefinition("n", old),
        to: ColumnDefinition("n", .domain(domain.name))
      )
      var events = table(nil)
      events.columns[1].type = old
      let made = plan([change], [events], objects: [SchemaObject.domain(domain)])
      #expect(made.refusals.isEmpty)
      return made.steps.first?.cost
    }
    let check = CheckDefinition("c", sql("VALUE > 0"))
    #expect(cost(DomainDefinition(ObjectName("d"), .integer), .integer) == .catalogue)
    #expect(cost(DomainDefinition(ObjectName("d"), .integer, checks: [check]), .integer) == .rewrite)
    #expect(cost(DomainDefinition(ObjectName("d"), .integer, isNullable: false), .integer) == .rewrite)
    #expect(cost(DomainDefinition(ObjectName("d"), .text), .varchar(3)) == .catalogue)
    let strict = SchemaObject.domain(DomainDefinition(ObjectName("d"), .integer, checks: [check]))
    let column = ColumnDefinition("m", .domain(ObjectName("d")), isNullable: true)
    let made = plan([.addColumn(table: events, column: column)], [table(nil)], objects: [strict])
    #expect(made.steps.map(\.cost) == [.rewrite])
  }
}

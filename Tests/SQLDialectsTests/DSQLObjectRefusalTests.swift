import SchemaModel
import Testing

@testable import SQLDialects

@Suite("DSQL: objects that have no form are refused, with the way out")
struct DSQLObjectRefusalTests {
  private let dialect = DSQLDialect(DialectOptions(.dsql, from: ServerVersion(0)))
  private let base = DatabaseSchema(dialect: .dsql, tables: [DSQLSample.teams, DSQLSample.users])

  private func refused(_ changes: Change..., from schema: DatabaseSchema? = nil) -> [String] {
    let refusals = dialect.plan(changes, from: schema ?? base).refusals
    #expect(refusals.allSatisfy { !$0.wayOut.isEmpty })
    return refusals.map { "\($0.object): \($0.reason)" }
  }

  private func holding(_ objects: SchemaObject...) -> DatabaseSchema {
    var schema = base
    for object in objects { schema.insert(object) }
    return schema
  }

  @Test("kinds that DSQL does not have")
  func kinds() {
    let wanting: [(SchemaObject, String)] = [
      (.extension(ExtensionDefinition("citext")), "extension citext: DSQL has no extensions"),
      (
        .policy(PolicyDefinition("own", on: DSQLSample.users.name)),
        "policy own on users: DSQL has no row-level security"
      ),
      (view("v", "SELECT 1") { $0.isMaterialized = true }, "view v: DSQL has no materialized views"),
      (
        function("f", returns: "integer", "SELECT 1") { $0.kind = .procedure },
        "procedure f(): DSQL has no procedures"
      ),
      (
        function("f", returns: "integer", "") { $0.language = "plpgsql" },
        "function f(): DSQL has no functions in the language plpgsql"
      ),
      (
        .sequence(SequenceDefinition(ObjectName("s"), options: SequenceOptions(cache: 20))),
        "sequence s: DSQL wants a sequence's cache to be 1 or at least 65536"
      ),
      (
        .sequence(SequenceDefinition(ObjectName("s"), .builtin("integer"))),
        "sequence s: DSQL has sequences of type bigint only"
      ),
      (
        .namespace(NamespaceDefinition("n", comment: "a")),
        "namespace n: DSQL is not known to take comments on schemas"
      ),
      (grant("select; drop", on: .namespace("n")), "grant on schema n to cairn_reader: 'SELECT; DROP' is no privilege"),
    ]
    for (object, reason) in wanting {
      #expect(refused(.createObject(object)) == [reason])
      #expect(refused(.dropObject(object), from: holding(object)) == [reason])
    }
  }

  @Test("an eleventh schema")
  func namespaces() {
    let schema = DatabaseSchema(
      dialect: .dsql,
      objects: (1...10).map { .namespace(NamespaceDefinition("n\($0)")) }
    )
    #expect(
      refused(.createObject(.namespace(NamespaceDefinition("n11"))), from: schema)
        == ["namespace n11: DSQL has at most 10 schemas beside public"]
    )
  }

  @Test("changes of objects that cannot change")
  func alterations() {
    let domain = DomainDefinition(ObjectName("d"), .builtin("text"))
    var checked = domain
    checked.checks = [CheckDefinition("c", ColumnExpression(sql: "VALUE > ''"))]
    var required = domain
    required.isNullable = false
    let rule = "domain d: DSQL cannot add a rule to a domain that is there, or take one away"
    for other in [checked, required] {
      #expect(
        refused(.alterObject(from: .domain(domain), to: .domain(other)), from: holding(.domain(domain))) == [rule]
      )
    }
    let sequence = SchemaObject.sequence(SequenceDefinition(ObjectName("s"), options: SequenceOptions(start: 5)))
    let other = SchemaObject.sequence(SequenceDefinition(ObjectName("s"), options: SequenceOptions(minimum: 6)))
    #expect(refused(.alterObject(from: sequence, to: other), from: holding(sequence)).count == 1)
    let namespace = SchemaObject.namespace(NamespaceDefinition("n"))
    #expect(
      refused(.renameObject(namespace, to: ObjectName("m")), from: holding(namespace))
        == ["namespace n: DSQL is not known to rename a schema"]
    )
    let column = ColumnDefinition("c", .domain(ObjectName("d")), isNullable: true)
    #expect(
      refused(.addColumn(table: DSQLSample.users.name, column: column), from: holding(.domain(checked))).count == 1
    )
    #expect(refused(.addColumn(table: DSQLSample.users.name, column: column), from: holding(.domain(domain))) == [])
  }

  @Test("what could not be run twice")
  func names() {
    let table = DSQLSample.users.name
    #expect(
      refused(
        .renameColumnLabel(table: table, column: "bio", from: "a", to: "b"),
        .renameColumnLabel(table: table, column: "bio", from: "b", to: "a")
      ).count == 1
    )
    #expect(refused(.dropTable(DSQLSample.users), .createObject(view("users", "SELECT 1"))).count == 1)
    let sequence = SchemaObject.sequence(SequenceDefinition(ObjectName("users")))
    #expect(refused(.dropTable(DSQLSample.users), .createObject(sequence)).count == 1)
  }

  @Test("what tables and indexes of other servers have")
  func properties() throws {
    let table = DSQLSample.users.name
    var parts = DSQLSample.users
    parts.partitioning = PartitioningDefinition(.range, [IndexKey("id")])
    #expect(refused(.createTable(parts), from: DatabaseSchema(dialect: .dsql)) == ["users: DSQL has no partitions"])
    for attributes in [
      TableAttributes(rowSecurity: .enabled), TableAttributes(isUnlogged: true), TableAttributes(characterSet: "utf8"),
      TableAttributes(parameters: ["fillfactor": "70"]),
    ] {
      let change = Change.setTableAttributes(table: table, from: TableAttributes(), to: attributes)
      #expect(refused(change).count == 1)
      #expect(refused(change.inverse, from: try base.applying([change])).count == 1)
    }
    for update: (inout IndexDefinition) -> Void in [
      { $0.parameters = ["fillfactor": "70"] }, { $0.isInvisible = true }, { $0.parser = "ngram" },
    ] {
      var index = IndexDefinition("i", keys: [IndexKey("bio")])
      update(&index)
      #expect(refused(.addElement(table: table, element: .index(index))).count == 1)
    }
  }
}

package import SchemaModel

/// A schema for each property of the model, and one in which that property is another.
///
/// The properties are those that reflection finds, so that one that is added to the model is missing here at once.
package enum EveryProperty {
  package struct Case: Sendable {
    package var path: String
    package var old: DatabaseSchema
    package var new: DatabaseSchema
  }

  /// A value in a schema, and for each of its properties another value.
  package struct Specimen: Sendable {
    package var cases: [Case] = []
    /// Properties that no case changes, or that are none.
    package var uncovered: [String] = []

    init<Value>(
      _ value: Value,
      in embed: (Value) -> DatabaseSchema,
      _ mutate: () -> KeyValuePairs<String, (inout Value) -> Void>
    ) {
      let mutations = mutate()
      let type = "\(Value.self)"
      let labels = Set(Mirror(reflecting: value).children.compactMap(\.label))
      uncovered = labels.symmetricDifference(mutations.map(\.key)).sorted().map { "\(type).\($0)" }
      cases = mutations.map { label, mutate in
        var changed = value
        mutate(&changed)
        return Case(path: "\(type).\(label)", old: embed(value), new: embed(changed))
      }
    }
  }

  private static let table = ObjectName("things")
  private static let base = [
    ColumnDefinition("a", .builtin("integer")), ColumnDefinition("b", .builtin("integer"), isNullable: true),
    ColumnDefinition("c", .builtin("varchar", [20])),
  ]
  private static let other = TableDefinition(
    ObjectName("others"),
    columns: [ColumnDefinition("a", .builtin("integer")), ColumnDefinition("b", .builtin("integer"))],
    elements: [
      .unique(UniqueDefinition("others_a_key", ["a"])), .unique(UniqueDefinition("others_b_key", ["b"])),
    ]
  )

  private static func schema(_ table: TableDefinition) -> DatabaseSchema {
    DatabaseSchema(dialect: .postgres, tables: [table, other])
  }

  private static func schema(_ element: TableElement) -> DatabaseSchema {
    schema(TableDefinition(table, columns: base, elements: [element]))
  }

  private static func schema(_ column: ColumnDefinition) -> DatabaseSchema {
    schema(TableDefinition(table, columns: base + [column]))
  }

  private static func schema(_ object: SchemaObject) -> DatabaseSchema {
    var schema = schema(TableDefinition(table, columns: base))
    schema.insert(object)
    return schema
  }

  private static func expression(_ text: String) -> ColumnExpression { ColumnExpression([.column("a"), .sql(text)]) }
  private static func text(_ text: String) -> SQLText { SQLText(sql: text) }

  package static var specimens: [Specimen] { columns + elements + tables + objects }

  private static var columns: [Specimen] {
    [
      Specimen(ColumnDefinition("x", .builtin("varchar", [20])), in: schema) {
        [
          "name": { $0.name = "y" }, "type": { $0.type = .builtin("varchar", [10]) },
          "isNullable": { $0.isNullable = true }, "defaultValue": { $0.defaultValue = .literal(.string("d")) },
          "identity": { $0.identity = Identity() },
          "generated": { $0.generated = GeneratedValue(expression(" + 1"), .stored) },
          "collation": { $0.collation = "C" }, "characterSet": { $0.characterSet = "latin1" },
          "comment": { $0.comment = "said" },
        ]
      },
      Specimen(Identity(), in: { schema(ColumnDefinition("x", .builtin("bigint"), identity: $0)) }) {
        [
          "isAlways": { $0.isAlways = true }, "cache": { $0.cache = 65_536 },
          "counting": { $0.options = SequenceOptions(start: 7) },
        ]
      },
      Specimen(
        GeneratedValue(expression(" + 1"), .stored),
        in: { schema(ColumnDefinition("x", .builtin("integer"), generated: $0)) }
      ) {
        ["expression": { $0.expression = expression(" + 2") }, "storage": { $0.storage = .virtual }]
      },
      Specimen(
        SequenceOptions(start: 5),
        in: { schema(ColumnDefinition("x", .builtin("bigint"), identity: Identity(options: $0))) }
      ) {
        [
          "start": { $0.start = 6 }, "increment": { $0.increment = 2 }, "minimum": { $0.minimum = 1 },
          "maximum": { $0.maximum = 1000 }, "cache": { $0.cache = 9 }, "cycles": { $0.cycles = true },
        ]
      },
    ]
  }

  private static var elements: [Specimen] {
    [
      Specimen(PrimaryKeyDefinition("things_pkey", ["a"]), in: { schema(.primaryKey($0)) }) {
        ["name": { $0.name = "other_pkey" }, "columns": { $0.columns = ["a", "c"] }]
      },
      Specimen(UniqueDefinition("things_key", ["a"]), in: { schema(.unique($0)) }) {
        [
          "name": { $0.name = "other_key" }, "columns": { $0.columns = ["a", "c"] },
          "nullsNotDistinct": { $0.nullsNotDistinct = true }, "includedColumns": { $0.includedColumns = ["c"] },
          "deferrability": { $0.deferrability = .deferrable },
        ]
      },
      Specimen(CheckDefinition("things_check", expression(" > 0")), in: { schema(.check($0)) }) {
        [
          "name": { $0.name = "other_check" }, "expression": { $0.expression = expression(" > 1") },
          "isValidated": { $0.isValidated = false },
        ]
      },
      Specimen(
        ForeignKeyDefinition("things_fkey", ["a"], references: other.name, ["a"]),
        in: { schema(.foreignKey($0)) }
      ) {
        [
          "name": { $0.name = "other_fkey" }, "columns": { $0.columns = ["b"] },
          "referencedTable": {
            $0.referencedTable = table
            $0.referencedColumns = ["a"]
          },
          "referencedColumns": { $0.referencedColumns = ["b"] }, "onDelete": { $0.onDelete = .cascade },
          "onDeleteColumns": {
            $0.columns = ["b"]
            $0.onDelete = .setNull
            $0.onDeleteColumns = ["b"]
          },
          "onUpdate": { $0.onUpdate = .cascade }, "match": { $0.match = .full },
          "deferrability": { $0.deferrability = .initiallyDeferred }, "enforcement": { $0.enforcement = .application },
          "isValidated": { $0.isValidated = false },
        ]
      },
      Specimen(IndexDefinition("things_idx", keys: [IndexKey("a")]), in: { schema(.index($0)) }) {
        [
          "name": { $0.name = "other_idx" }, "isUnique": { $0.isUnique = true },
          "keys": { $0.keys = [IndexKey("c")] }, "includedColumns": { $0.includedColumns = ["c"] },
          "predicate": { $0.predicate = expression(" > 0") }, "method": { $0.method = "hash" },
          "nullsNotDistinct": {
            $0.isUnique = true
            $0.nullsNotDistinct = true
          }, "parameters": { $0.parameters = ["fillfactor": "70"] }, "isInvisible": { $0.isInvisible = true },
          "parser": { $0.parser = "ngram" }, "comment": { $0.comment = "said" },
        ]
      },
      Specimen(IndexKey("c"), in: { schema(.index(IndexDefinition("things_idx", keys: [$0]))) }) {
        [
          "target": { $0.target = .column("a") }, "isDescending": { $0.isDescending = true },
          "nulls": { $0.nulls = .first }, "operatorClass": { $0.operatorClass = "text_pattern_ops" },
          "collation": { $0.collation = "C" }, "prefixLength": { $0.prefixLength = 3 },
        ]
      },
      Specimen(
        ExclusionDefinition("things_excl", elements: [ExclusionDefinition.Element(IndexKey("a"), with: "=")]),
        in: { schema(.exclusion($0)) }
      ) {
        [
          "name": { $0.name = "other_excl" }, "method": { $0.method = "btree" },
          "elements": { $0.elements = [ExclusionDefinition.Element(IndexKey("c"), with: "=")] },
          "includedColumns": { $0.includedColumns = ["c"] }, "predicate": { $0.predicate = expression(" > 0") },
          "deferrability": { $0.deferrability = .deferrable },
        ]
      },
      Specimen(
        ExclusionDefinition.Element(IndexKey("a"), with: "="),
        in: { schema(.exclusion(ExclusionDefinition("things_excl", elements: [$0]))) }
      ) {
        ["key": { $0.key = IndexKey("c") }, "operator": { $0.operator = "<>" }]
      },
    ]
  }

  private static var tables: [Specimen] {
    let partitioning = PartitioningDefinition(
      .range,
      [IndexKey("a")],
      partitions: [PartitionDefinition(ObjectName("things_1"), .range(from: [.minimum], to: [.literal(.integer(10))]))]
    )
    return [
      Specimen(TableDefinition(table, columns: base), in: schema) {
        [
          "name": { $0.name = ObjectName("stuff") }, "columns": { $0.columns.removeLast() },
          "primaryKey": { $0.primaryKey = PrimaryKeyDefinition("things_pkey", ["a"]) },
          "uniques": { $0.uniques = [UniqueDefinition("k", ["a"])] },
          "foreignKeys": { $0.foreignKeys = [ForeignKeyDefinition("f", ["a"], references: other.name, ["a"])] },
          "checks": { $0.checks = [CheckDefinition("c", expression(" > 0"))] },
          "exclusions": {
            $0.exclusions = [ExclusionDefinition("e", elements: [.init(IndexKey("a"), with: "=")])]
          },
          "indexes": { $0.indexes = [IndexDefinition("i", keys: [IndexKey("a")])] },
          "attributes": { $0.attributes.parameters = ["fillfactor": "70"] },
          "partitioning": { $0.partitioning = partitioning }, "comment": { $0.comment = "said" },
        ]
      },
      Specimen(TableAttributes(), in: { schema(TableDefinition(table, columns: base, attributes: $0)) }) {
        [
          "characterSet": { $0.characterSet = "latin1" }, "collation": { $0.collation = "latin1_bin" },
          "parameters": { $0.parameters = ["fillfactor": "70"] }, "rowSecurity": { $0.rowSecurity = .forced },
          "isUnlogged": { $0.isUnlogged = true },
        ]
      },
      Specimen(partitioning, in: { schema(TableDefinition(table, columns: base, partitioning: $0)) }) {
        [
          "strategy": { $0.strategy = .list }, "keys": { $0.keys = [IndexKey("c")] },
          "partitions": {
            $0.partitions.append(
              PartitionDefinition(ObjectName("things_2"), .range(from: [.literal(.integer(10))], to: [.maximum]))
            )
          },
        ]
      },
      Specimen(
        partitioning.partitions[0],
        in: {
          var other = partitioning
          other.partitions = [$0]
          return schema(TableDefinition(table, columns: base, partitioning: other))
        }
      ) {
        [
          "name": { $0.name = ObjectName("things_x") },
          "bound": { $0.bound = .range(from: [.minimum], to: [.literal(.integer(20))]) },
        ]
      },
      Specimen(
        EnumDefinition(ObjectName("mood"), ["a", "b"]),
        in: { DatabaseSchema(dialect: .postgres, enumTypes: [$0]) }
      ) {
        ["name": { $0.name = ObjectName("moods") }, "labels": { $0.labels = ["b"] }]
      },
      Specimen(DatabaseSchema(dialect: .postgres), in: { $0 }) {
        [
          "dialect": { $0.insert(EnumDefinition(ObjectName("mood"), [])) },
          "enumTypes": { $0.insert(EnumDefinition(ObjectName("mood"), ["a"])) }, "tables": { $0.insert(other) },
          "objects": { $0.insert(.namespace(NamespaceDefinition("space"))) },
        ]
      },
    ]
  }

  private static var objects: [Specimen] {
    let view = ViewDefinition(ObjectName("seen"), query: SQLText([.sql("SELECT a FROM "), .object(table)]))
    let routine = RoutineDefinition(
      ObjectName("run"),
      arguments: [RoutineDefinition.Argument(name: "n", text("integer"))],
      returns: text("integer"),
      body: text("SELECT 1")
    )
    let trigger = TriggerDefinition(
      "touch",
      on: table,
      .after,
      [.update],
      action: .function(ObjectName("run"), arguments: [])
    )
    return [
      Specimen(NamespaceDefinition("space"), in: { schema(.namespace($0)) }) {
        ["name": { $0.name = "room" }, "comment": { $0.comment = "said" }]
      },
      Specimen(ExtensionDefinition("citext"), in: { schema(.extension($0)) }) {
        ["name": { $0.name = "hstore" }, "namespace": { $0.namespace = "space" }, "version": { $0.version = "1.6" }]
      },
      Specimen(DomainDefinition(ObjectName("amount"), .builtin("integer")), in: { schema(.domain($0)) }) {
        [
          "name": { $0.name = ObjectName("sum") }, "type": { $0.type = .builtin("bigint") },
          "collation": { $0.collation = "C" }, "isNullable": { $0.isNullable = false },
          "defaultValue": { $0.defaultValue = .literal(.integer(1)) },
          "checks": { $0.checks = [CheckDefinition("c", ColumnExpression(sql: "VALUE > 0"))] },
          "comment": { $0.comment = "said" },
        ]
      },
      Specimen(SequenceDefinition(ObjectName("numbers")), in: { schema(.sequence($0)) }) {
        [
          "name": { $0.name = ObjectName("counts") }, "type": { $0.type = .builtin("integer") },
          "options": { $0.options.increment = 2 }, "comment": { $0.comment = "said" },
        ]
      },
      Specimen(view, in: { schema(.view($0)) }) {
        [
          "name": { $0.name = ObjectName("shown") }, "columns": { $0.columns = ["z"] },
          "query": { $0.query = SQLText([.sql("SELECT b FROM "), .object(table)]) },
          "isMaterialized": { $0.isMaterialized = true },
          "indexes": {
            $0.isMaterialized = true
            $0.indexes = [IndexDefinition("i", keys: [IndexKey("a")])]
          }, "checkOption": { $0.checkOption = .cascaded }, "security": { $0.security = .invoker },
          "isSecurityBarrier": { $0.isSecurityBarrier = true }, "dependencies": { $0.dependencies = [other.name] },
          "comment": { $0.comment = "said" },
        ]
      },
      Specimen(routine, in: { schema(.routine($0)) }) {
        [
          "name": { $0.name = ObjectName("go") }, "kind": { $0.kind = .procedure },
          "arguments": { $0.arguments = [] }, "returns": { $0.returns = text("bigint") },
          "language": { $0.language = "plpgsql" }, "volatility": { $0.volatility = .immutable },
          "isStrict": { $0.isStrict = true }, "security": { $0.security = .definer },
          "clauses": { $0.clauses = ["PARALLEL SAFE"] }, "body": { $0.body = text("SELECT 2") },
          "dependencies": { $0.dependencies = [other.name] }, "comment": { $0.comment = "said" },
        ]
      },
      Specimen(
        routine.arguments[0],
        in: {
          var other = routine
          other.arguments = [$0]
          return schema(.routine(other))
        }
      ) {
        [
          "mode": { $0.mode = .inout }, "name": { $0.name = "m" }, "type": { $0.type = text("bigint") },
          "defaultValue": { $0.defaultValue = "1" },
        ]
      },
      Specimen(trigger, in: { schema(.trigger($0)) }) {
        [
          "name": { $0.name = "poke" }, "table": { $0.table = other.name }, "timing": { $0.timing = .before },
          "events": { $0.events = [.insert] }, "columns": { $0.columns = ["a"] },
          "level": { $0.level = .statement }, "condition": { $0.condition = text("true") },
          "oldTable": { $0.oldTable = "was" }, "newTable": { $0.newTable = "is" },
          "deferrability": { $0.deferrability = .deferrable },
          "action": { $0.action = .function(ObjectName("run"), arguments: ["x"]) },
          "comment": { $0.comment = "said" }, "uses": { $0.uses = SQLText([.object(other.name)]) },
        ]
      },
      Specimen(PolicyDefinition("own", on: table), in: { schema(.policy($0)) }) {
        [
          "name": { $0.name = "mine" }, "table": { $0.table = other.name },
          "isPermissive": { $0.isPermissive = false }, "command": { $0.command = .select },
          "roles": { $0.roles = ["app"] }, "using": { $0.using = text("true") }, "check": { $0.check = text("true") },
          "comment": { $0.comment = "said" }, "uses": { $0.uses = SQLText([.object(other.name)]) },
        ]
      },
      Specimen(GrantDefinition(["SELECT"], on: .relation(table, columns: []), to: "app"), in: { schema(.grant($0)) }) {
        [
          "target": { $0.target = .relation(other.name, columns: []) }, "role": { $0.role = "web" },
          "privileges": { $0.privileges = ["INSERT"] }, "withGrantOption": { $0.withGrantOption = true },
        ]
      },
      Specimen(RawDefinition(ObjectName("r"), create: text("C"), drop: text("D")), in: { schema(.raw($0)) }) {
        [
          "name": { $0.name = ObjectName("s") }, "create": { $0.create = text("C2") }, "drop": { $0.drop = text("D2") },
          "exists": { $0.exists = text("SELECT true") }, "stage": { $0.stage = .beforeTables },
          "dependencies": { $0.dependencies = [other.name] }, "uses": { $0.uses = SQLText([.object(other.name)]) },
        ]
      },
    ]
  }
}

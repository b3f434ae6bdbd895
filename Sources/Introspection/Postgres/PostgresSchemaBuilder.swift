import DatabaseDrivers
import SQLDialects
import SchemaModel

/// Makes a schema of the catalogue's rows. Nothing here asks the server.
struct PostgresSchemaBuilder {
  let rows: PostgresRows
  let server: ServerIdentity
  var names: PostgresNames
  var schema: DatabaseSchema
  var objects: [SchemaObject] = []
  let columns: [Int: ArraySlice<ColumnRow>]
  /// What there is to give rights on.
  var signatures: [ObjectID: (kind: RoutineDefinition.Kind, signature: String)] = [:]
  private(set) var routineNames: Set<ObjectName> = []
  private(set) var sequenceIDs: Set<ObjectID> = []
  private(set) var typedTypes: Set<ObjectID> = []
  /// Tables, constraints and indexes that have no form.
  var peculiar: Set<ObjectID> = []
  /// Routines that have no form, as they are called: by the types that tell one from another, as those with a form are.
  private(set) var formlessRoutines: [Int: ObjectName] = [:]
  /// Tables, and the routines that come behind them.
  var laterObjects: Set<ObjectID> = []
  let comments: [CommentKey: String]

  init(_ rows: PostgresRows, _ scope: InspectionScope, _ server: ServerIdentity) {
    self.rows = rows
    self.server = server
    columns = rows.columnsOfRelation
    let options = DialectOptions(server.product == .dsql ? .dsql : .postgres, from: ServerVersion(server.major))
    names = PostgresNames(rows, scope, PostgresDialect(options))
    schema = DatabaseSchema(dialect: options.name)
    comments = Dictionary(
      rows.comments.map { (CommentKey(ObjectID($0.text(0), $0.number(1)), $0.number(2)), $0.text(3)) }
    ) { first, _ in first }
  }

  /// - Throws: `CatalogueMoved` where the rows do not fit together.
  func inspection() throws -> Inspection {
    var builder = self
    try builder.build()
    return Inspection(server: server, schema: builder.schema, leftOut: builder.names.leftOut)
  }

  private mutating func build() throws(CatalogueMoved) {
    let dependencies = PostgresDependencies(rows)
    addPlaces()
    addEnums()
    try addDomains()
    admitRelations()
    admitSequences()
    admitRoutines()
    admitRaws()
    var tables = PostgresTables(self)
    try tables.build()
    names = tables.names
    schema.tables = tables.tables
    objects += tables.objects
    addSequences()
    try addRoutines(dependencies)
    try addViews(tables.keys, dependencies)
    try addTriggers(dependencies)
    try addPolicies(dependencies)
    addRaws(dependencies)
    addGrants()
    schema = DatabaseSchema(
      dialect: schema.dialect,
      enumTypes: schema.enumTypes,
      tables: schema.tables,
      objects: objects
    )
  }

  mutating func noteType(_ id: ObjectID) { typedTypes.insert(id) }

  /// Text of the server's own.
  func inspected(_ sql: String) -> SQLText { SQLText([.sql(sql)], origin: .inspected) }

  var saysCache: Bool { server.product == .dsql }

  func comment(_ catalogue: String, _ oid: Int, _ part: Int = 0) -> String? {
    comments[CommentKey(ObjectID(catalogue, oid), part)]
  }

  // MARK: What tables are made of

  private mutating func addPlaces() {
    for row in rows.namespaces {
      let (oid, name) = (row.number(0), row.text(1))
      guard name != PostgresNames.home else { continue }
      // Where all that is in it is others', so is the namespace.
      if names.scope.ignores(ObjectName("", in: name), home: PostgresNames.home) {
        names.leaveOut(ObjectID("pg_namespace", oid), "schema \(name)", .ignored)
        continue
      }
      guard names.admit(ObjectID("pg_namespace", oid), ObjectName(name), "schema") else { continue }
      objects.append(.namespace(NamespaceDefinition(name, comment: comment("pg_namespace", oid))))
    }
    for row in rows.extensions where row.text(1) != "plpgsql" {
      guard names.admit(ObjectID("pg_extension", row.number(0)), ObjectName(row.text(1)), "extension") else { continue }
      let namespace = row.text(2)
      let isUsual = namespace == PostgresNames.home || namespace == "pg_catalog"
      objects.append(
        .extension(ExtensionDefinition(row.text(1), in: isUsual ? nil : namespace, version: row.optionalText(3)))
      )
    }
  }

  private mutating func addEnums() {
    for row in rows.enums {
      let name = names.typeName(row.text(2), in: row.number(1))
      guard names.admit(ObjectID("pg_type", row.number(0)), name, "type") else { continue }
      typedTypes.insert(ObjectID("pg_type", row.number(0)))
      schema.enumTypes.append(EnumDefinition(name, row.list(3)))
    }
  }

  private mutating func addDomains() throws(CatalogueMoved) {
    let checks = Dictionary(grouping: rows.constraints.filter { $0.domain != 0 && $0.kind == "c" }, by: \.domain)
    for row in rows.domains {
      let oid = row.number(0)
      let name = names.typeName(row.text(2), in: row.number(1))
      guard names.admit(ObjectID("pg_type", oid), name, "domain") else { continue }
      typedTypes.insert(ObjectID("pg_type", oid))
      let base = try names.type(TypeKey(oid: row.number(3), modifier: row.number(4)))
      var domain = DomainDefinition(name, base.type, isNullable: !row.isTrue(6))
      if let collation = names.collation(row.number(5), instead: base.collation) {
        domain.collation = collation.name
      }
      domain.defaultValue = row.optionalText(7).map {
        .expression(ColumnExpression([.sql($0)], origin: .inspected))
      }
      domain.checks = (checks[oid] ?? []).map { check in
        CheckDefinition(
          check.name,
          ColumnExpression([.sql(check.expression ?? "")], origin: .inspected),
          isValidated: check.isValidated
        )
      }.sorted { $0.name < $1.name }
      domain.comment = comment("pg_type", oid)
      objects.append(.domain(domain))
    }
  }
}

// MARK: Names

extension PostgresSchemaBuilder {
  private mutating func admitRelations() {
    for relation in rows.relations {
      let name = names.name(relation.name, in: relation.namespace)
      let columns = (columns[relation.oid] ?? []).lazy.map(\.name)
      if !names.isMember(relation.id), CairnRecord.isOne(relation.name, columns: columns) {
        names.leaveOut(relation.id, "\(relation.words) \(names.full(name))", .cairn)
        continue
      }
      if names.admit(relation.id, name, relation.words) { laterObjects.insert(relation.id) }
    }
    // A part of what is not read is not read either.
    for row in rows.inheritance where row.isTrue(3) {
      let (part, whole) = (ObjectID("pg_class", row.number(0)), ObjectID("pg_class", row.number(1)))
      if names.isLeftOut(whole), let name = names[part] {
        names.leaveOut(part, "table \(names.full(name))", .ignored)
      }
    }
  }

  /// Those of identity columns are part of these.
  private mutating func admitSequences() {
    for row in rows.sequences where row.letter(12) != "i" {
      let (id, name) = (ObjectID("pg_class", row.number(0)), names.name(row.text(2), in: row.number(1)))
      let owner = ObjectID("pg_class", row.number(10))
      if row.letter(12) == "a", names[owner] == nil {
        names.leaveOut(id, "sequence \(names.full(name))", .ignored)
      } else if names.admit(id, name, "sequence") {
        sequenceIDs.insert(id)
      }
    }
  }

  private mutating func admitRoutines() {
    for row in rows.routines {
      let name = names.name(row.text(2), in: row.number(1))
      let words = "\(row.letter(3) == "p" ? "procedure" : row.letter(3) == "a" ? "aggregate" : "function")"
      guard names.admit(ObjectID("pg_proc", row.number(0)), name, words) else { continue }
      routineNames.insert(name)
      if row.isTrue(21), let signature = signature(row) {
        formlessRoutines[row.number(0)] = RawDefinition.routineName(words, name, signature)
      }
    }
  }

  private mutating func addSequences() {
    for row in rows.sequences where row.letter(12) != "i" {
      let id = ObjectID("pg_class", row.number(0))
      guard let name = names[id], let type = try? names.type(TypeKey(oid: row.number(3), modifier: -1)).type else {
        continue
      }
      objects.append(
        .sequence(
          SequenceDefinition(
            name,
            type,
            options: PostgresCounting.options(row, saysCache: saysCache),
            comment: comment("pg_class", id.oid)
          )
        )
      )
    }
  }
}

/// What is said about an object, or about one column of it.
struct CommentKey: Hashable {
  var object: ObjectID
  var part: Int

  init(_ object: ObjectID, _ part: Int) {
    self.object = object
    self.part = part
  }
}

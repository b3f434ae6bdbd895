import SchemaDiff
import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

/// Two schemas with objects beside tables, and everything that has to hold for the plan between them on a real server.
struct PostgresObjectScenario: CustomTestStringConvertible, Sendable {
  var name: String
  var before: DatabaseSchema
  var after: DatabaseSchema
  var hints: [RenameHint] = []
  /// SQL that puts rows in before the plan runs.
  var rows: String = ""
  var version = ServerVersion(13)

  init(
    _ name: String,
    _ tables: [TableDefinition] = [],
    _ objects: [SchemaObject] = [],
    becomes newTables: [TableDefinition]? = nil,
    _ newObjects: [SchemaObject],
    enumTypes: [EnumDefinition] = [],
    newEnumTypes: [EnumDefinition]? = nil,
    hints: [RenameHint] = [],
    rows: String = "",
    from version: ServerVersion = ServerVersion(13)
  ) {
    self.name = name
    before = DatabaseSchema(dialect: .postgres, enumTypes: enumTypes, tables: tables, objects: objects)
    after = DatabaseSchema(
      dialect: .postgres,
      enumTypes: newEnumTypes ?? enumTypes,
      tables: newTables ?? tables,
      objects: newObjects
    )
    self.hints = hints
    self.rows = rows
    self.version = version
  }

  var testDescription: String { name }
}

extension PostgresObjectScenario {
  var dialect: PostgresDialect { PostgresDialect(DialectOptions(.postgres, from: version)) }

  /// The roles that grants and policies speak of; they belong to the whole server, and stay.
  static let roles = """
    DO $$ BEGIN
      IF to_regrole('cairn_reader') IS NULL THEN CREATE ROLE cairn_reader; END IF;
      IF to_regrole('"cairn ""writer"') IS NULL THEN CREATE ROLE "cairn ""writer"; END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END $$;
    """

  func check(on server: PostgresServer) throws {
    let changes = try #require(difference(from: before, to: after, hints))
    #expect(try before.applying(changes).ignoringColumnOrder == after.ignoringColumnOrder)
    let there = dialect.plan(changes, from: before)
    let back = dialect.plan(changes.inverse, from: after)
    #expect(there.refusals.isEmpty)
    #expect(back.refusals.isEmpty)
    let stateBefore = try server.withDatabase { try state(of: build(before, in: $0)) }
    let stateAfter = try server.withDatabase { try state(of: build(after, in: $0)) }
    #expect(stateBefore != stateAfter)

    try server.withDatabase { database in
      try build(before, in: database).execute(rows)
      try run(there, in: database, "the plan")
      expectEqual(try state(of: database), stateAfter, "after the plan")
      try proveEffects(of: there, in: database)
      try run(there, in: database, "a second run")
      expectEqual(try state(of: database), stateAfter, "after a second run")
      try run(back, in: database, "the plan back")
      expectEqual(try state(of: database), stateBefore, "after the plan back")
      try proveEffects(of: back, in: database)
      try run(back, in: database, "a second run back")
      expectEqual(try state(of: database), stateBefore, "after a second run back")
      for stop in there.stops {
        try database.execute(there.script(stoppingBehind: stop))
        try run(back, in: database, "stopped behind statement \(stop), taken back")
        expectEqual(try state(of: database), stateBefore, "stopped behind statement \(stop), taken back")
        try database.execute(there.script(stoppingBehind: stop))
        try run(there, in: database, "stopped behind statement \(stop), run again")
        expectEqual(try state(of: database), stateAfter, "stopped behind statement \(stop), run again")
        try database.execute(back.script)
      }
      try database.execute(there.script)
      for stop in back.stops {
        try database.execute(back.script(stoppingBehind: stop))
        try run(back, in: database, "stopped behind statement \(stop) on the way back")
        expectEqual(try state(of: database), stateBefore, "stopped behind statement \(stop) on the way back")
        try database.execute(there.script)
      }
    }
  }

  private func difference(
    from old: DatabaseSchema,
    to new: DatabaseSchema,
    _ hints: [RenameHint] = []
  ) -> [Change]? {
    let difference = SchemaDiffer.difference(from: old, to: new, renames: hints)
    #expect(difference.problems.isEmpty)
    return difference.changes
  }

  private func run(_ plan: Plan, in database: PostgresServer.Database, _ what: String) throws {
    let run = try database.attempt(plan.script)
    #expect(run.status == 0, "\(what): \(run.errors)\n\(plan.script)")
  }

  private func build(
    _ schema: DatabaseSchema,
    in database: PostgresServer.Database
  ) throws -> PostgresServer.Database {
    let empty = DatabaseSchema(dialect: .postgres)
    let plan = dialect.plan(difference(from: empty, to: schema) ?? [], from: empty)
    #expect(plan.isTransactional && plan.refusals.isEmpty)
    try database.execute(Self.roles)
    try run(plan, in: database, "building a schema")
    return database
  }

  private func proveEffects(of plan: Plan, in database: PostgresServer.Database) throws {
    for step in plan.steps {
      for verification in step.verifications {
        let answer = try database.attempt(verification.query)
        #expect(answer.output == verification.expected + "\n", "\(step.title): \(verification.query): \(answer.errors)")
      }
    }
  }

  private func state(of database: PostgresServer.Database) throws -> [String] {
    let text = try database.canonicalDump() + "\n" + database.execute(Self.privileges)
    return text.split(separator: "\n").map(String.init)
  }

  private func expectEqual(_ found: [String], _ expected: [String], _ what: String) {
    let difference = found.difference(from: expected).map { change in
      switch change {
      case .insert(_, let line, _): "+ \(line)"
      case .remove(_, let line, _): "- \(line)"
      }
    }
    #expect(difference.isEmpty, "\(name): \(what):\n\(difference.joined(separator: "\n"))")
  }

  /// Who may do what, which the canonical dump leaves out.
  private static let privileges = """
    WITH acl AS (
      SELECT 'relation ' || oid::regclass AS what,
        coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner)) AS acl
      FROM pg_class WHERE relkind IN ('r', 'v', 'm', 'S') AND relnamespace::regnamespace::text NOT LIKE 'pg_%'
        AND relnamespace::regnamespace::text <> 'information_schema'
      UNION ALL SELECT 'column ' || attrelid::regclass || '.' || attname, attacl FROM pg_attribute
        WHERE attacl IS NOT NULL AND NOT attisdropped AND attrelid >= 16384
      UNION ALL SELECT 'schema ' || nspname, coalesce(nspacl, acldefault('n', nspowner)) FROM pg_namespace
        WHERE oid >= 16384 OR nspname = 'public'
      UNION ALL SELECT 'routine ' || oid::regprocedure, coalesce(proacl, acldefault('f', proowner)) FROM pg_proc
        WHERE oid >= 16384
      UNION ALL SELECT 'type ' || oid::regtype, coalesce(typacl, acldefault('T', typowner)) FROM pg_type
        WHERE oid >= 16384 AND typtype IN ('d', 'e'))
    SELECT concat_ws('|', what, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END,
      privilege_type, is_grantable) FROM acl CROSS JOIN aclexplode(acl) ORDER BY 1
    """
}

// MARK: - Words for the scenarios

/// `SELECT |users.id| FROM |users|`: objects between bars, and columns behind their table's name.
func text(_ text: String) -> SQLText {
  let parts = text.split(separator: "|", omittingEmptySubsequences: false)
  return SQLText(
    parts.enumerated().compactMap { index, part in
      if part.isEmpty { return nil }
      if index.isMultiple(of: 2) { return .sql(String(part)) }
      guard let dot = part.lastIndex(of: ".") else { return .object(ObjectName(String(part))) }
      return .column(String(part[part.index(after: dot)...]), of: ObjectName(String(part[..<dot])))
    }
  )
}

func view(_ name: String, _ query: String, _ change: (inout ViewDefinition) -> Void = { _ in }) -> SchemaObject {
  var view = ViewDefinition(ObjectName(name), query: text(query))
  change(&view)
  return .view(view)
}

func function(
  _ name: String,
  _ arguments: [RoutineDefinition.Argument] = [],
  returns: String,
  _ body: String,
  _ change: (inout RoutineDefinition) -> Void = { _ in }
) -> SchemaObject {
  var routine = RoutineDefinition(ObjectName(name), arguments: arguments, returns: text(returns), body: text(body))
  if returns == "trigger" { routine.language = "plpgsql" }
  change(&routine)
  return .routine(routine)
}

func grant(_ privileges: String..., on target: GrantDefinition.Target, to role: String = "cairn_reader") -> SchemaObject {
  .grant(GrantDefinition(privileges, on: target, to: role))
}

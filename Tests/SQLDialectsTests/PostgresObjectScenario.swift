import Foundation
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

  /// Quicker than another database.
  private static let emptying = """
    SET client_min_messages = error;
    DO $$
    DECLARE name text;
    BEGIN
      FOR name IN SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' LOOP
        EXECUTE format('DROP EXTENSION %I CASCADE', name);
      END LOOP;
      FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
        EXECUTE format('DROP SCHEMA %I CASCADE', name);
      END LOOP;
      CREATE SCHEMA public;
    END $$;
    """

  func check(on server: PostgresServer) throws {
    let changes = try #require(difference(from: before, to: after, hints))
    #expect(try before.applying(changes).ignoringColumnOrder == after.ignoringColumnOrder)
    let there = dialect.plan(changes, from: before)
    let back = dialect.plan(changes.inverse, from: after)
    #expect(there.refusals.isEmpty)
    #expect(back.refusals.isEmpty)

    try server.withDatabase { database in
      let stateBefore = try state(of: build(before, in: database))
      let stateAfter = try state(of: build(after, in: database))
      #expect(stateBefore != stateAfter)

      try build(before, in: database).execute(rows)
      try run(there, in: database, "the plan")
      expectEqual(try state(of: database), stateAfter, "after the plan")
      try proveEffects(of: there, in: database)
      var session = Session()
      session.add(there.script, "a second run", expect: stateAfter.catalogue)
      session.add(back.script, "the plan back", expect: stateBefore.catalogue)
      try run(session, in: database)
      expectEqual(try state(of: database), stateBefore, "after the plan back")
      try proveEffects(of: back, in: database)

      session = Session()
      session.add(back.script, "a second run back", expect: stateBefore.catalogue)
      for stop in there.stops {
        let half = there.script(stoppingBehind: stop)
        session.add(half + back.script, "stopped behind statement \(stop), taken back", expect: stateBefore.catalogue)
        session.add(half + there.script, "stopped behind statement \(stop), run again", expect: stateAfter.catalogue)
        session.add(back.script, "and back", expect: stateBefore.catalogue)
      }
      session.add(there.script, "once more", expect: stateAfter.catalogue)
      for stop in back.stops {
        let half = back.script(stoppingBehind: stop)
        session.add(
          half + back.script,
          "stopped behind statement \(stop) on the way back",
          expect: stateBefore.catalogue
        )
        session.add(there.script, "and there", expect: stateAfter.catalogue)
      }
      try run(session, in: database)
    }
  }

  /// Scripts that run in one session, one behind the other, and what the catalogue says behind each.
  private struct Session {
    var script = ""
    var expected: [(what: String, catalogue: [String])] = []

    mutating func add(_ script: String, _ what: String, expect catalogue: [String]) {
      self.script += script + "SELECT '\(Self.mark)';\n\(PostgresObjectScenario.catalogue);\n"
      expected.append((what, catalogue))
    }

    static let mark = "-- the next catalogue"
  }

  private func run(_ session: Session, in database: PostgresServer.Database) throws {
    let run = try database.attempt(session.script)
    let found = run.output.components(separatedBy: Session.mark + "\n").dropFirst()
    for (found, expected) in zip(found, session.expected) {
      expectEqual(found.split(separator: "\n").map(String.init), expected.catalogue, expected.what)
    }
    if found.count < session.expected.count {
      Issue.record("\(name): \(session.expected[found.count].what): \(run.errors)")
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
    try database.execute(Self.emptying + Self.roles)
    try run(plan, in: database, "building a schema")
    return database
  }

  private func proveEffects(of plan: Plan, in database: PostgresServer.Database) throws {
    let verifications = plan.steps.flatMap(\.verifications)
    let answers = try database.attempt(verifications.map { $0.query + ";\n" }.joined())
    let expected = verifications.map { $0.expected + "\n" }.joined()
    #expect(answers.output == expected, "\(name): \(verifications.map(\.query)): \(answers.errors)")
  }

  /// What `pg_dump` says, and what the catalogue says, which is quicker and also knows who may do what.
  private struct State: Equatable {
    var dump: [String]
    var catalogue: [String]
  }

  private func state(of database: PostgresServer.Database) throws -> State {
    State(
      dump: try database.canonicalDump().split(separator: "\n").map(String.init),
      catalogue: try database.execute(Self.catalogue).split(separator: "\n").map(String.init)
    )
  }

  private func expectEqual(_ found: State, _ expected: State, _ what: String) {
    expectEqual(found.dump, expected.dump, what)
    expectEqual(found.catalogue, expected.catalogue, what)
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
  static let privileges = """
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

  fileprivate static let catalogue = """
    WITH spaces AS (
      SELECT * FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
    ), relations AS (
      SELECT c.* FROM pg_class c JOIN spaces s ON s.oid = relnamespace
    ), routines AS (
      SELECT p.* FROM pg_proc p JOIN spaces s ON s.oid = pronamespace WHERE NOT EXISTS (
        SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e')
    ), types AS (
      SELECT t.* FROM pg_type t JOIN spaces s ON s.oid = typnamespace
    ), acl AS (
      SELECT 'relation ' || oid::regclass AS what,
        coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner)) AS acl
      FROM relations WHERE relkind IN ('r', 'v', 'm', 'S')
      UNION ALL SELECT 'column ' || attrelid::regclass || '.' || attname, attacl FROM pg_attribute
        WHERE attacl IS NOT NULL AND NOT attisdropped AND attrelid >= 16384
      UNION ALL SELECT 'schema ' || nspname, coalesce(nspacl, acldefault('n', nspowner)) FROM spaces
      UNION ALL SELECT 'routine ' || oid::regprocedure, coalesce(proacl, acldefault('f', proowner)) FROM routines
      UNION ALL SELECT 'type ' || oid::regtype, coalesce(typacl, acldefault('T', typowner)) FROM types
        WHERE typtype IN ('d', 'e')
    )
    SELECT concat_ws('|', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull, attidentity,
        attgenerated, pg_get_expr(adbin, adrelid))
      FROM relations c JOIN pg_attribute ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped
      LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE relkind IN ('r', 'v', 'm')
    UNION ALL SELECT concat_ws('|', conrelid::regclass, contypid::regtype, conname, pg_get_constraintdef(c.oid),
        convalidated)
      FROM pg_constraint c JOIN spaces s ON s.oid = connamespace WHERE contype <> 'n'
    UNION ALL SELECT concat_ws('|', pg_get_indexdef(indexrelid), indisvalid)
      FROM pg_index JOIN relations r ON r.oid = indexrelid
    UNION ALL SELECT concat_ws('|', oid::regclass, relkind, pg_get_viewdef(oid), reloptions)
      FROM relations WHERE relkind IN ('v', 'm')
    UNION ALL SELECT concat_ws('|', 'sequence', seqrelid::regclass, seqtypid::regtype, seqstart, seqincrement, seqmax,
        seqmin, seqcache, seqcycle) FROM pg_sequence
    UNION ALL SELECT pg_get_functiondef(oid) FROM routines
    UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT pg_policies::text FROM pg_policies
    UNION ALL SELECT concat_ws('|', oid::regtype, typbasetype::regtype, typnotnull, typdefault) FROM types
      WHERE typtype = 'd'
    UNION ALL SELECT concat_ws('|', enumtypid::regtype, string_agg(enumlabel, ',' ORDER BY enumsortorder))
      FROM pg_enum GROUP BY enumtypid
    UNION ALL SELECT concat_ws('|', 'schema', nspname) FROM spaces
    UNION ALL SELECT concat_ws('|', 'extension', extname, extnamespace::regnamespace) FROM pg_extension
    UNION ALL SELECT pg_get_statisticsobjdef(oid) FROM pg_statistic_ext
    UNION ALL SELECT concat_ws('|', pg_describe_object(classoid, objoid, objsubid), description) FROM pg_description
      WHERE objoid >= 16384
    UNION ALL SELECT concat_ws('|', what, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END,
      privilege_type, is_grantable) FROM acl CROSS JOIN aclexplode(acl)
    ORDER BY 1
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

func grant(_ privileges: String..., on target: GrantDefinition.Target, to role: String = "cairn_reader") -> SchemaObject
{
  .grant(GrantDefinition(privileges, on: target, to: role))
}

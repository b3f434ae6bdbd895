import Foundation
import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

/// Changes of a schema with rows in it, and everything that has to hold for their plan on a real server.
struct PostgresScenario: CustomTestStringConvertible, Sendable {
  var name: String
  var before: DatabaseSchema
  var changes: [Change]
  /// SQL that puts rows in before the plan runs.
  var rows: String
  /// What goes cannot come back: an enum's value, values of another type.
  var isReversible: Bool
  /// With many statements there are too many places to stop at.
  var stops = true
  /// The oldest server that the SQL has to run on.
  var oldest = ServerVersion(13)

  init(
    _ name: String,
    _ tables: [TableDefinition],
    enumTypes: [EnumDefinition] = [],
    rows: String = "",
    isReversible: Bool = true,
    _ changes: [Change]
  ) {
    self.name = name
    self.before = DatabaseSchema(dialect: .postgres, enumTypes: enumTypes, tables: tables)
    self.changes = changes
    self.rows = rows
    self.isReversible = isReversible
  }

  var testDescription: String { name }
}

extension PostgresScenario {
  var dialect: PostgresDialect { PostgresDialect(DialectOptions(.postgres, from: oldest)) }

  static let dialect = PostgresDialect(DialectOptions(.postgres, from: ServerVersion(13)))

  /// The plan leads from `before` to `after` as `pg_dump` sees them, a second run changes nothing, and the plan of the
  /// inverse leads back.
  func check(on server: PostgresServer) throws {
    let after = try before.applying(changes)
    let there = dialect.plan(changes, from: before)
    let back = dialect.plan(changes.inverse, from: after)
    #expect(there.refusals.isEmpty)
    let dumpBefore = try server.withDatabase { try build(before, in: $0).canonicalDump() }
    let dumpAfter = try server.withDatabase { try build(after, in: $0).canonicalDump() }

    try server.withDatabase { database in
      try build(before, in: database).execute(rows)
      let catalogueBefore = try database.execute(Self.catalogue)
      try database.execute(there.script)
      #expect(try database.canonicalDump() == dumpAfter, "after the plan")
      try proveEffects(of: there, in: database)
      try database.execute(there.script)
      #expect(try database.canonicalDump() == dumpAfter, "after a second run")
      let catalogueAfter = try database.execute(Self.catalogue)
      guard isReversible else {
        if stops { try checkStops(of: there, catalogueAfter, on: server) }
        return
      }

      #expect(back.refusals.isEmpty)
      try database.execute(back.script)
      let dumpBack = try database.canonicalDump()
      #expect(dumpBack == dumpBefore, "after the plan back: \(Self.difference(dumpBefore, dumpBack))")
      try proveEffects(of: back, in: database)
      try database.execute(back.script)
      #expect(try database.canonicalDump() == dumpBefore, "after a second run back")
      if stops { try checkStops(of: there, catalogueAfter, and: back, catalogueBefore, in: database) }
    }
  }

  /// The lines that only one of two dumps has.
  private static func difference(_ wanted: String, _ actual: String) -> String {
    let (wanted, actual) = (wanted.split(separator: "\n"), actual.split(separator: "\n"))
    let missing = wanted.filter { !actual.contains($0) }.map { "- \($0)" }
    return (missing + actual.filter { !wanted.contains($0) }.map { "+ \($0)" }).joined(separator: "\n")
  }

  /// A run that stopped behind any statement is completed by the next, and taken back by the plan back; in one session.
  private func checkStops(
    of there: Plan,
    _ after: String,
    and back: Plan,
    _ before: String,
    in database: PostgresServer.Database
  ) throws {
    let mark = "-- the next catalogue"
    var script = ""
    var expected: [(place: String, catalogue: String)] = []
    func look(_ place: String, _ catalogue: String) {
      script += "SELECT '\(mark)';\n\(Self.catalogue);\n"
      expected.append((place, catalogue))
    }
    for stop in 0..<max(there.stops.upperBound, back.stops.upperBound) {
      script += there.script(stoppingBehind: stop) + there.script
      look("stopped behind statement \(stop), run again", after)
      script += back.script(stoppingBehind: stop) + back.script
      look("stopped behind statement \(stop) on the way back, run again", before)
      script += there.script(stoppingBehind: stop) + back.script
      look("stopped behind statement \(stop), taken back", before)
    }
    let found = try database.execute(script).components(separatedBy: mark + "\n").dropFirst()
    #expect(found.count == expected.count)
    for (found, expected) in zip(found, expected) { #expect(found == expected.catalogue, "\(expected.place)") }
  }

  private func checkStops(of there: Plan, _ after: String, on server: PostgresServer) throws {
    for stop in there.stops {
      try server.withDatabase { database in
        try build(before, in: database).execute(rows)
        let found = try database.execute(there.script(stoppingBehind: stop) + there.script + Self.catalogue)
        #expect(found == after, "stopped behind statement \(stop), run again")
      }
    }
  }

  /// What the catalogue says, in lines: quicker than a dump, and within the session.
  static let catalogue = """
    SELECT concat_ws('|', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull, attidentity,
        attgenerated, attcollation::regcollation, pg_get_expr(adbin, adrelid), col_description(attrelid, attnum))
      FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
      LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      WHERE relkind IN ('r', 'p') AND \(isOurs("relnamespace")) AND attnum > 0 AND NOT attisdropped
    UNION ALL SELECT concat_ws('|', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated,
        CASE WHEN contype <> 'n' THEN conislocal END)
      FROM pg_constraint WHERE conparentid = 0 AND \(isOurs("connamespace"))
    UNION ALL SELECT concat_ws('|', CASE WHEN relispartition THEN 'part of ' || (
        SELECT string_agg(inhparent::regclass::text, ' ') FROM pg_inherits WHERE inhrelid = indexrelid
      ) || ' on ' || indrelid::regclass ELSE pg_get_indexdef(indexrelid) END, indisvalid,
        obj_description(indexrelid, 'pg_class'))
      FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE \(isOurs("relnamespace"))
    UNION ALL SELECT concat_ws('|', enumtypid::regtype, string_agg(enumlabel, ',' ORDER BY enumsortorder))
      FROM pg_enum GROUP BY enumtypid
    UNION ALL SELECT concat_ws('|', oid::regclass, 'comment', obj_description(oid, 'pg_class'), relkind, relpersistence,
        reloptions, relrowsecurity, relforcerowsecurity, pg_get_partkeydef(oid), pg_get_expr(relpartbound, oid))
      FROM pg_class WHERE relkind IN ('r', 'p') AND \(isOurs("relnamespace"))
    UNION ALL SELECT concat_ws('|', seqrelid::regclass, seqtypid::regtype, seqstart, seqincrement, seqmin, seqmax, seqcache,
        seqcycle) FROM pg_sequence
    ORDER BY 1
    """

  private static func isOurs(_ namespace: String) -> String {
    "\(namespace)::regnamespace::text IN ('public', 'billing')"
  }

  private func build(
    _ schema: DatabaseSchema,
    in database: PostgresServer.Database
  ) throws -> PostgresServer.Database {
    let plan = dialect.plan(schema.creation, from: DatabaseSchema(dialect: .postgres))
    #expect(plan.isTransactional && plan.refusals.isEmpty)
    try database.execute("CREATE SCHEMA billing;" + plan.script)
    return database
  }

  private func proveEffects(of plan: Plan, in database: PostgresServer.Database) throws {
    for step in plan.steps {
      for verification in step.verifications {
        let answer = try database.execute(verification.query)
        #expect(answer == verification.expected + "\n", "\(step.title): \(verification.query)")
      }
    }
  }
}

extension DatabaseSchema {
  /// The changes that make it of nothing.
  var creation: [Change] {
    var changes = enumTypes.map(Change.createEnum)
    for table in tables {
      var table = table
      table.foreignKeys = []
      changes.append(.createTable(table))
    }
    for table in tables {
      changes += table.foreignKeys.map { .addElement(table: table.name, element: .foreignKey($0)) }
    }
    return changes
  }
}

extension Plan {
  var statements: [String] { steps.flatMap(\.statements) }

  var script: String { script(of: preamble + statements + epilogue) }

  /// As much of it as a run got to that was broken off, and the end of its session.
  func script(stoppingBehind count: Int) -> String {
    script(of: preamble + statements.prefix(count) + (isTransactional ? ["ROLLBACK"] : []) + ["RESET ALL"])
  }

  /// Behind how many statements a run can stop with another effect than not to have run at all.
  var stops: Range<Int> {
    isTransactional ? 1..<2 : 1..<statements.count
  }

  private func script(of statements: some Sequence<String>) -> String {
    statements.map { $0 + ";\n" }.joined()
  }
}

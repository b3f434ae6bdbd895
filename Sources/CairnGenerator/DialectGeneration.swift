import MigrationFiles
import SQLDialects
import SchemaDiff
import SchemaModel

/// What one dialect's migrations owe to the schema: a pure function of the declaration and what the folder holds.
struct DialectGeneration {
  var dialect: any SQLDialect
  var folder: MigrationFolder
  var changes: [Change] = []
  var migrations: [GeneratedMigration] = []
  /// Drops that look like one half of a rename.
  var questions: [RenameQuestion] = []
  /// What makes the generation impossible: changes that have no form, hints that contradict.
  var problems: [String] = []
  /// The dialect has no SQL for a change; its author may have.
  private(set) var isRefused = false

  /// The losses of all migrations that are not consented to.
  func missingConsent(_ consent: Set<String>) -> [Loss] {
    migrations.flatMap(\.losses).filter { !consent.contains($0.object) }
  }

  init(_ dialect: any SQLDialect, folder: MigrationFolder) {
    self.dialect = dialect
    self.folder = folder
  }

  /// What is to change, planned by nobody yet.
  init(owedTo lowered: LoweredSchema, in dialect: any SQLDialect, folder: MigrationFolder) {
    self.init(dialect, folder: folder)
    let before = folder.snapshot?.schema ?? DatabaseSchema(dialect: dialect.name)
    let difference = SchemaDiffer.difference(from: before, to: lowered.schema, renames: lowered.renames)
    changes = difference.changes
    questions = difference.questions
    problems = difference.problems.map(\.message)
  }

  /// Plans the way from the folder's snapshot to the lowered schema.
  init(
    _ lowered: LoweredSchema,
    of schemaName: String,
    in dialect: any SQLDialect,
    folder: MigrationFolder,
    name: String?,
    created: String
  ) {
    self.init(owedTo: lowered, in: dialect, folder: folder)
    let before = folder.snapshot?.schema ?? DatabaseSchema(dialect: dialect.name)
    guard problems.isEmpty, !changes.isEmpty else { return }

    let isFirst = folder.snapshot == nil
    let words = name ?? MigrationTitle.words(for: changes, of: schemaName, isFirst: isFirst)
    let portions = MigrationSplit.portions(of: changes)
    var previous = folder.lastName
    var number = folder.nextNumber
    if previous == nil {
      let tracking = Self.tracking(dialect, created: created)
      migrations.append(tracking)
      previous = tracking.name
    }
    var state = before
    for (index, portion) in portions.enumerated() {
      let part = portions.count == 1 ? "" : " part \(index + 1)"
      let migration = migrate(
        from: state,
        by: portion,
        MigrationName(number: number, words: words + part),
        purpose: MigrationTitle.purpose(of: portion, schemaName: schemaName, isFirst: isFirst) + part,
        requires: previous,
        created: created
      )
      guard let migration else { return }
      migrations.append(migration)
      (state, previous, number) = (migration.schema, migration.name, number + 1)
    }
    // What the changes lead to is what is written as the snapshot; it must be what was declared.
    if state.ignoringColumnOrder != lowered.schema.ignoringColumnOrder {
      problems.append(
        "the changes found do not lead to the declared schema; this is a defect of Cairn, please report it"
      )
    }
  }

  mutating func migrate(
    from before: DatabaseSchema,
    by changes: [Change],
    _ name: MigrationName,
    purpose: String,
    requires: MigrationName?,
    created: String,
    replaces: [ReplacedMigration] = []
  ) -> GeneratedMigration? {
    do throws(GeneratedMigration.Impossible) {
      return try GeneratedMigration(
        from: before,
        by: changes,
        in: dialect,
        name,
        purpose: purpose,
        requires: requires,
        created: created,
        replaces: replaces
      )
    } catch {
      problems += error.problems
      isRefused = true
      return nil
    }
  }

  /// `0000_schema_migrations.sql`
  private static func tracking(_ dialect: any SQLDialect, created: String) -> GeneratedMigration {
    let lowered = dialect.lower(TrackingTable.declaration(for: dialect.options)).schema
    let nothing = DatabaseSchema(dialect: dialect.name)
    let changes = lowered.tables.map(Change.createTable)
    let plan = dialect.plan(changes, from: nothing)
    let name = MigrationName(number: 0, words: TrackingTable.migrationWords)
    let document = MigrationDocument(
      name,
      dialect: dialect.options,
      purpose: "create the table in which cairn records the migrations that were applied",
      plan: plan,
      rollback: dialect.plan(changes.inverse, from: lowered),
      requires: nil,
      created: created
    )
    return GeneratedMigration(name: name, changes: [], plan: plan, text: document.text, schema: nothing)
  }
}

extension MigrationFolder {
  /// The newest migration that the history knows.
  var lastName: MigrationName? { (try? history.last)?.migration }

  var nextNumber: Int { (lastName?.number ?? 0) + 1 }
}

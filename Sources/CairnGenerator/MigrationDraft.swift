import MigrationFiles
import SchemaModel

/// The file that `--empty` or `--by-hand` begins: the sections of a migration, for SQL that the author writes.
struct MigrationDraft {
  var name: MigrationName
  var dialect: DialectOptions
  var requires: MigrationName?
  var created: String
  /// What the author's SQL makes of the schema.
  var changes: [Change]

  init(
    _ name: MigrationName,
    dialect: DialectOptions,
    requires: MigrationName?,
    created: String,
    changes: [Change] = []
  ) {
    self.name = name
    self.dialect = dialect
    self.requires = requires
    self.created = created
    self.changes = changes
  }

  /// In the header, so that a review sees what the SQL has to do.
  private var changeLines: String {
    changes.enumerated().map { index, change in
      "-- \(index == 0 ? "Changes:   " : "           ")\(SQLComment.line(change.description))\n"
    }.joined()
  }

  var text: String {
    let rule = "-- " + String(repeating: "=", count: 77)
    return """
      \(rule)
      -- Migration: \(name.fileName)    dialect: \(dialect.words)
      -- Purpose:   (what it is for)
      \(changeLines)-- Type:      hand-written
      -- Risk:      (what can go wrong, what is lost)
      -- Locking:   (which tables, how long)
      -- Runs:      statement by statement; the server commits each by itself
      -- Re-run:    (what happens when it runs again: each statement must be safe to run twice)
      -- Requires:  \(requires?.description ?? "nothing")
      -- Created:   \(created)
      \(rule)

      -- 1/1 (what this step does)
      -- Write SQL here; each statement is a step, and must be safe to run again.

      -- VERIFY ----------------------------------------------------------------------
      -- -- queries that prove it, each with what it answers:  SELECT …;   -- expect 1
      -- ROLLBACK --------------------------------------------------------------------
      -- -- statements that take it back, each line behind --

      """
  }
}

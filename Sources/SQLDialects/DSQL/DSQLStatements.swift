import SchemaModel

/// Statements in the forms that DSQL has and Postgres does not, or has otherwise; without a semicolon.
enum DSQLStatements {
  /// Rows in one UPDATE. A transaction takes 3,000 rows, but also no more than 10 MiB (facts/dsql.md, section 3): this
  /// leaves 10 kB for a row with its index entries.
  static let batch = 1_000

  /// The constraint takes the place of one of its name: there is no ADD CONSTRAINT IF NOT EXISTS, and the two actions of
  /// one statement leave no moment without it. NOT VALID is the only form (section 1.2).
  static func addingConstraint(_ name: String, _ clause: String, afterDropping others: [String] = []) -> [String] {
    (others + [name]).map(droppingConstraint) + ["ADD \(clause) NOT VALID"]
  }

  static func droppingConstraint(_ name: String) -> String {
    "DROP CONSTRAINT IF EXISTS \(PostgresText.quoted(name))"
  }

  /// Answers with a job. It takes no other action beside it.
  static func validateConstraint(_ name: String, of table: ObjectName) -> String {
    "ALTER TABLE ASYNC \(PostgresText.name(table)) VALIDATE CONSTRAINT \(PostgresText.quoted(name))"
  }

  static func alterTable(_ table: ObjectName, mayBeGone: Bool, _ actions: [String]) -> String {
    let head = "ALTER TABLE \(mayBeGone ? "IF EXISTS " : "")\(PostgresText.name(table))"
    return actions.count == 1 ? "\(head) \(actions[0])" : "\(head)\n  \(actions.joined(separator: ",\n  "))"
  }

  /// `UPDATE "t" SET "c" = 5 WHERE "id" IN (SELECT "id" FROM "t" WHERE "c" IS NULL LIMIT 1000)`
  static func fill(
    _ column: String,
    of table: ObjectName,
    with value: DefaultValue,
    by key: PrimaryKeyDefinition,
    where condition: String?
  ) -> String {
    let (name, quoted) = (PostgresText.name(table), PostgresText.quoted(column))
    let columns = key.columns.map(PostgresText.quoted).joined(separator: ", ")
    return "UPDATE \(name) SET \(quoted) = \(PostgresText.defaultValue(value))\n"
      + "WHERE \(key.columns.count == 1 ? columns : "(\(columns))") IN "
      + "(SELECT \(columns) FROM \(name) WHERE \(quoted) IS NULL LIMIT \(batch))"
      + (condition.map { "\n  AND \($0)" } ?? "")
  }

  /// `UPDATE "t" SET "c" = 'new' WHERE "id" IN (SELECT "id" FROM "t" WHERE "c" = 'old' LIMIT 1000)`
  static func relabel(
    _ column: String,
    of table: ObjectName,
    _ old: String,
    to new: String,
    by key: PrimaryKeyDefinition
  ) -> String {
    let (name, quoted) = (PostgresText.name(table), PostgresText.quoted(column))
    let columns = key.columns.map(PostgresText.quoted).joined(separator: ", ")
    return "UPDATE \(name) SET \(quoted) = \(PostgresText.literal(new))\n"
      + "WHERE \(key.columns.count == 1 ? columns : "(\(columns))") IN "
      + "(SELECT \(columns) FROM \(name) WHERE \(quoted) = \(PostgresText.literal(old)) LIMIT \(batch))"
  }

  /// The check that stands for NOT NULL on a column that was there before: there is no SET NOT NULL, and ADD COLUMN
  /// takes no constraint.
  ///
  /// A column that is NOT NULL from CREATE TABLE on has `attnotnull` in the catalogue and no such check; whoever reads a
  /// database must take either for NOT NULL. The name is without the table's, so that a table can be renamed: nothing
  /// tells a plan whether a column has the check, and RENAME CONSTRAINT has no IF EXISTS.
  static func notNullCheck(_ column: String) -> CheckDefinition {
    CheckDefinition(
      ObjectNaming.name([column], suffix: "not_null"),
      ColumnExpression([.column(column), .sql(" IS NOT NULL")])
    )
  }
}

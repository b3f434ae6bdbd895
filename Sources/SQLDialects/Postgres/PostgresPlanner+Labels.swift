import SchemaModel

/// Values of enumerations under other names.
extension PostgresPlanner {
  mutating func renameLabel(of type: ObjectName, _ old: String, to new: String) {
    let statement =
      "ALTER TYPE \(PostgresText.name(type)) RENAME VALUE \(PostgresText.literal(old)) TO \(PostgresText.literal(new))"
    let isUndone =
      "\(PostgresCatalogue.enumHas(old, type)) AND NOT \(PostgresCatalogue.enumHas(new, type))"
    add(
      "\(type): rename the value '\(old)' to '\(new)'",
      .renameEnumValue,
      [PostgresStatements.block(if: isUndone, [statement])],
      note: "Rows and defaults follow. \(Self.namesInUse)",
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.enumHas(new, type))]
    )
  }

  /// Rows of an enumeration that is text under a check: no row has the new value before, so that a second run finds
  /// nothing to do.
  mutating func renameLabel(of column: String, _ table: ObjectName, _ old: String, to new: String) {
    let (name, quoted) = (PostgresText.name(table), PostgresText.quoted(column))
    let (before, after) = (PostgresText.literal(old), PostgresText.literal(new))
    add(
      "\(table).\(column): write '\(new)' where it says '\(old)'",
      .updateRows,
      on: table,
      limited("UPDATE \(name) SET \(quoted) = \(after) WHERE \(quoted) = \(before)", .updateRows, on: table),
      note: "Until it is done, writes to these rows wait, and rows may hold any text. \(Self.namesInUse)",
      proofs: [Verification("SELECT count(*) FROM \(name) WHERE \(quoted) = \(before)", expect: "0")]
    )
  }
}

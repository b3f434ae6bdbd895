import SchemaModel

/// Values of enumerations under other names. DSQL has no enum types: a check on the column says which values there are.
extension DSQLPlanner {
  mutating func renameLabel(of column: String, _ table: ObjectName, _ old: String, to new: String) {
    let object = "\(table).\(column)"
    if relabelled[table]?[column]?.contains(new) == true { return refuse(object, DSQLObstacles.swappedLabels) }
    guard let key = schema.table(table)?.primaryKey else { return refuse(object, DSQLObstacles.labelWithoutKey) }
    let rows =
      "EXISTS (SELECT FROM \(PostgresText.name(table)) WHERE \(PostgresText.quoted(column)) = \(PostgresText.literal(old)))"
    add(
      "\(object): rows with '\(old)' get '\(new)'",
      .fill,
      on: table,
      [DSQLStatements.relabel(column, of: table, old, to: new, by: key)],
      note: "Between the drop of the old check and the new one, nothing refuses other values.",
      proofs: [PostgresCatalogue.absenceProof(rows)]
    )
  }

  /// A check stands in the way of the rows' new values: it goes before them, and does not wait for the one that takes its
  /// place.
  func blocksLabels(_ element: TableElement, of table: ObjectName) -> Bool {
    guard case .check(let check) = element, let columns = relabelled[table] else { return false }
    let mentioned = check.expression.columns
    return mentioned.isEmpty || mentioned.contains { columns[$0] != nil }
  }
}

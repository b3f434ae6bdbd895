package import SchemaModel

extension TableDefinition {
  /// As it is read from DSQL: a valid check that stands for NOT NULL is the column's, and no check.
  ///
  /// `CONSTRAINT word_not_null CHECK (word IS NOT NULL)` is what a plan makes, as there is no SET NOT NULL and ADD COLUMN
  /// takes no constraint; whether a column has it or is NOT NULL from CREATE TABLE on says nothing of the schema.
  package func takingChecksForNotNull() -> TableDefinition {
    var table = self
    for (index, column) in columns.enumerated() {
      let usual = DSQLStatements.notNullCheck(column.name)
      let isHeld = checks.contains { check in
        check.name == usual.name && check.isValidated && check.expression.columns == usual.expression.columns
          && check.expression.description.trimmingParentheses == usual.expression.description
      }
      guard isHeld else { continue }
      table.removeElement(.check, named: usual.name)
      table.columns[index].isNullable = false
    }
    return table
  }
}

extension String {
  /// `(word IS NOT NULL)` as the server prints it.
  fileprivate var trimmingParentheses: String {
    hasPrefix("(") && hasSuffix(")") ? String(dropFirst().dropLast()) : self
  }
}

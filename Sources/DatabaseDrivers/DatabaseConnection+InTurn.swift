extension DatabaseConnection {
  /// A pipeline for a server whose protocol has none: one statement after another.
  func inTurn(_ statements: [Statement], answered: (Int) -> Void) throws -> [StatementResult] {
    var results: [StatementResult] = []
    for (index, statement) in statements.enumerated() {
      do {
        results.append(
          statement.parameters.isEmpty
            ? try execute(statement.sql)
            : StatementResult(rows: try query(statement.sql, statement.parameters))
        )
        answered(index)
      } catch var error as DatabaseError {
        error.statementIndex = index
        throw error
      }
    }
    return results
  }
}

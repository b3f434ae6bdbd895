/// How the author says that values of one type become those of another: what stands behind `USING`.
///
/// It belongs to a change of type and not to a schema. Where a direction has no expression, the server's own conversion
/// is taken, if there is one.
package struct ColumnConversion: Hashable, Codable, Sendable {
  package var forward: ColumnExpression?
  /// The way back, for the rollback.
  package var back: ColumnExpression?

  package init(_ forward: ColumnExpression?, back: ColumnExpression? = nil) {
    self.forward = forward
    self.back = back
  }

  package var inverse: ColumnConversion { ColumnConversion(back, back: forward) }

  /// The columns that either direction mentions.
  package var columns: [String] { (forward?.columns ?? []) + (back?.columns ?? []) }

  package func renamingColumn(_ old: String, to new: String) -> ColumnConversion {
    ColumnConversion(forward?.renamingColumn(old, to: new), back: back?.renamingColumn(old, to: new))
  }
}

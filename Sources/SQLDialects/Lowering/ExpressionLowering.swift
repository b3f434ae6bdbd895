import SchemaModel

extension DeclaredExpression {
  /// The text that a dialect gets, its columns as columns of the expression's own table.
  func lowered(for dialect: DialectName) -> ColumnExpression {
    var segments: [ColumnExpression.Segment] = []
    for segment in self.segments(for: dialect) {
      switch segment {
      case .column(let reference):
        segments.append(.column(reference.column))
      case .sql(let text):
        if case .sql(let before) = segments.last {
          segments[segments.count - 1] = .sql(before + text)
        } else if !text.isEmpty {
          segments.append(.sql(text))
        }
      }
    }
    return ColumnExpression(segments)
  }

  /// The dialect has no text of its own and gets what others get too.
  func isShared(by dialect: DialectName) -> Bool { overrides[dialect] == nil }
}

/// SQL of the author's: one text for all dialects, and another for each dialect that wants its own.
package struct DeclaredExpression: Hashable, Sendable {
  package enum Segment: Hashable, Sendable {
    case sql(String)
    case column(DeclaredColumnReference)
  }

  package var segments: [Segment]
  package var overrides: [DialectName: [Segment]]

  package init(_ segments: [Segment], overrides: [DialectName: [Segment]] = [:]) {
    self.segments = segments
    self.overrides = overrides
  }

  package func segments(for dialect: DialectName) -> [Segment] {
    overrides[dialect] ?? segments
  }

  /// The columns that any dialect's text mentions.
  package var columns: [DeclaredColumnReference] {
    ([segments] + overrides.sorted { $0.key < $1.key }.map(\.value)).joined().compactMap { segment in
      if case .column(let reference) = segment { reference } else { nil }
    }
  }
}

/// A column that an element mentions.
package struct DeclaredColumnReference: Hashable, Sendable {
  /// The other table that the column is in, which is a mistake in most places; nil for the element's own table.
  package var table: String?
  package var column: String

  package init(_ column: String, in table: String? = nil) {
    self.column = column
    self.table = table
  }
}

extension DeclaredColumnReference: CustomStringConvertible {
  package var description: String { table.map { "\($0).\(column)" } ?? column }
}

/// SQL of the author's in which columns keep their identity, so that each dialect quotes them and a rename follows.
package struct ColumnExpression: Hashable, Sendable, SegmentedText {
  package enum Segment: Hashable, Sendable {
    case sql(String)
    /// A column of the table that the expression belongs to.
    case column(String)
  }

  /// Who printed the text: Cairn, or a server that rewrote it. The two never compare equal as text.
  package enum Origin: String, Codable, Hashable, Sendable {
    case declared, inspected
  }

  package var segments: [Segment]
  package var origin: Origin

  package init(_ segments: [Segment], origin: Origin = .declared) {
    self.segments = segments
    self.origin = origin
  }

  package init(sql: String) {
    self.init([.sql(sql)])
  }

  /// The columns it mentions, in order, each as often as it stands there.
  package var columns: [String] {
    segments.compactMap { segment in
      if case .column(let name) = segment { name } else { nil }
    }
  }

  package func renamingColumn(_ old: String, to new: String) -> ColumnExpression {
    ColumnExpression(segments.map { $0 == .column(old) ? .column(new) : $0 }, origin: origin)
  }

  /// The text with each column written by `quote`.
  package func rendered(quote: (String) -> String) -> String {
    segments.map { segment in
      switch segment {
      case .sql(let text): text
      case .column(let name): quote(name)
      }
    }.joined()
  }
}

extension ColumnExpression: CustomStringConvertible {
  /// As people read it, columns bare. Never for SQL: a dialect quotes.
  package var description: String { rendered { $0 } }
}

extension ColumnExpression.Segment: Codable {
  private enum CodingKeys: String, CodingKey {
    case column
  }

  package init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      self = .sql(text)
      return
    }
    self = .column(try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .column))
  }

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .sql(let text):
      var container = encoder.singleValueContainer()
      try container.encode(text)
    case .column(let name):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .column)
    }
  }
}

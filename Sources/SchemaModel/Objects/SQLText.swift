/// SQL of the author's that may mention tables, their columns and other objects by identity: the body of a view, a
/// routine, a trigger.
package struct SQLText: Hashable, Sendable, SegmentedText {
  package enum Segment: Hashable, Sendable {
    case sql(String)
    /// A relation, sequence, type or routine, written with its namespace.
    case object(ObjectName)
    /// A column of that relation, written as its bare name.
    case column(String, of: ObjectName)
  }

  package var segments: [Segment]
  package var origin: ColumnExpression.Origin

  package init(_ segments: [Segment], origin: ColumnExpression.Origin = .declared) {
    self.segments = segments
    self.origin = origin
  }

  package init(sql: String) {
    self.init([.sql(sql)])
  }

  /// The objects that it mentions, itself or through a column.
  package var mentionedObjects: Set<ObjectName> {
    Set(
      segments.compactMap { segment in
        switch segment {
        case .sql: nil
        case .object(let name), .column(_, let name): name
        }
      }
    )
  }

  /// The columns of a table that it mentions by identity.
  package func columns(of table: ObjectName) -> Set<String> {
    Set(
      segments.compactMap { segment in
        if case .column(let name, table) = segment { name } else { nil }
      }
    )
  }

  /// Whether its own words, beside what it mentions by identity, may mean something of this name.
  package func mayName(_ name: String) -> Bool {
    let name = name.lowercased()
    let isWord = name.allSatisfy(\.isPartOfWord)
    return segments.contains { segment in
      guard case .sql(let text) = segment else { return false }
      let words = text.lowercased()
      return isWord ? words.split { !$0.isPartOfWord }.contains { $0 == name } : words.contains(name)
    }
  }

  package func renamingObject(_ old: ObjectName, to new: ObjectName) -> SQLText {
    SQLText(
      segments.map { segment in
        switch segment {
        case .object(old): .object(new)
        case .column(let column, old): .column(column, of: new)
        case .sql, .object, .column: segment
        }
      },
      origin: origin
    )
  }

  package func renamingColumn(_ old: String, of table: ObjectName, to new: String) -> SQLText {
    SQLText(segments.map { $0 == .column(old, of: table) ? .column(new, of: table) : $0 }, origin: origin)
  }

  /// The text with each name written by a dialect.
  package func rendered(object: (ObjectName) -> String, column: (String) -> String) -> String {
    segments.map { segment in
      switch segment {
      case .sql(let text): text
      case .object(let name): object(name)
      case .column(let name, _): column(name)
      }
    }.joined()
  }
}

extension Character {
  fileprivate var isPartOfWord: Bool { isLetter || isNumber || self == "_" }
}

extension SQLText: CustomStringConvertible {
  /// As people read it, names bare. Never for SQL: a dialect quotes.
  package var description: String { rendered(object: \.description) { $0 } }
}

extension SQLText.Segment: Codable {
  private enum CodingKeys: String, CodingKey {
    case object, column, of
  }

  package init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      self = .sql(text)
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let column = try container.decodeIfPresent(String.self, forKey: .column) {
      self = .column(column, of: try container.decode(ObjectName.self, forKey: .of))
    } else {
      self = .object(try container.decode(ObjectName.self, forKey: .object))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .sql(let text):
      var container = encoder.singleValueContainer()
      try container.encode(text)
    case .object(let name):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .object)
    case .column(let column, let table):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(column, forKey: .column)
      try container.encode(table, forKey: .of)
    }
  }
}

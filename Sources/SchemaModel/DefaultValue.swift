/// What a column holds when a row does not say.
package enum DefaultValue: Hashable, Sendable {
  case literal(Literal)
  /// An expression in the dialect's own SQL: `now()`, `gen_random_uuid()`.
  case expression(ColumnExpression)
}

extension DefaultValue: CustomStringConvertible {
  package var description: String {
    switch self {
    case .literal(let literal): literal.description
    case .expression(let expression): expression.description
    }
  }
}

extension DefaultValue: Codable {
  private enum CodingKeys: String, CodingKey {
    case expression
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let expression = try container.decodeIfPresent(ColumnExpression.self, forKey: .expression) {
      self = .expression(expression)
    } else {
      self = .literal(try Literal(from: decoder))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .literal(let literal):
      try literal.encode(to: encoder)
    case .expression(let expression):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(expression, forKey: .expression)
    }
  }
}

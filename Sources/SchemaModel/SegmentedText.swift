/// SQL in which some things keep their identity, and who printed it.
///
/// Encoded as a list in which text stands for itself and everything else is an object: `[{"column": "credit"}, " >= 0"]`;
/// what a server rewrote stands under `inspected`.
package protocol SegmentedText: Codable {
  associatedtype Segment: Codable
  var segments: [Segment] { get }
  var origin: ColumnExpression.Origin { get }
  init(_ segments: [Segment], origin: ColumnExpression.Origin)
}

private enum SegmentedTextKey: String, CodingKey {
  case inspected
}

extension SegmentedText {
  package init(from decoder: any Decoder) throws {
    if let segments = try? decoder.singleValueContainer().decode([Segment].self) {
      self.init(segments, origin: .declared)
      return
    }
    let container = try decoder.container(keyedBy: SegmentedTextKey.self)
    self.init(try container.decode([Segment].self, forKey: .inspected), origin: .inspected)
  }

  package func encode(to encoder: any Encoder) throws {
    switch origin {
    case .declared:
      var container = encoder.singleValueContainer()
      try container.encode(segments)
    case .inspected:
      var container = encoder.container(keyedBy: SegmentedTextKey.self)
      try container.encode(segments, forKey: .inspected)
    }
  }
}

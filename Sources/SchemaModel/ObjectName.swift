/// The name of a relation or type: its own name, and the namespace it lives in where that is not the default one.
package struct ObjectName: Hashable, Sendable {
  package var namespace: String?
  package var name: String

  package init(_ name: String, in namespace: String? = nil) {
    self.namespace = namespace
    self.name = name
  }
}

extension ObjectName {
  /// What was called `oldName` before it got this name: in the same namespace, or, as nothing gets the name that it has,
  /// in the default one.
  package func before(_ oldName: String) -> ObjectName {
    oldName == name ? ObjectName(oldName) : ObjectName(oldName, in: namespace)
  }
}

extension ObjectName: Comparable {
  package static func < (left: ObjectName, right: ObjectName) -> Bool {
    (left.namespace ?? "", left.name) < (right.namespace ?? "", right.name)
  }
}

extension ObjectName: CustomStringConvertible {
  /// As people say it: `users`, or `billing.users`. Never for SQL: a dialect quotes.
  package var description: String {
    namespace.map { "\($0).\(name)" } ?? name
  }
}

extension ObjectName: Codable {
  private enum CodingKeys: String, CodingKey {
    case namespace, name
  }

  package init(from decoder: any Decoder) throws {
    if let name = try? decoder.singleValueContainer().decode(String.self) {
      self.init(name)
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try container.decode(String.self, forKey: .name),
      in: try container.decode(String.self, forKey: .namespace)
    )
  }

  package func encode(to encoder: any Encoder) throws {
    guard let namespace else {
      var container = encoder.singleValueContainer()
      try container.encode(name)
      return
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(namespace, forKey: .namespace)
    try container.encode(name, forKey: .name)
  }
}

/// A value of JSON, to take things out of it that no type here knows of.
indirect enum JSONValue: Hashable, Codable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .integer(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .boolean(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let values): try container.encode(values)
    case .object(let members): try container.encode(members)
    }
  }
}

extension JSONValue {
  /// One step into a value.
  enum Step: Hashable {
    case member(String)
    case index(Int)
    /// The object in an array that has this name.
    case named(JSONValue)
  }

  typealias Path = [Step]

  /// The ways to everything that can be taken out: members of objects and elements of arrays, the outer before the inner.
  var paths: [Path] {
    switch self {
    case .null, .boolean, .integer, .string: return []
    case .array(let values):
      return values.enumerated().flatMap { index, value in
        let step = value.name.map(Step.named) ?? .index(index)
        return [[step]] + value.paths.map { [step] + $0 }
      }
    case .object(let members):
      return members.sorted { $0.key < $1.key }.flatMap { key, value in
        [[.member(key)]] + value.paths.map { [.member(key)] + $0 }
      }
    }
  }

  var name: JSONValue? {
    guard case .object(let members) = self else { return nil }
    if let name = members["name"] { return name }
    // An object of one member says of what kind it is: `{"view": {"name": …}}`.
    guard members.count == 1, let (kind, value) = members.first, let name = value.name else { return nil }
    return .array([.string(kind), name])
  }

  /// The value without what stands there; nil when nothing does.
  func removing(_ path: some Collection<Step>) -> JSONValue? {
    guard let step = path.first else { return nil }
    let rest = path.dropFirst()
    switch (self, step) {
    case (.object(var members), .member(let key)):
      guard let value = members[key] else { return nil }
      if rest.isEmpty {
        members[key] = nil
      } else {
        guard let smaller = value.removing(rest) else { return nil }
        members[key] = smaller
      }
      return .object(members)
    case (.array(var values), _):
      let index: Int?
      switch step {
      case .index(let number): index = values.indices.contains(number) ? number : nil
      case .named(let name): index = values.firstIndex { $0.name == name }
      case .member: index = nil
      }
      guard let index else { return nil }
      if rest.isEmpty {
        values.remove(at: index)
      } else {
        guard let smaller = values[index].removing(rest) else { return nil }
        values[index] = smaller
      }
      return .array(values)
    default: return nil
    }
  }
}

/// A column's type as its server knows it, in the dialect's canonical spelling.
///
/// `varchar(255)` on one server and `character varying(255)` on another are different spellings of different dialects;
/// within one dialect each type has exactly one value here, so that two schemas compare by `==`.
package indirect enum ColumnType: Hashable, Sendable {
  /// A type of the server's own: `uuid`, `numeric(10, 2)`, `bigint unsigned`. The name never holds a parenthesis.
  case builtin(String, [Int])
  /// A type that `CREATE TYPE … AS ENUM` made.
  case enumType(ObjectName)
  /// A type that `CREATE DOMAIN` made.
  case domain(ObjectName)
  /// An enumeration written into the column itself, as MySQL has it.
  case inlineEnum([String])
  case array(ColumnType)
  /// The author's own text, for a type that Cairn has no word for.
  case verbatim(String)

  package static func builtin(_ name: String) -> ColumnType { .builtin(name, []) }
}

extension ColumnType {
  /// The enumeration type that this type is, or is an array of.
  package var enumTypeName: ObjectName? {
    switch self {
    case .enumType(let name): name
    case .array(let element): element.enumTypeName
    case .builtin, .domain, .inlineEnum, .verbatim: nil
    }
  }

  /// The domain that this type is, or is an array of.
  package var domainName: ObjectName? {
    switch self {
    case .domain(let name): name
    case .array(let element): element.domainName
    case .builtin, .enumType, .inlineEnum, .verbatim: nil
    }
  }

  /// The same type with one domain called by another name.
  package func renamingDomain(_ old: ObjectName, to new: ObjectName) -> ColumnType {
    switch self {
    case .domain(old): .domain(new)
    case .array(let element): .array(element.renamingDomain(old, to: new))
    case .builtin, .domain, .enumType, .inlineEnum, .verbatim: self
    }
  }

  /// The same type with one enumeration type called by another name.
  package func renamingEnum(_ old: ObjectName, to new: ObjectName) -> ColumnType {
    switch self {
    case .enumType(old): .enumType(new)
    case .array(let element): .array(element.renamingEnum(old, to: new))
    case .builtin, .domain, .enumType, .inlineEnum, .verbatim: self
    }
  }
}

extension ColumnType: CustomStringConvertible {
  /// As people say it: `varchar(255)`, `numeric(10, 2)[]`. Never for SQL: a dialect renders.
  package var description: String {
    switch self {
    case .builtin(let name, let arguments):
      arguments.isEmpty ? name : "\(name)(\(arguments.map(String.init).joined(separator: ", ")))"
    case .enumType(let name), .domain(let name): name.description
    case .inlineEnum(let labels): "enum(\(labels.map { "'\($0)'" }.joined(separator: ", ")))"
    case .array(let element): "\(element)[]"
    case .verbatim(let text): text
    }
  }
}

extension ColumnType: Codable {
  private enum CodingKeys: String, CodingKey {
    case `enum`, domain, labels, array, verbatim
  }

  /// A type of the server's own stands as text (`"numeric(10, 2)"`), each other kind as an object that names the kind.
  package init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      self = try ColumnType(builtinText: text, codingPath: decoder.codingPath)
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let name = try container.decodeIfPresent(ObjectName.self, forKey: .enum) {
      self = .enumType(name)
    } else if let name = try container.decodeIfPresent(ObjectName.self, forKey: .domain) {
      self = .domain(name)
    } else if let labels = try container.decodeIfPresent([String].self, forKey: .labels) {
      self = .inlineEnum(labels)
    } else if let element = try container.decodeIfPresent(ColumnType.self, forKey: .array) {
      self = .array(element)
    } else {
      self = .verbatim(try container.decode(String.self, forKey: .verbatim))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    if case .builtin = self {
      var container = encoder.singleValueContainer()
      try container.encode(description)
      return
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .builtin: break
    case .enumType(let name): try container.encode(name, forKey: .enum)
    case .domain(let name): try container.encode(name, forKey: .domain)
    case .inlineEnum(let labels): try container.encode(labels, forKey: .labels)
    case .array(let element): try container.encode(element, forKey: .array)
    case .verbatim(let text): try container.encode(text, forKey: .verbatim)
    }
  }

  private init(builtinText text: String, codingPath: [any CodingKey]) throws {
    guard let open = text.firstIndex(of: "(") else {
      self = .builtin(text, [])
      return
    }
    let inside = text[text.index(after: open)...].dropLast()
    let arguments = inside.split(separator: ",").map { Int($0.drop { $0 == " " }) }
    guard text.hasSuffix(")"), !arguments.isEmpty, !arguments.contains(nil) else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: codingPath, debugDescription: "'\(text)' is no type of the form name(1, 2)")
      )
    }
    self = .builtin(String(text[..<open]), arguments.compactMap { $0 })
  }
}

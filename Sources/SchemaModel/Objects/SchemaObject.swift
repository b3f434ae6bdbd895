/// Anything in a schema that is neither a table, nor part of one, nor an enumeration type.
package enum SchemaObject: Hashable, Sendable {
  case namespace(NamespaceDefinition)
  case `extension`(ExtensionDefinition)
  case domain(DomainDefinition)
  case sequence(SequenceDefinition)
  case routine(RoutineDefinition)
  case view(ViewDefinition)
  case trigger(TriggerDefinition)
  case policy(PolicyDefinition)
  case grant(GrantDefinition)
  case raw(RawDefinition)

  package enum Kind: String, CaseIterable, Codable, Hashable, Sendable, CodingKey {
    case namespace, `extension`, domain, sequence, routine, view, trigger, policy, grant, raw
  }

  package var kind: Kind {
    switch self {
    case .namespace: .namespace
    case .extension: .extension
    case .domain: .domain
    case .sequence: .sequence
    case .routine: .routine
    case .view: .view
    case .trigger: .trigger
    case .policy: .policy
    case .grant: .grant
    case .raw: .raw
    }
  }

  /// What it is called; a grant is called after what it is on.
  package var name: ObjectName {
    switch self {
    case .namespace(let definition): ObjectName(definition.name)
    case .extension(let definition): ObjectName(definition.name)
    case .domain(let definition): definition.name
    case .sequence(let definition): definition.name
    case .routine(let definition): definition.name
    case .view(let definition): definition.name
    case .trigger(let definition): ObjectName(definition.name, in: definition.table.namespace)
    case .policy(let definition): ObjectName(definition.name, in: definition.table.namespace)
    case .grant(let definition): definition.target.name
    case .raw(let definition): definition.name
    }
  }

  /// What it is about, for people who read the database.
  package var comment: String? {
    switch self {
    case .namespace(let definition): definition.comment
    case .domain(let definition): definition.comment
    case .sequence(let definition): definition.comment
    case .routine(let definition): definition.comment
    case .view(let definition): definition.comment
    case .trigger(let definition): definition.comment
    case .policy(let definition): definition.comment
    case .extension, .grant, .raw: nil
    }
  }

  /// The relation that it is part of and goes with.
  package var owner: ObjectName? {
    switch self {
    case .trigger(let definition): definition.table
    case .policy(let definition): definition.table
    case .grant(let definition): definition.target.name
    case .namespace, .extension, .domain, .sequence, .routine, .view, .raw: nil
    }
  }

  package var key: SchemaObjectKey {
    switch self {
    case .trigger(let definition):
      SchemaObjectKey(kind: kind, name: name, detail: definition.table.description)
    case .policy(let definition):
      SchemaObjectKey(kind: kind, name: name, detail: definition.table.description)
    case .routine(let definition):
      SchemaObjectKey(kind: kind, name: name, detail: "\(definition.kind.rawValue) (\(definition.signature))")
    case .grant(let definition):
      SchemaObjectKey(kind: kind, name: name, detail: "\(definition.target.words) to \(definition.role)")
    case .namespace, .extension, .domain, .sequence, .view, .raw:
      SchemaObjectKey(kind: kind, name: name, detail: "")
    }
  }

  /// Whether tables may use it, so that it comes before them; everything else may use tables.
  package var comesBeforeTables: Bool {
    switch self {
    case .namespace, .extension, .domain, .sequence: true
    case .routine(let definition): definition.mentionedObjects.isEmpty
    case .raw(let definition): definition.stage == .beforeTables
    case .view, .trigger, .policy, .grant: false
    }
  }
}

/// What tells one object of a schema from all others.
package struct SchemaObjectKey: Hashable, Sendable, Comparable {
  package var kind: SchemaObject.Kind
  package var name: ObjectName
  /// The table of a trigger or policy, the arguments of a routine, the role of a grant.
  package var detail: String

  package init(kind: SchemaObject.Kind, name: ObjectName, detail: String) {
    self.kind = kind
    self.name = name
    self.detail = detail
  }

  package static func < (left: SchemaObjectKey, right: SchemaObjectKey) -> Bool {
    if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
    return (left.name, left.detail) < (right.name, right.detail)
  }
}

extension SchemaObjectKey: CustomStringConvertible {
  /// As people say it: `view active_users`, `trigger touch on users`.
  package var description: String {
    switch kind {
    case .trigger, .policy: "\(kind.rawValue) \(name.name) on \(detail)"
    case .routine: "\(detail.hasPrefix("procedure") ? "procedure" : "function") \(name)\(detail.drop { $0 != "(" })"
    case .grant: "grant on \(detail)"
    case .namespace, .extension, .domain, .sequence, .view, .raw: "\(kind.rawValue) \(name)"
    }
  }
}

extension GrantDefinition.Target {
  package var name: ObjectName {
    switch self {
    case .relation(let name, _), .sequence(let name), .routine(let name, _, _), .type(let name): name
    case .namespace(let name): ObjectName(name)
    }
  }

  /// As people say it: `users (id, email)`, `sequence numbers`.
  package var words: String {
    switch self {
    case .relation(let name, let columns):
      columns.isEmpty ? "\(name)" : "\(name) (\(columns.joined(separator: ", ")))"
    case .sequence(let name): "sequence \(name)"
    case .namespace(let name): "schema \(name)"
    case .routine(let name, let kind, let signature): "\(kind.rawValue) \(name)(\(signature))"
    case .type(let name): "type \(name)"
    }
  }
}

extension SchemaObject: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Kind.self)
    guard let kind = container.allKeys.first else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "an object without a kind")
      )
    }
    switch kind {
    case .namespace: self = .namespace(try container.decode(NamespaceDefinition.self, forKey: kind))
    case .extension: self = .extension(try container.decode(ExtensionDefinition.self, forKey: kind))
    case .domain: self = .domain(try container.decode(DomainDefinition.self, forKey: kind))
    case .sequence: self = .sequence(try container.decode(SequenceDefinition.self, forKey: kind))
    case .routine: self = .routine(try container.decode(RoutineDefinition.self, forKey: kind))
    case .view: self = .view(try container.decode(ViewDefinition.self, forKey: kind))
    case .trigger: self = .trigger(try container.decode(TriggerDefinition.self, forKey: kind))
    case .policy: self = .policy(try container.decode(PolicyDefinition.self, forKey: kind))
    case .grant: self = .grant(try container.decode(GrantDefinition.self, forKey: kind))
    case .raw: self = .raw(try container.decode(RawDefinition.self, forKey: kind))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Kind.self)
    switch self {
    case .namespace(let definition): try container.encode(definition, forKey: .namespace)
    case .extension(let definition): try container.encode(definition, forKey: .extension)
    case .domain(let definition): try container.encode(definition, forKey: .domain)
    case .sequence(let definition): try container.encode(definition, forKey: .sequence)
    case .routine(let definition): try container.encode(definition, forKey: .routine)
    case .view(let definition): try container.encode(definition, forKey: .view)
    case .trigger(let definition): try container.encode(definition, forKey: .trigger)
    case .policy(let definition): try container.encode(definition, forKey: .policy)
    case .grant(let definition): try container.encode(definition, forKey: .grant)
    case .raw(let definition): try container.encode(definition, forKey: .raw)
    }
  }
}

extension SchemaObject {
  /// The same object under another name; what it is part of stays.
  package func renamed(to name: ObjectName) -> SchemaObject {
    switch self {
    case .namespace(var definition):
      definition.name = name.name
      return .namespace(definition)
    case .extension(var definition):
      definition.name = name.name
      return .extension(definition)
    case .domain(var definition):
      definition.name = name
      return .domain(definition)
    case .sequence(var definition):
      definition.name = name
      return .sequence(definition)
    case .routine(var definition):
      definition.name = name
      return .routine(definition)
    case .view(var definition):
      definition.name = name
      return .view(definition)
    case .trigger(var definition):
      definition.name = name.name
      return .trigger(definition)
    case .policy(var definition):
      definition.name = name.name
      return .policy(definition)
    case .grant: return self
    case .raw(var definition):
      definition.name = name
      return .raw(definition)
    }
  }
}

import SchemaModel

extension [Change] {
  /// What these changes build on an object that they drop and make again, in the order in which it is built.
  func objectsBuiltAgain(on object: SchemaObject) -> [SchemaObject] {
    guard object.mayBeBuiltOn, let start = firstIndex(of: .dropObject(object)) else { return [] }
    let created = self[start...].compactMap { change in
      if case .createObject(let other) = change { other } else { nil }
    }
    guard created.contains(where: { $0.key == object.key }) else { return [] }
    var names: Set<ObjectName> = [object.name]
    var built: [SchemaObject] = []
    for other in created where other.key != object.key && !other.boundObjects.isDisjoint(with: names) {
      if other.mayBeBuiltOn { names.insert(other.name) }
      built.append(other)
    }
    return built
  }
}

extension SchemaObject {
  /// Others may be bound to it, so that the server refuses to drop it under them.
  fileprivate var mayBeBuiltOn: Bool {
    switch kind {
    case .view, .routine, .raw: true
    case .namespace, .extension, .domain, .sequence, .trigger, .policy, .grant: false
    }
  }
}

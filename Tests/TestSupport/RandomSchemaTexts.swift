package import SchemaModel

extension DatabaseSchema {
  /// Texts that the server does not change are changed by their author when something takes another name.
  package mutating func followTexts(_ follow: (SQLText) -> SQLText) {
    for object in objects {
      switch object {
      case .routine(var routine):
        routine.body = follow(routine.body)
        insert(.routine(routine))
      case .raw(var raw):
        raw.create = follow(raw.create)
        raw.drop = follow(raw.drop)
        insert(.raw(raw))
      case .trigger(var trigger):
        guard case .statement(let body) = trigger.action else { continue }
        trigger.action = .statement(follow(body))
        insert(.trigger(trigger))
      default: break
      }
    }
  }
}

extension SQLText {
  func movingNamespace(_ old: String, to new: String) -> SQLText {
    mentionedObjects.filter { $0.namespace == old }.sorted()
      .reduce(self) { $0.renamingObject($1, to: $1.movingNamespace(old, to: new)) }
  }
}

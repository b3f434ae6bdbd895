extension SchemaObject {
  /// Whether a server holds the same for both: what Cairn is told about the one may differ, as what it uses, or how the
  /// object of an author's own text is dropped and looked for.
  package func isSame(asMadeFrom other: SchemaObject) -> Bool {
    switch (self, other) {
    case (.raw(let old), .raw(let new)): old.name == new.name && old.create == new.create
    default: using(other) == other
    }
  }

  /// With what the other form of it says, too, of what it uses: one of the two may say less.
  package func knowingUses(of other: SchemaObject?) -> SchemaObject {
    guard let other, kind == .policy || isSame(asMadeFrom: other) else { return self }
    switch (self, other) {
    case (.view(var old), .view(let new)):
      old.dependencies = old.dependencies.joined(with: new.dependencies)
      return .view(old)
    case (.routine(var old), .routine(let new)):
      old.dependencies = old.dependencies.joined(with: new.dependencies)
      return .routine(old)
    case (.raw(var old), .raw(let new)):
      old.dependencies = old.dependencies.joined(with: new.dependencies)
      old.uses = old.uses ?? new.uses
      return .raw(old)
    case (.policy(var old), .policy(let new)):
      old.uses = old.uses ?? new.uses
      return .policy(old)
    case (.trigger(var old), .trigger(let new)):
      old.uses = old.uses ?? new.uses
      return .trigger(old)
    default: return self
    }
  }

  /// With what the other form of it uses.
  private func using(_ other: SchemaObject) -> SchemaObject {
    switch (self, other) {
    case (.view(var old), .view(let new)):
      old.dependencies = new.dependencies
      return .view(old)
    case (.routine(var old), .routine(let new)):
      old.dependencies = new.dependencies
      return .routine(old)
    case (.policy(var old), .policy(let new)):
      old.uses = new.uses
      return .policy(old)
    case (.trigger(var old), .trigger(let new)):
      old.uses = new.uses
      return .trigger(old)
    default: return self
    }
  }
}

extension [ObjectName] {
  fileprivate func joined(with others: [ObjectName]) -> [ObjectName] {
    Set(self).union(others).sorted()
  }
}

import SchemaModel

/// Which objects need which: a value of Swift's cannot be made from one that is made from it.
struct MentionGraph {
  private let providers: [ObjectName: SchemaObjectKey]
  private let uses: [SchemaObjectKey: Set<ObjectName>]

  init(_ schema: DatabaseSchema) {
    var providers: [ObjectName: SchemaObjectKey] = [:]
    var uses: [SchemaObjectKey: Set<ObjectName>] = [:]
    for object in schema.objects {
      guard let name = object.providedName else { continue }
      if providers[name] == nil { providers[name] = object.key }
      uses[object.key] = object.mentionedObjects
    }
    self.providers = providers
    self.uses = uses
  }

  /// The object that a name stands for.
  func provider(of name: ObjectName) -> SchemaObjectKey? { providers[name] }

  /// Whether there is a value for the name that the value of `owner` can be made from.
  func canMention(_ name: ObjectName, from owner: SchemaObjectKey?) -> Bool {
    guard let key = providers[name] else { return false }
    return owner.map { !leads(from: key, to: $0) } ?? true
  }

  private func leads(from start: SchemaObjectKey, to end: SchemaObjectKey) -> Bool {
    var (open, seen): ([SchemaObjectKey], Set<SchemaObjectKey>) = ([start], [])
    while let key = open.popLast() {
      if key == end { return true }
      if seen.insert(key).inserted { open += (uses[key] ?? []).compactMap { providers[$0] } }
    }
    return false
  }
}

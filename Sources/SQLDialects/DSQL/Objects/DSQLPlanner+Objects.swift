import SchemaModel

/// Namespaces, domains, sequences, routines, views, grants and raw objects. The other kinds are refused.
extension DSQLPlanner {
  mutating func createObject(_ object: SchemaObject) {
    if let obstacle = DSQLObstacles.object(object) { return refuse(object.key.description, obstacle) }
    switch object {
    case .namespace(let definition): createNamespace(definition)
    case .domain(let definition): createDomain(definition)
    case .sequence(let definition): createSequence(definition)
    case .routine(let definition): createRoutine(definition)
    case .view(let definition): createView(definition)
    case .grant(let definition): createGrant(definition)
    case .raw(let definition): createRaw(definition)
    case .extension, .trigger, .policy: break
    }
  }

  mutating func dropObject(_ object: SchemaObject) {
    if let obstacle = DSQLObstacles.object(object) { return refuse(object.key.description, obstacle) }
    switch object {
    case .namespace(let definition): dropNamespace(definition)
    case .domain(let definition): dropDomain(definition)
    case .sequence(let definition): dropSequence(definition)
    case .routine(let definition): dropRoutine(definition)
    case .view(let definition): dropView(definition)
    case .grant(let definition): dropGrant(definition)
    case .raw(let definition): dropRaw(definition)
    case .extension, .trigger, .policy: break
    }
  }

  mutating func alterObject(from old: SchemaObject, to new: SchemaObject) {
    if let obstacle = DSQLObstacles.object(new) ?? DSQLObstacles.object(old) {
      return refuse(new.key.description, obstacle)
    }
    if new.isSame(asMadeFrom: old) { return }
    switch (old, new) {
    // A comment is all that could differ, and is refused.
    case (.namespace, .namespace): break
    case (.domain(let old), .domain(let new)): alterDomain(from: old, to: new)
    case (.sequence(let old), .sequence(let new)): alterSequence(from: old, to: new)
    case (.routine(let old), .routine(let new)): alterRoutine(from: old, to: new)
    case (.view(let old), .view(let new)):
      changeComment(of: .view(new), PostgresObjectStatements.view(new), from: old.comment, to: new.comment)
    case (.grant(let old), .grant(let new)): alterGrant(from: old, to: new)
    default:
      dropObject(old)
      createObject(new)
    }
  }

  mutating func renameObject(_ object: SchemaObject, to new: ObjectName) {
    switch object {
    case .namespace: refuse(object.key.description, DSQLObstacles.namespaceRename)
    case .domain(let domain): renameDomain(domain, to: new)
    case .sequence(let sequence): renameSequence(sequence, to: new)
    case .extension, .routine, .view, .trigger, .policy, .grant, .raw:
      refuse(object.key.description, "it cannot take another name", wayOut: "drop it, and declare another one")
    }
  }

  // MARK: What several kinds need

  /// Whether the plan makes the object again.
  func comesBack(_ object: SchemaObject) -> Bool { createdObjects.contains(object.key) }

  func comments(on object: String, from old: String? = nil, to new: String?) -> [String] {
    old == new ? [] : [PostgresObjectStatements.comment(on: object, new)]
  }

  mutating func changeComment(of object: SchemaObject, _ words: String, from old: String?, to new: String?) {
    let statements = comments(on: words, from: old, to: new)
    if statements.isEmpty { return }
    add("\(object.key): \(new == nil ? "drop the comment" : "comment")", .comment, statements)
  }

  /// When the plan runs again, what its first steps drop is new, and what its last steps built on it goes before it.
  func dropsOfWhatIsBuiltAgain(on object: SchemaObject) -> [String] {
    guard comesBack(object) else { return [] }
    return changes.objectsBuiltAgain(on: object).reversed().compactMap { built in
      switch built {
      case .view(let view): "DROP VIEW IF EXISTS \(PostgresText.name(view.name))"
      case .routine(let routine): "DROP FUNCTION IF EXISTS \(PostgresText.routine(routine))"
      case .namespace, .extension, .domain, .sequence, .trigger, .policy, .grant, .raw: nil
      }
    }
  }

  /// `ALTER … IF EXISTS`, which does nothing when it runs again.
  func moving(_ kind: String, _ old: ObjectName, to new: ObjectName) -> [String] {
    PostgresStatements.move("\(kind) IF EXISTS", old, to: new)
  }
}

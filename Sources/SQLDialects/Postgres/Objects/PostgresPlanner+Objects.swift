import SchemaModel

/// Namespaces, extensions, domains, sequences, routines, views, triggers, policies, grants and raw objects.
extension PostgresPlanner {
  mutating func createObject(_ object: SchemaObject) {
    if let reason = obstacle(to: object) { return refuse(object.key.description, reason.reason, wayOut: reason.wayOut) }
    switch object {
    case .namespace(let definition): createNamespace(definition)
    case .extension(let definition): createExtension(definition)
    case .domain(let definition): createDomain(definition)
    case .sequence(let definition): createSequence(definition)
    case .routine(let definition): createRoutine(definition)
    case .view(let definition): createView(definition)
    case .trigger(let definition): createTrigger(definition)
    case .policy(let definition): createPolicy(definition)
    case .grant(let definition): createGrant(definition)
    case .raw(let definition): createRaw(definition)
    }
  }

  mutating func dropObject(_ object: SchemaObject) {
    let builtOn = dropsOfWhatIsBuiltAgain(on: object)
    switch object {
    case .namespace(let definition): dropNamespace(definition)
    case .extension(let definition): dropExtension(definition)
    case .domain(let definition): dropDomain(definition)
    case .sequence(let definition): dropSequence(definition)
    case .routine(let definition): dropRoutine(definition, after: builtOn)
    case .view(let definition): dropView(definition, after: builtOn)
    case .trigger(let definition): dropTrigger(definition)
    case .policy(let definition): dropPolicy(definition)
    case .grant(let definition): dropGrant(definition)
    case .raw(let definition): dropRaw(definition, after: builtOn)
    }
  }

  mutating func alterObject(from old: SchemaObject, to new: SchemaObject) {
    if let reason = obstacle(to: new) { return refuse(new.key.description, reason.reason, wayOut: reason.wayOut) }
    if new.isSame(asMadeFrom: old) { return }
    switch (old, new) {
    case (.namespace(let old), .namespace(let new)): alterNamespace(from: old, to: new)
    case (.extension(let old), .extension(let new)): alterExtension(from: old, to: new)
    case (.domain(let old), .domain(let new)): alterDomain(from: old, to: new)
    case (.sequence(let old), .sequence(let new)): alterSequence(from: old, to: new)
    case (.routine(let old), .routine(let new)): alterRoutine(from: old, to: new)
    case (.view(let old), .view(let new)): alterView(from: old, to: new)
    case (.trigger(let old), .trigger(let new)): alterTrigger(from: old, to: new)
    case (.policy(let old), .policy(let new)): alterPolicy(from: old, to: new)
    case (.grant(let old), .grant(let new)): alterGrant(from: old, to: new)
    case (.raw(let old), .raw(let new)) where old.canBeReplaced(by: new): replaceRaw(old, by: new)
    default:
      dropObject(old)
      createObject(new)
    }
  }

  mutating func renameObject(_ object: SchemaObject, to new: ObjectName) {
    switch object {
    case .namespace(let definition): renameNamespace(definition.name, to: new.name)
    case .domain(let definition):
      let isUndone = "\(PostgresCatalogue.typeExists(definition.name)) AND \(PostgresCatalogue.typeIsMissing(new))"
      move("DOMAIN", .renameDomain, object, to: new, if: isUndone, PostgresCatalogue.typeExists(new))
    case .sequence(let definition):
      let isUndone =
        "\(PostgresCatalogue.relationExists(definition.name)) AND \(PostgresCatalogue.relationIsMissing(new))"
      move("SEQUENCE", .renameSequence, object, to: new, if: isUndone, PostgresCatalogue.relationExists(new))
    case .extension, .routine, .view, .trigger, .policy, .grant, .raw:
      refuse(object.key.description, "it cannot take another name", wayOut: "drop it, and declare another one")
    }
  }

  private mutating func move(
    _ kind: String,
    _ operation: PostgresOperation,
    _ object: SchemaObject,
    to new: ObjectName,
    if isUndone: String,
    _ isDone: String
  ) {
    add(
      "\(object.key): rename to \(new)",
      operation,
      on: operation == .renameSequence ? object.name : nil,
      [PostgresStatements.block(if: isUndone, PostgresStatements.move(kind, object.name, to: new))],
      note: Self.namesInUse,
      proofs: [PostgresCatalogue.proof(isDone)]
    )
  }

  // MARK: What several kinds need

  /// `COMMENT ON …`, where there is something to say or to take back.
  func comments(on object: String, from old: String? = nil, to new: String?) -> [String] {
    old == new ? [] : [PostgresObjectStatements.comment(on: object, new)]
  }

  /// A step of its own for a comment that changed.
  mutating func changeComment(of object: SchemaObject, _ words: String, from old: String?, to new: String?) {
    let statements = comments(on: words, from: old, to: new)
    if statements.isEmpty { return }
    add("\(object.key): \(new == nil ? "drop the comment" : "comment")", .commentOnObject, statements)
  }

  /// `DROP … IF EXISTS`, which is refused where something of another kind has the name: then `isThere` is asked first.
  func dropping(_ statement: String, if isThere: String, nameIsTaken: Bool) -> String {
    nameIsTaken ? PostgresStatements.block(if: isThere, [statement]) : statement
  }

  private func obstacle(to object: SchemaObject) -> (reason: String, wayOut: String)? {
    let name = object.name
    switch object {
    case .view, .sequence:
      guard schema.table(name) != nil else { return nil }
      return ("a table has the name until a later step", "give it another name, or make two migrations of it")
    case .domain:
      guard schema.enumType(name) != nil else { return nil }
      return ("an enum type has the name until a later step", "give it another name, or make two migrations of it")
    case .namespace, .extension, .routine, .trigger, .policy, .grant, .raw: return nil
    }
  }
}

extension SchemaObject {
  /// The tables, views and other objects that have to be there for it.
  package var mentionedObjects: Set<ObjectName> {
    switch self {
    case .namespace, .extension, .sequence: []
    case .domain(let definition): Set([definition.type.enumTypeName, definition.type.domainName].compactMap { $0 })
    case .routine(let definition): definition.mentionedObjects
    case .view(let definition): definition.query.mentionedObjects.union(definition.dependencies)
    case .trigger(let definition): definition.mentionedObjects
    case .policy(let definition):
      definition.allTexts.reduce(into: Set([definition.table])) { $0.formUnion($1.mentionedObjects) }
    case .grant(let definition): [definition.target.name]
    case .raw(let definition):
      definition.create.mentionedObjects.union(definition.drop.mentionedObjects).union(definition.dependencies)
    }
  }

  /// Those among them that the server keeps it tied to: the body of a routine is text until it is called.
  package var boundObjects: Set<ObjectName> {
    guard case .routine(let definition) = self else { return mentionedObjects }
    return definition.boundObjects
  }

  /// All its texts in which columns and objects may be mentioned by identity.
  package var texts: [SQLText] {
    switch self {
    case .namespace, .extension, .domain, .sequence, .grant: []
    case .routine(let definition):
      definition.arguments.map(\.type) + [definition.returns].compactMap { $0 } + [definition.body]
    case .view(let definition): [definition.query]
    case .trigger(let definition): [definition.condition, definition.action.statement].compactMap { $0 }
    case .policy(let definition): definition.allTexts
    case .raw(let definition):
      [definition.create, definition.drop] + [definition.exists, definition.uses].compactMap { $0 }
    }
  }

  /// Whether it mentions the column by identity.
  package func mentions(column: String, of table: ObjectName) -> Bool {
    if texts.contains(where: { $0.columns(of: table).contains(column) }) { return true }
    return switch self {
    case .trigger(let definition): definition.table == table && definition.columns.contains(column)
    case .grant(let definition):
      if case .relation(table, let columns) = definition.target { columns.contains(column) } else { false }
    case .namespace, .extension, .domain, .sequence, .routine, .view, .policy, .raw: false
    }
  }

  /// The object after a relation, type or sequence that it mentions took another name, as the server then holds it:
  /// what was parsed follows, and the text of routines, trigger bodies and raw objects stays as it was written.
  package func renamingObject(_ old: ObjectName, to new: ObjectName) -> SchemaObject {
    func renamed(_ names: [ObjectName]) -> [ObjectName] { names.map { $0 == old ? new : $0 }.sorted() }
    switch self {
    case .namespace, .extension, .sequence, .raw: return self
    case .routine(var definition):
      // The types of its arguments and of its result are not text to the server.
      definition.arguments = definition.arguments.map { argument in
        var argument = argument
        argument.type = argument.type.renamingObject(old, to: new)
        return argument
      }
      definition.returns = definition.returns?.renamingObject(old, to: new)
      definition.dependencies = renamed(definition.dependencies)
      return .routine(definition)
    case .domain(var definition):
      definition.type = definition.type.renamingEnum(old, to: new).renamingDomain(old, to: new)
      return .domain(definition)
    case .view(var definition):
      definition.query = definition.query.renamingObject(old, to: new)
      definition.dependencies = renamed(definition.dependencies)
      return .view(definition)
    case .trigger(var definition):
      if definition.table == old { definition.table = new }
      definition.condition = definition.condition?.renamingObject(old, to: new)
      definition.uses = definition.uses?.renamingObject(old, to: new).inOrderOfNames
      if case .function(old, let arguments) = definition.action {
        definition.action = .function(new, arguments: arguments)
      }
      return .trigger(definition)
    case .policy(var definition):
      if definition.table == old { definition.table = new }
      definition.using = definition.using?.renamingObject(old, to: new)
      definition.check = definition.check?.renamingObject(old, to: new)
      definition.uses = definition.uses?.renamingObject(old, to: new).inOrderOfNames
      return .policy(definition)
    case .grant(var definition):
      definition.target = definition.target.renamingObject(old, to: new)
      return .grant(definition)
    }
  }

  /// The object after a column of a table took another name, as the server then holds it.
  package func renamingColumn(_ old: String, of table: ObjectName, to new: String) -> SchemaObject {
    switch self {
    case .namespace, .extension, .domain, .sequence, .routine, .raw: return self
    case .view(var definition):
      definition.query = definition.query.renamingColumn(old, of: table, to: new)
      return .view(definition)
    case .trigger(var definition):
      if definition.table == table { definition.columns = definition.columns.map { $0 == old ? new : $0 } }
      definition.condition = definition.condition?.renamingColumn(old, of: table, to: new)
      return .trigger(definition)
    case .policy(var definition):
      definition.using = definition.using?.renamingColumn(old, of: table, to: new)
      definition.check = definition.check?.renamingColumn(old, of: table, to: new)
      definition.uses = definition.uses?.renamingColumn(old, of: table, to: new).inOrderOfNames
      return .policy(definition)
    case .grant(var definition):
      if case .relation(table, let columns) = definition.target {
        definition.target = .relation(table, columns: columns.map { $0 == old ? new : $0 })
      }
      return .grant(definition)
    }
  }

  /// Whether a server with parsed objects refuses to change or drop this column under it.
  package func rests(on column: String, of table: ObjectName) -> Bool {
    switch self {
    case .namespace, .extension, .domain, .sequence, .routine, .grant: false
    // The text may name columns that it does not mention by identity.
    case .view: mentionedObjects.contains(table)
    case .trigger(let definition):
      definition.table == table && definition.columns.contains(column)
        || definition.condition?.rests(on: column, of: table, isOwn: definition.table == table) == true
    case .policy(let definition):
      definition.allTexts.contains { $0.rests(on: column, of: table, isOwn: definition.table == table) }
        || definition.reads(table)
    case .raw(let definition): definition.rests(on: column, of: table)
    }
  }

  /// Whether it can become the other one where it stands, without what is built on it going first.
  package func canAlter(to other: SchemaObject) -> Bool {
    switch (self, other) {
    case (.namespace, .namespace), (.extension, .extension), (.domain, .domain), (.sequence, .sequence),
      (.trigger, .trigger),
      (.policy, .policy), (.grant, .grant):
      return true
    case (.routine(let old), .routine(let new)):
      func results(_ routine: RoutineDefinition) -> [RoutineDefinition.Argument] {
        routine.arguments.map { RoutineDefinition.Argument($0.mode, name: $0.name, $0.type) }
      }
      // One that comes could not be taken back in place.
      return old.returns == new.returns && old.kind == new.kind && results(old) == results(new)
        && old.arguments.map { $0.defaultValue != nil } == new.arguments.map { $0.defaultValue != nil }
    case (.view(var old), .view(let new)):
      old.comment = new.comment
      old.indexes = new.indexes
      old.dependencies = new.dependencies
      return old == new
    case (.raw(let old), .raw(let new)): return old.canBeReplaced(by: new)
    default: return false
    }
  }
}

extension RoutineDefinition {
  package var mentionedObjects: Set<ObjectName> {
    let texts = [body] + arguments.map(\.type) + [returns].compactMap { $0 }
    return texts.reduce(into: Set(dependencies)) { $0.formUnion($1.mentionedObjects) }
  }

  fileprivate var boundObjects: Set<ObjectName> {
    let texts = arguments.map(\.type) + [returns].compactMap { $0 }
    return texts.reduce(into: Set(dependencies)) { $0.formUnion($1.mentionedObjects) }
  }
}

extension TriggerDefinition {
  package var mentionedObjects: Set<ObjectName> {
    var names: Set<ObjectName> = [table]
    for text in [condition, uses].compactMap(\.self) { names.formUnion(text.mentionedObjects) }
    switch action {
    case .function(let name, _): names.insert(name)
    case .statement(let body): names.formUnion(body.mentionedObjects)
    }
    return names
  }
}

extension TriggerDefinition.Action {
  fileprivate var statement: SQLText? {
    if case .statement(let body) = self { body } else { nil }
  }
}

extension PolicyDefinition {
  fileprivate var allTexts: [SQLText] { [using, check, uses].compactMap { $0 } }

  /// Whether a query in it reads another table, and nobody says which of its columns.
  fileprivate func reads(_ other: ObjectName) -> Bool {
    other != table && uses?.columns(of: other).isEmpty != false
      && allTexts.contains { $0.segments.contains(.object(other)) }
  }
}

extension SQLText {
  /// Whether it mentions the column, or names it where its author wrote the bare name of a column of the table itself.
  fileprivate func rests(on column: String, of table: ObjectName, isOwn: Bool) -> Bool {
    columns(of: table).contains(column) || isOwn && mayName(column)
  }
}

extension GrantDefinition.Target {
  fileprivate func renamingObject(_ old: ObjectName, to new: ObjectName) -> Self {
    switch self {
    case .relation(old, let columns): .relation(new, columns: columns)
    case .sequence(old): .sequence(new)
    case .type(old): .type(new)
    case .routine(old, let kind, let signature): .routine(new, kind, signature: signature)
    case .relation, .sequence, .namespace, .routine, .type: self
    }
  }
}

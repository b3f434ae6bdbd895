import SQLDialects
import SchemaModel

/// A schema without what the DSL has no words for, which is noted: what is left is what the Swift lowers to.
///
/// Its texts count as declared: their author is now who keeps the Swift.
struct SayableSchema {
  private(set) var schema: DatabaseSchema
  private(set) var notes: [ImportNote] = []
  private let facts: LoweringFacts

  init(_ original: DatabaseSchema, _ facts: LoweringFacts, foreignKeys: ForeignKeyEnforcement) {
    self.facts = facts
    schema = Self.withConstants(original, facts).declared
    notes = RecordPlace.clear(&schema)
    keepCanonicalTypes()
    keepReachableForeignKeys()
    keepEnforcement(foreignKeys)
    keepValidated()
    keepEnumTypes()
    keepPlacedObjects()
    keepSayablePrograms()
    forgetColumnsInUse()
    keepReachableDependencies()
  }

  /// What a server printed of a default that is a constant is that constant.
  private static func withConstants(_ original: DatabaseSchema, _ facts: LoweringFacts) -> DatabaseSchema {
    var schema = original
    for table in schema.tables.indices {
      for index in schema.tables[table].columns.indices {
        let column = schema.tables[table].columns[index]
        guard case .expression(let expression) = column.defaultValue, expression.origin == .inspected,
          expression.columns.isEmpty,
          let literal = facts.constant(printed: expression.description, for: column.type)
        else { continue }
        schema.tables[table].columns[index].defaultValue = .literal(literal)
      }
    }
    return schema
  }

  private mutating func leaveOut(_ object: String, _ reason: String) {
    notes.append(ImportNote(.leftOut, object, reason))
  }

  /// A type in a spelling that is not the dialect's own becomes that, or stands as text.
  private mutating func keepCanonicalTypes() {
    for table in schema.tables.indices {
      for column in schema.tables[table].columns.indices {
        let type = schema.tables[table].columns[column].type
        guard let other = canonical(type) else { continue }
        let name = "column \(schema.tables[table].name).\(schema.tables[table].columns[column].name)"
        notes.append(ImportNote(.raw, name, "its type '\(type)' stands as text"))
        schema.tables[table].columns[column].type = other
      }
    }
  }

  private func canonical(_ type: ColumnType) -> ColumnType? {
    switch type {
    case .builtin, .verbatim:
      let known = facts.type(.custom(type.description))
      return known == type || isWord(type) ? nil : known
    case .array(let element): return canonical(element).map { .array($0) }
    case .enumType, .domain, .inlineEnum: return nil
    }
  }

  private func isWord(_ type: ColumnType) -> Bool {
    guard case .builtin(let name, let arguments) = type else { return false }
    return ([.uuid] + ImportedType.words(for: name, arguments)).contains { facts.type($0.declared) == type }
  }

  private mutating func keepReachableForeignKeys() {
    let tables = Dictionary(schema.tables.map { ($0.name, Set($0.columns.map(\.name))) }) { first, _ in first }
    for index in schema.tables.indices {
      let table = schema.tables[index]
      for key in table.foreignKeys where tables[key.referencedTable]?.isSuperset(of: key.referencedColumns) != true {
        leaveOut("foreign key \(key.name) on \(table.name)", "\(key.referencedTable) is not among the tables")
        schema.tables[index].removeElement(.foreignKey, named: key.name)
      }
    }
  }

  /// A schema says for all of them together who keeps them.
  private mutating func keepEnforcement(_ enforcement: ForeignKeyEnforcement) {
    for table in schema.tables.indices {
      for key in schema.tables[table].foreignKeys.indices
      where schema.tables[table].foreignKeys[key].enforcement != enforcement {
        let name = "foreign key \(schema.tables[table].foreignKeys[key].name) on \(schema.tables[table].name)"
        leaveOut(name, "who keeps it: it is kept as the others are")
        schema.tables[table].foreignKeys[key].enforcement = enforcement
      }
    }
  }

  /// What is declared holds for all rows.
  private mutating func keepValidated() {
    for table in schema.tables.indices {
      for element in schema.tables[table].elements where !element.isValidated {
        let name = "\(element.kind.words) \(element.name) on \(schema.tables[table].name)"
        leaveOut(name, "that rows may not obey it yet (NOT VALID): the Swift says that all do")
        schema.tables[table].removeElement(element.kind, named: element.name)
        schema.tables[table].insert(element.validated)
      }
    }
  }

  private mutating func keepEnumTypes() {
    for definition in schema.enumTypes {
      let declaration = EnumerationDeclaration(
        definition.name.name,
        definition.labels,
        namespace: definition.name.namespace
      )
      if facts.type(.enumeration(declaration)) == .enumType(definition.name) { continue }
      leaveOut("enumeration type \(definition.name)", "the dialect has no such types")
      schema.enumTypes.removeAll { $0.name == definition.name }
    }
  }

  /// Triggers, policies and grants stand with what they are on.
  private mutating func keepPlacedObjects() {
    let tables = Set(schema.tables.map(\.name))
    let views = Set(schema.objects.filter { $0.kind == .view }.map(\.name))
    for object in schema.objects {
      let isPlaced: Bool
      switch object {
      case .trigger(let trigger): isPlaced = tables.contains(trigger.table) || views.contains(trigger.table)
      case .policy(let policy): isPlaced = tables.contains(policy.table)
      case .grant(let grant): isPlaced = hasPlace(grant, tables.union(views))
      default: continue
      }
      if isPlaced { continue }
      leaveOut("\(object.key)", "what it is on is not among the tables and objects")
      schema.removeObject(object.key)
    }
  }

  private func hasPlace(_ grant: GrantDefinition, _ relations: Set<ObjectName>) -> Bool {
    switch grant.target {
    case .relation(let name, _): return relations.contains(name)
    case .namespace: return true
    case .sequence(let name): return schema.objects.contains { $0.kind == .sequence && $0.name == name }
    case .type(let name):
      return schema.enumType(name) != nil || schema.objects.contains { $0.kind == .domain && $0.name == name }
    case .routine(let name, let kind, let signature):
      return schema.objects.contains { object in
        guard case .routine(let routine) = object else { return false }
        return routine.name == name && routine.kind == kind && routine.signature == signature
      }
    }
  }

  private mutating func keepSayablePrograms() {
    for case .routine(var routine) in schema.objects {
      let key = SchemaObject.routine(routine).key
      if routine.kind == .procedure, let result = routine.returns {
        leaveOut("\(key)", "its result '\(result)': procedures have none")
        routine.returns = nil
      }
      for index in routine.arguments.indices where routine.arguments[index].mode == .out {
        guard let value = routine.arguments[index].defaultValue else { continue }
        leaveOut("\(key)", "the default '\(value)' of an argument that does not go in")
        routine.arguments[index].defaultValue = nil
      }
      schema.insert(.routine(routine))
    }
  }

  /// What a policy reads is said table by table; which columns, and what a text is tied to, the server alone knows.
  private mutating func forgetColumnsInUse() {
    for object in schema.objects {
      switch object {
      case .policy(let policy) where policy.uses != nil:
        schema.insert(object.withDependencies(object.dependencies))
      case .raw(var raw) where raw.uses != nil:
        raw.uses = nil
        schema.insert(.raw(raw))
      default: continue
      }
    }
  }

  private mutating func keepReachableDependencies() {
    let graph = MentionGraph(schema)
    let values = Set(schema.tables.map(\.name) + schema.enumTypes.map(\.name))
    // Everything comes behind namespaces and extensions.
    let places = Set(schema.objects.filter(\.isPlace).map(\.name))
    // A partition is mentioned by the table that it is one of.
    var wholes: [ObjectName: ObjectName] = [:]
    for table in schema.tables {
      for partition in table.partitioning?.partitions ?? [] { wholes[partition.name] = table.name }
    }
    for object in schema.objects {
      var kept: [ObjectName] = []
      for name in object.dependencies {
        if values.contains(name) || graph.canMention(name, from: object.key) {
          kept.append(name)
        } else if let whole = wholes[name] {
          kept.append(whole)
        } else if !places.contains(name) {
          leaveOut("\(object.key)", "that it needs \(name), which is not there or needs it in turn")
        }
      }
      kept = Set(kept).sorted()
      if kept != object.dependencies { schema.insert(object.withDependencies(kept)) }
    }
  }
}

extension SchemaObject {
  var dependencies: [ObjectName] {
    switch self {
    case .view(let view): view.dependencies
    case .routine(let routine): routine.dependencies
    case .raw(let raw): raw.dependencies
    case .policy(let policy): policy.uses?.objects ?? []
    case .trigger(let trigger): trigger.uses?.objects ?? []
    case .namespace, .extension, .domain, .sequence, .grant: []
    }
  }

  fileprivate func withDependencies(_ names: [ObjectName]) -> SchemaObject {
    switch self {
    case .view(var view):
      view.dependencies = names
      return .view(view)
    case .routine(var routine):
      routine.dependencies = names
      return .routine(routine)
    case .raw(var raw):
      raw.dependencies = names
      return .raw(raw)
    case .policy(var policy):
      policy.uses = names.isEmpty ? nil : SQLText(names.map(SQLText.Segment.object))
      return .policy(policy)
    case .trigger(var trigger):
      trigger.uses = names.isEmpty ? nil : SQLText(names.map(SQLText.Segment.object))
      return .trigger(trigger)
    case .namespace, .extension, .domain, .sequence, .grant: return self
    }
  }
}

extension SQLText {
  fileprivate var objects: [ObjectName] {
    segments.compactMap { if case .object(let name) = $0 { name } else { nil } }
  }
}

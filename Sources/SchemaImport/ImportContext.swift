import SQLDialects
import SchemaModel

/// What all writers of one import know.
struct ImportContext {
  let schema: DatabaseSchema
  let options: DialectOptions
  let facts: LoweringFacts
  let names: ImportNames
  let types: TypeWriter
  let mentions: MentionWriter
  let references: ReferencePlan
  private let owned: [ObjectName: [SchemaObject]]

  init(_ schema: DatabaseSchema, named name: String, for options: DialectOptions) {
    self.schema = schema
    self.options = options
    facts = LoweringFacts(options)
    names = ImportNames(schema, named: name)
    types = TypeWriter(facts, names, schema)
    mentions = MentionWriter(names, schema)
    references = ReferencePlan(schema, types)
    var owned: [ObjectName: [SchemaObject]] = [:]
    for object in schema.objects {
      // A grant on something that is no relation may be on a name that a relation has, too.
      if case .grant(let grant) = object {
        guard case .relation(let name, _) = grant.target else { continue }
        owned[name, default: []].append(object)
      } else if let owner = object.owner {
        owned[owner, default: []].append(object)
      }
    }
    self.owned = owned
  }

  /// The triggers, policies and grants that stand with a table or a view.
  func objects(of relation: ObjectName) -> [SchemaObject] { owned[relation] ?? [] }

  func view(_ name: ObjectName) -> ViewDefinition? {
    schema.objects.lazy.compactMap { object in
      if case .view(let view) = object, view.name == name { view } else { nil }
    }.first
  }

  func constant(of object: SchemaObject) -> String? {
    names.constants[object.key].map(SwiftName.escaped)
  }
}

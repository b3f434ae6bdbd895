import SchemaModel

/// Postgres and DSQL: namespaces, and extensions that both servers have.
extension RandomSchema {
  static let extensions = ["citext", "pg_trgm", "btree_gist"]

  var namespaces: [String] {
    schema.objects.compactMap { if case .namespace(let definition) = $0 { definition.name } else { nil } }
  }

  func hasExtension(_ name: String) -> Bool {
    schema.objects.contains { if case .extension(let definition) = $0 { definition.name == name } else { false } }
  }

  /// The name of a thing that may live in a namespace.
  mutating func freshObjectName(_ wish: String) -> ObjectName {
    let name = freshName(wish)
    return ObjectName(name, in: random.chance(20) ? random.pick(namespaces) : nil)
  }

  mutating func addNamespace() {
    let wish = random.pick(RandomSchemaNames.namespaces) ?? "ledger"
    var namespace = NamespaceDefinition(freshName(wish))
    if dialect == .postgres, random.chance(20) { namespace.comment = "it's a place" }
    schema.insert(.namespace(namespace))
  }

  mutating func addExtension() {
    guard let name = random.pick(Self.extensions) else { return }
    schema.insert(.extension(ExtensionDefinition(name, in: random.chance(25) ? random.pick(namespaces) : nil)))
  }

  mutating func change(_ namespace: NamespaceDefinition) {
    var changed = namespace
    let names =
      schema.tables.map(\.name) + schema.enumTypes.map(\.name)
      + schema.objects.filter { $0.kind != .namespace }.map(\.name)
    let isUsed =
      names.contains { $0.namespace == namespace.name }
      || schema.objects.contains {
        if case .extension(let definition) = $0 { definition.namespace == namespace.name } else { false }
      }
    if !isUsed, random.chance(50) {
      schema.removeObject(SchemaObject.namespace(namespace).key)
      release(namespace.name)
      return
    }
    if dialect != .postgres { return }
    changed.comment = namespace.comment == nil ? "say \"hi\"" : nil
    schema.insert(.namespace(changed))
  }

  mutating func change(_ definition: ExtensionDefinition) {
    if random.chance(50) { return schema.removeObject(SchemaObject.extension(definition).key) }
    var moved = definition
    moved.namespace = definition.namespace == nil ? random.pick(namespaces) : nil
    schema.insert(.extension(moved))
  }

  /// What an extension brings is there only with it, and found only where every session looks.
  mutating func repairExtensions() {
    let found = Set(
      schema.objects.compactMap { object -> String? in
        guard case .extension(let definition) = object, definition.namespace == nil else { return nil }
        return definition.name
      }
    )
    for table in schema.tables.indices {
      if !found.contains("citext") {
        for column in schema.tables[table].columns.indices
        where schema.tables[table].columns[column].type == .verbatim("citext") {
          schema.tables[table].columns[column].type = .builtin("text")
        }
      }
      if found.contains("pg_trgm") { continue }
      for index in schema.tables[table].indexes where index.keys.contains(where: { $0.operatorClass == "gin_trgm_ops" })
      {
        schema.tables[table].removeElement(.index, named: index.name)
        release(index.name)
      }
    }
  }
}

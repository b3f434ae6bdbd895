import SchemaModel

/// What stands where Cairn's own tables come to stand: no schema can have it, as the migration 0000 takes these names.
///
/// Rails and golang-migrate have a `schema_migrations`, too. In another namespace it is a table like any.
enum RecordPlace {
  /// Takes it out of the schema, with the objects that are made of it.
  static func clear(_ schema: inout DatabaseSchema) -> [ImportNote] {
    let taken = schema.dialect.recordNames
    var notes: [ImportNote] = []
    var gone: Set<ObjectName> = []
    for table in schema.tables where taken.contains(table.name) {
      notes.append(note("table \(table.name)"))
      gone.insert(table.name)
    }
    schema.tables.removeAll { gone.contains($0.name) }
    for object in schema.objects where [.view, .sequence, .raw].contains(object.kind) && taken.contains(object.name) {
      notes.append(note("\(object.key)"))
      gone.insert(object.name)
      schema.removeObject(object.key)
    }
    // What needs it may be needed in turn.
    while let object = schema.objects.first(where: { !gone.isDisjoint(with: $0.dependencies) }) {
      let needed = object.dependencies.filter(gone.contains).map(\.description).joined(separator: ", ")
      notes.append(ImportNote(.leftOut, "\(object.key)", "it needs \(needed), which is left out"))
      gone.insert(object.name)
      schema.removeObject(object.key)
    }
    return notes
  }

  private static func note(_ object: String) -> ImportNote {
    ImportNote(
      .leftOut,
      object,
      "Cairn's own record of migrations has this name here; give it another one or another namespace, and import again"
    )
  }
}

import MigrationFiles
package import SchemaModel

/// `SCHEMA.md`: the schema for people who read it, with an entity-relationship diagram. A pure function of what was
/// declared: nothing in it says when it was written or by which migration.
package struct SchemaDocument {
  private var name: String
  private var dialects: [DialectOptions]
  private var schemas: [DatabaseSchema]
  private var names: EntityNames

  /// The schema in each dialect, in the order of its declaration; diagrams are drawn from the first.
  package init(_ name: String, _ schemas: [(dialect: DialectOptions, schema: DatabaseSchema)]) {
    self.name = name
    self.dialects = schemas.map(\.dialect)
    self.schemas = schemas.map(\.schema)
    self.names = EntityNames(self.schemas.first?.tables.map(\.name) ?? [])
  }

  package var text: String {
    let tables = schemas.first?.tables ?? []
    let sections = [header, DiagramSection(tables, names).text, self.tables(tables), enumerations, objects]
    return sections.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var header: String {
    let tables = schemas.first?.tables.count ?? 0
    var text = """
      <!-- Written by generate-migration from the schema. Do not edit: the next run writes it anew. -->

      # \(MarkdownText.text(name))

      \(tables) table\(tables == 1 ? "" : "s") on \(dialects.map(\.words).joined(separator: ", ")).

      """
    if dialects.count > 1 {
      text += "\nWhat names no dialect is so on all of them. Diagrams show the types of \(dialects[0].name.rawValue).\n"
    }
    return text
  }

  private func tables(_ tables: [TableDefinition]) -> String {
    if tables.isEmpty { return "" }
    var uses: [ObjectName: [TableSection.ForeignKeyUse]] = [:]
    for table in tables {
      for key in table.foreignKeys {
        uses[key.referencedTable, default: []].append(
          TableSection.ForeignKeyUse(table: table.name, columns: key.columns)
        )
      }
    }
    let sections = tables.map { table in
      let variants = zip(dialects, schemas).compactMap { dialect, schema in
        schema.table(table.name).map { (dialect.name.rawValue, $0) }
      }
      return TableSection(variants, referencedBy: uses[table.name] ?? [], names).text
    }
    return "## Tables\n\n" + sections.joined(separator: "\n")
  }

  /// The types of enumerations; where a server has none, a column's own type or a check shows the values.
  private var enumerations: String {
    let all = zip(dialects, schemas).flatMap { dialect, schema in schema.enumTypes.map { (dialect.name.rawValue, $0) } }
    if all.isEmpty { return "" }
    let rows = Set(all.map(\.1.name)).sorted().flatMap { name in
      let owners = all.filter { $0.1.name == name }
      return DialectVariants(owners.map { ($0.0, MarkdownText.code($0.1.labels)) }).lines.map {
        MarkdownText.row([MarkdownText.code(name.description), $0])
      }
    }
    return "## Enumerations\n\n| type | values |\n|---|---|\n\(rows.joined(separator: "\n"))\n"
  }

  /// Views, sequences, routines and whatever else there is, by name and by what it is for.
  private var objects: String {
    var all: [(dialect: String, object: SchemaObject)] = []
    for (dialect, schema) in zip(dialects, schemas) {
      for object in schema.objects where object.kind != .grant { all.append((dialect.name.rawValue, object)) }
    }
    if all.isEmpty { return "" }
    let keys: Set<SchemaObjectKey> = Set(all.map(\.object.key))
    let rows = keys.sorted().map { key -> String in
      let owners = all.filter { $0.object.key == key }
      let on = owners.count == dialects.count ? "" : owners.map(\.dialect).joined(separator: ", ")
      let comment = owners.compactMap(\.object.comment).first ?? ""
      return MarkdownText.row([MarkdownText.code(key.description), on, MarkdownText.text(comment)])
    }
    return "## Objects\n\n| object | only on | about |\n|---|---|---|\n\(rows.joined(separator: "\n"))\n"
  }
}

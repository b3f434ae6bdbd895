import SQLDialects
package import SchemaModel

/// A schema as Swift in Cairn's language: a file a table, and one with the value of the whole.
///
/// ```swift
/// let swift = SchemaImport(inspection.schema, named: "library", for: DialectOptions(.postgres, from: ServerVersion(15)))
/// swift.files["Users.swift"]    // import Cairn … struct Users: Table { … }
/// ```
///
/// What the files lower to is the schema, text for text; what they could not say is in the notes.
package struct SchemaImport: Sendable {
  /// The texts by the names of their files.
  package private(set) var files: [String: String]
  /// What is in there as SQL, and what is not in there, sorted.
  package private(set) var notes: [ImportNote]
  /// What the Swift lowers to: the schema, but for what is left out.
  package let schema: DatabaseSchema
  /// The name of the schema's value in Swift.
  package let constant: String

  /// Writes the schema.
  ///
  /// - `original`: As inspected, or as in a snapshot.
  /// - `name`: What the schema is called, in Swift and in the names of migrations.
  /// - `options`: The dialect, and the version from which on the schema is good.
  package init(_ original: DatabaseSchema, named name: String, for options: DialectOptions) {
    let sayable = SayableSchema(original, LoweringFacts(options), foreignKeys: options.foreignKeys)
    let schema = sayable.schema
    let context = ImportContext(schema, named: name, for: options)
    var files: [String: String] = [:]
    let raw = schema.objects.filter { $0.kind == .raw }.map { object in
      let password = object.name.name.hasPrefix("user mapping for ") ? "; a password is not in it" : ""
      return ImportNote(.raw, "\(object.name)", "Cairn has no typed form for it\(password)")
    }
    func file(_ name: String, _ parts: [String]) {
      if !parts.isEmpty { files["\(name).swift"] = "import Cairn\n\n" + parts.joined(separator: "\n") }
    }
    for table in schema.tables {
      guard let type = context.names.tables[table.name]?.type else { continue }
      file(type, [TableWriter(context: context).text(table)])
    }
    for names in context.names.enums.values { file(names.type, [EnumWriter(names: names).text()]) }
    for names in context.names.inlineEnums.values { file(names.type, [EnumWriter(names: names).text()]) }
    let groups: [(SchemaObject.Kind, String)] = [
      (.domain, "Domains"), (.sequence, "Sequences"), (.routine, "Routines"), (.view, "Views"), (.raw, "RawObjects"),
    ]
    let objects = ObjectWriter(context: context)
    for (kind, name) in groups {
      let texts = schema.objects.filter { $0.kind == kind }.compactMap { objects.text($0) }
      file(context.names.file(name), texts)
    }
    file("Schema", [SchemaWriter(context: context, name: name).text()])
    self.files = files
    notes = Set(sayable.notes + raw).sorted()
    self.schema = schema
    constant = context.names.schema
  }
}

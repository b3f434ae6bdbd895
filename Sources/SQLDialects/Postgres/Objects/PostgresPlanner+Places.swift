import SchemaModel

/// Namespaces and extensions.
extension PostgresPlanner {
  mutating func createNamespace(_ namespace: NamespaceDefinition) {
    add(
      "schema \(namespace.name): create",
      .createNamespace,
      closed([PostgresObjectStatements.createNamespace(namespace)], to: [.namespace(namespace.name)])
        + comments(on: "SCHEMA \(PostgresText.quoted(namespace.name))", to: namespace.comment),
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.namespaceExists(namespace.name))]
    )
  }

  /// Never with what is in it: what Cairn does not know of stays, and keeps the namespace.
  mutating func dropNamespace(_ namespace: NamespaceDefinition) {
    add(
      "schema \(namespace.name): drop",
      .dropNamespace,
      ["DROP SCHEMA IF EXISTS \(PostgresText.quoted(namespace.name))"],
      note: "Fails if anything is left in it.",
      proofs: [PostgresCatalogue.absenceProof("(\(PostgresCatalogue.namespaceExists(namespace.name)))")]
    )
  }

  mutating func alterNamespace(from old: NamespaceDefinition, to new: NamespaceDefinition) {
    let words = "SCHEMA \(PostgresText.quoted(new.name))"
    changeComment(of: .namespace(new), words, from: old.comment, to: new.comment)
  }

  mutating func renameNamespace(_ old: String, to new: String) {
    let isUndone = "\(PostgresCatalogue.namespaceExists(old)) AND NOT (\(PostgresCatalogue.namespaceExists(new)))"
    let statement = "ALTER SCHEMA \(PostgresText.quoted(old)) RENAME TO \(PostgresText.quoted(new))"
    add(
      "schema \(old): rename to \(new)",
      .renameNamespace,
      [PostgresStatements.block(if: isUndone, [statement])],
      note: Self.namesInUse,
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.namespaceExists(new))]
    )
    newTables = Set(newTables.map { $0.movingNamespace(old, to: new) })
  }

  mutating func createExtension(_ definition: ExtensionDefinition) {
    add(
      "extension \(definition.name): create",
      .createExtension,
      [PostgresObjectStatements.createExtension(definition)],
      note: "Its files have to be on the server, and the role needs the right to create it.",
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.extensionExists(definition.name))]
    )
  }

  /// Never with what uses it.
  mutating func dropExtension(_ definition: ExtensionDefinition) {
    add(
      "extension \(definition.name): drop",
      .dropExtension,
      ["DROP EXTENSION IF EXISTS \(PostgresText.quoted(definition.name))"],
      note: "Fails if anything still uses it.",
      proofs: [PostgresCatalogue.absenceProof(PostgresCatalogue.extensionExists(definition.name))]
    )
  }

  mutating func alterExtension(from old: ExtensionDefinition, to new: ExtensionDefinition) {
    let name = PostgresText.quoted(new.name)
    if old.version != new.version {
      let version = new.version.map { " TO \(PostgresText.quoted($0))" } ?? ""
      add(
        "extension \(new.name): update\(new.version.map { " to \($0)" } ?? " to the server's own version")",
        .alterExtension,
        ["ALTER EXTENSION \(name) UPDATE\(version)"],
        note: "What it does is up to the extension's own script."
          + (new.version == nil ? "" : " Fails where the extension has no way to that version: most have none back."),
        proofs: new.version.map { version in
          let condition = "extversion = \(PostgresText.literal(version))"
          return [PostgresCatalogue.proof(PostgresCatalogue.extensionExists(new.name, condition))]
        } ?? []
      )
    }
    if old.namespace != new.namespace {
      let namespace = new.namespace ?? "public"
      let condition = "extnamespace = \(PostgresText.regnamespace(namespace))"
      add(
        "extension \(new.name): move to schema \(namespace)",
        .alterExtension,
        ["ALTER EXTENSION \(name) SET SCHEMA \(PostgresText.quoted(namespace))"],
        note: "Fails if the extension cannot be moved.",
        proofs: [PostgresCatalogue.proof(PostgresCatalogue.extensionExists(new.name, condition))]
      )
    }
  }
}

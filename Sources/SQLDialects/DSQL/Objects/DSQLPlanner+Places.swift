import SchemaModel

/// Namespaces and domains.
extension DSQLPlanner {
  mutating func createNamespace(_ namespace: NamespaceDefinition) {
    let count = schema.objects.count { $0.kind == .namespace }
    if count >= DSQLObstacles.namespaces {
      return refuse(SchemaObject.namespace(namespace).key.description, DSQLObstacles.tooManyNamespaces)
    }
    add(
      "schema \(namespace.name): create",
      .createObject,
      [PostgresObjectStatements.createNamespace(namespace)],
      note: "Only the role admin may do it.",
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.namespaceExists(namespace.name))]
    )
  }

  /// Never with what is in it: what Cairn does not know of stays, and keeps the namespace.
  mutating func dropNamespace(_ namespace: NamespaceDefinition) {
    add(
      "schema \(namespace.name): drop",
      .dropObject,
      ["DROP SCHEMA IF EXISTS \(PostgresText.quoted(namespace.name))"],
      note: "Fails if anything is left in it.",
      proofs: [PostgresCatalogue.absenceProof("(\(PostgresCatalogue.namespaceExists(namespace.name)))")]
    )
  }

  // MARK: Domains

  /// CREATE DOMAIN has no IF NOT EXISTS: a second run fails there, unharmed, unless `doneWhen` is asked.
  mutating func createDomain(_ domain: DomainDefinition) {
    let isThere = PostgresCatalogue.domainExists(domain.name)
    add(
      "domain \(domain.name): create",
      .createObject,
      [PostgresObjectStatements.createDomain(domain)],
      doneWhen: isThere,
      proofs: [PostgresCatalogue.proof(isThere)]
    )
  }

  mutating func dropDomain(_ domain: DomainDefinition) {
    add(
      "domain \(domain.name): drop",
      .dropObject,
      ["DROP DOMAIN IF EXISTS \(PostgresText.name(domain.name))"],
      proofs: comesBack(.domain(domain))
        ? [] : [PostgresCatalogue.absenceProof(PostgresCatalogue.domainExists(domain.name))]
    )
  }

  /// The default and NULL; its checks stay as they are.
  mutating func alterDomain(from old: DomainDefinition, to new: DomainDefinition) {
    let object = SchemaObject.domain(new).key.description
    if old.type != new.type { return refuse(object, DSQLObstacles.domainType) }
    if old.checks != new.checks || (old.isNullable && !new.isNullable) {
      return refuse(object, DSQLObstacles.domainRule)
    }
    if old.defaultValue != new.defaultValue {
      let action = new.defaultValue.map { "SET DEFAULT \(PostgresText.defaultValue($0))" } ?? "DROP DEFAULT"
      add(
        "domain \(new.name): \(new.defaultValue == nil ? "drop" : "set") the default",
        .alterObject,
        [PostgresObjectStatements.alterDomain(new.name, action)],
        note: "Rows that are there keep their values."
      )
    }
    if new.isNullable, !old.isNullable {
      add(
        "domain \(new.name): allow NULL",
        .alterObject,
        [PostgresObjectStatements.alterDomain(new.name, "DROP NOT NULL")],
        proofs: [PostgresCatalogue.proof(PostgresCatalogue.domainExists(new.name, "NOT typnotnull"))]
      )
    }
  }

  mutating func renameDomain(_ domain: DomainDefinition, to new: ObjectName) {
    // ALTER DOMAIN has no IF EXISTS.
    let isThere = PostgresCatalogue.domainExists(new)
    if domain.name.namespace != new.namespace, domain.name.name != new.name {
      return refuse(
        SchemaObject.domain(domain).key.description,
        "DSQL cannot move a domain to another schema and rename it in one step that can be run again",
        wayOut: "make two migrations of it"
      )
    }
    let action =
      domain.name.namespace == new.namespace
      ? "RENAME TO \(PostgresText.quoted(new.name))" : "SET SCHEMA \(PostgresText.quoted(new.namespace ?? "public"))"
    add(
      "domain \(domain.name): rename to \(new)",
      .rename,
      [PostgresObjectStatements.alterDomain(domain.name, action)],
      doneWhen: isThere,
      proofs: [PostgresCatalogue.proof(isThere)]
    )
  }

  /// A column of this type comes with rules, which ADD COLUMN does not take.
  func isCheckedDomain(_ type: ColumnType) -> Bool {
    guard case .domain(let name) = type else { return false }
    return schema.objects.contains { object in
      guard case .domain(let domain) = object, domain.name == name else { return false }
      return !domain.isNullable || !domain.checks.isEmpty || domain.defaultValue != nil || isCheckedDomain(domain.type)
    }
  }
}

import SchemaModel

/// What a table's body says of how the table is kept and divided, on one dialect's servers.
enum TableOptionLowering {
  static func attributes(
    of table: TableDeclaration,
    _ rules: any DialectRules,
    _ findings: inout Findings
  ) -> TableAttributes {
    var merged = TableAttributes()
    for declaration in table.attributes where declaration.options.includes(rules.options.name) {
      let attributes = declaration.attributes
      for feature in features(of: attributes) where !rules.has(feature) {
        report(feature, declaration.options, table, rules, &findings)
      }
      let isTwice =
        merged.characterSet != nil && attributes.characterSet != nil
        || merged.rowSecurity != nil && attributes.rowSecurity != nil
        || !Set(merged.parameters.keys).isDisjoint(with: attributes.parameters.keys)
      if isTwice {
        findings.error(declaration.options.location, table.name.description, "this is said twice; leave one out")
      }
      merged.characterSet = merged.characterSet ?? attributes.characterSet
      merged.collation = merged.collation ?? attributes.collation
      merged.rowSecurity = merged.rowSecurity ?? attributes.rowSecurity
      merged.isUnlogged = merged.isUnlogged || attributes.isUnlogged
      merged.parameters.merge(attributes.parameters) { first, _ in first }
    }
    return merged
  }

  static func partitioning(
    of table: TableDeclaration,
    _ rules: any DialectRules,
    _ findings: inout Findings,
    key: (IndexDeclaration.Key) -> IndexKey
  ) -> PartitioningDefinition? {
    let declarations = table.partitionings.filter { $0.options.includes(rules.options.name) }
    guard let declaration = declarations.first else { return nil }
    if !rules.has(.partitioning) { report(.partitioning, declaration.options, table, rules, &findings) }
    if declarations.count > 1 {
      findings.error(
        declarations[1].options.location,
        table.name.description,
        "the table is divided twice; leave one out, or keep each to a dialect: .only(…)"
      )
    }
    return PartitioningDefinition(
      declaration.strategy,
      declaration.keys.map(key),
      partitions: declaration.partitions
    )
  }

  private static func features(of attributes: TableAttributes) -> [DialectFeature] {
    var features: [DialectFeature] = []
    if attributes.characterSet != nil || attributes.collation != nil { features.append(.tableCharacterSet) }
    if !attributes.parameters.isEmpty { features.append(.tableParameters) }
    if attributes.rowSecurity != nil { features.append(.rowSecurity) }
    if attributes.isUnlogged { features.append(.unloggedTable) }
    return features
  }

  private static func report(
    _ feature: DialectFeature,
    _ options: ElementOptions,
    _ table: TableDeclaration,
    _ rules: any DialectRules,
    _ findings: inout Findings
  ) {
    findings.error(
      options.location,
      table.name.description,
      "\(rules.title) has no \(feature.words); keep it to the dialects that have it: .only(…)"
    )
  }
}

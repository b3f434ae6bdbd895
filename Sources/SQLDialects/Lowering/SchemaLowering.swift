package import SchemaModel

/// What a declared schema is on one dialect's servers, and all that is wrong with it there.
package enum SchemaLowering {
  package static func lower(_ declaration: SchemaDeclaration, for options: DialectOptions) -> LoweredSchema {
    let rules = rules(for: options)
    var findings = Findings(options.name)

    var names = ElementNaming(rules, declaration.tables)
    var tables: [LoweredTable] = []
    tables.reserveCapacity(declaration.tables.count)
    for table in declaration.tables {
      tables.append(TableLowering(table, rules).lower(&findings))
    }
    // By name, so that the order of declaration never decides which of two like names gets a number.
    for index in tables.indices.sorted(by: { tables[$0].declaration.name < tables[$1].declaration.name }) {
      names.assign(to: &tables[index])
    }

    let enumerations = EnumerationCollector.collect(tables, declaration.objects, rules, &findings)
    let objects = ObjectLowering(rules).lower(declaration.objects, &findings)
    let result = LoweringResult(declaration, rules, tables, objects: objects.objects)
    for rule in ValidationRules.all { rule.check(result, &findings) }
    return LoweredSchema(
      DatabaseSchema(
        dialect: options.name,
        enumTypes: enumerations.types,
        tables: tables.map { $0.definition },
        objects: objects.objects.map(\.object)
      ),
      renames: enumerations.renames + objects.renames + RenameHints.of(tables, rules),
      diagnostics: (declaration.diagnostics + findings.diagnostics).uniqued().sorted()
    )
  }

  static func rules(for options: DialectOptions) -> any DialectRules {
    switch options.name {
    case .postgres: PostgresRules(options: options)
    case .mysql: MySQLRules(options: options)
    case .dsql: DSQLRules(options: options)
    }
  }
}

extension [Diagnostic] {
  /// Each once, in the order of the first.
  fileprivate func uniqued() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }
  }
}

import SchemaModel

extension PostgresPlanner {
  mutating func createDomain(_ domain: DomainDefinition) {
    if let table = newTable(whoseRowsAre: domain.type) {
      return refuse(
        "\(domain.name)",
        "its values are rows of \(table), and a new table comes behind the domains that tables may use",
        wayOut: "declare the domain as a RawObject that depends on the table: that comes behind it"
      )
    }
    add(
      "domain \(domain.name): create",
      .createDomain,
      closed(
        [
          PostgresStatements.block(
            if: PostgresCatalogue.typeIsMissing(domain.name),
            [PostgresObjectStatements.createDomain(domain)]
              + domain.checks.filter { !$0.isValidated }.map { check in
                PostgresObjectStatements.alterDomain(domain.name, "ADD \(PostgresClauses.check(check)) NOT VALID")
              }
          )
        ],
        to: [.type(domain.name)]
      ) + comments(on: words(domain), to: domain.comment),
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.domainExists(domain.name))]
    )
  }

  private func newTable(whoseRowsAre type: ColumnType) -> ObjectName? {
    guard case .verbatim(let text) = type else { return nil }
    for case .createTable(let table) in changes.map(\.change) {
      let home = ObjectName(table.name.name, in: table.name.namespace ?? "public")
      if [PostgresText.name(table.name), PostgresText.name(home), "\(table.name)", "\(home)"].contains(text) {
        return table.name
      }
    }
    return nil
  }

  mutating func dropDomain(_ domain: DomainDefinition) {
    let nameIsTaken = changes.contains { planned in
      switch planned.change {
      case .createEnum(let definition): definition.name == domain.name
      case .renameEnum(_, let new): new == domain.name
      default: false
      }
    }
    add(
      "domain \(domain.name): drop",
      .dropDomain,
      [
        dropping(
          "DROP DOMAIN IF EXISTS \(PostgresText.name(domain.name))",
          if: PostgresCatalogue.domainExists(domain.name),
          nameIsTaken: nameIsTaken
        )
      ],
      proofs: comesBack(.domain(domain))
        ? [] : [PostgresCatalogue.absenceProof(PostgresCatalogue.domainExists(domain.name))]
    )
  }

  mutating func alterDomain(from old: DomainDefinition, to new: DomainDefinition) {
    if old.type != new.type || old.collation != new.collation {
      let what = old.type == new.type ? "another collation" : "the type \(new.type)"
      return refuse(
        "domain \(new.name)",
        "Postgres cannot give a domain \(what) in place of its own",
        wayOut: "declare a domain of another name, and change the columns to it"
      )
    }
    let columns = columns(of: new.name)
    let requires = !new.isNullable && old.isNullable
    let addsChecks = new.checks.contains { !old.checks.contains($0) }
    if requires || addsChecks, let column = columns.first(where: { $0.isArray }) {
      return refuse(
        "domain \(new.name)",
        "Postgres cannot check the values of \(column.table).\(column.name), which holds arrays of it",
        wayOut: "declare a domain of another name, and change the columns to it"
      )
    }
    changeDefault(of: new, from: old)
    dropConstraints(of: old, to: new)
    for check in new.checks where !old.checks.contains(check) {
      let isOnlyUnchecked = old.checks.contains { $0.name == check.name && $0.expression == check.expression }
      if check.isValidated, isOnlyUnchecked {
        validate(check, of: new, on: columns.map(\.table))
        continue
      }
      addCheck(check, to: new, replacing: old.checks.contains { $0.name == check.name }, on: columns.map(\.table))
    }
    if requires { requireValues(of: new, on: columns.map(\.table)) }
    changeComment(of: .domain(new), words(new), from: old.comment, to: new.comment)
  }

  private mutating func changeDefault(of new: DomainDefinition, from old: DomainDefinition) {
    if old.defaultValue == new.defaultValue { return }
    let action = new.defaultValue.map { "SET DEFAULT \(PostgresText.defaultValue($0))" } ?? "DROP DEFAULT"
    add(
      "domain \(new.name): \(new.defaultValue == nil ? "drop" : "set") the default",
      .alterDomain,
      [PostgresObjectStatements.alterDomain(new.name, action)],
      note: "Rows that are there keep their values."
    )
  }

  private mutating func dropConstraints(of old: DomainDefinition, to new: DomainDefinition) {
    for check in old.checks where !new.checks.contains(where: { $0.name == check.name }) {
      let action = "DROP CONSTRAINT IF EXISTS \(PostgresText.quoted(check.name))"
      add(
        "\(check.name) on domain \(new.name): drop",
        .alterDomain,
        [PostgresObjectStatements.alterDomain(new.name, action)],
        proofs: [
          PostgresCatalogue.absenceProof(PostgresCatalogue.domainConstraintExists(check.name, on: new.name))
        ]
      )
    }
    if new.isNullable, !old.isNullable {
      add(
        "domain \(new.name): allow NULL",
        .alterDomain,
        [PostgresObjectStatements.alterDomain(new.name, "DROP NOT NULL")],
        proofs: [PostgresCatalogue.proof(PostgresCatalogue.domainExists(new.name, "NOT typnotnull"))]
      )
    }
  }

  /// First for new values, then for those that are there; one that takes the place of another does so in one statement.
  private mutating func addCheck(
    _ check: CheckDefinition,
    to domain: DomainDefinition,
    replacing isReplacing: Bool,
    on tables: [ObjectName]
  ) {
    let name = PostgresText.quoted(check.name)
    let adding = PostgresObjectStatements.alterDomain(domain.name, "ADD \(PostgresClauses.check(check)) NOT VALID")
    let isThere = PostgresCatalogue.domainConstraintExists(check.name, on: domain.name)
    let drop = PostgresObjectStatements.alterDomain(domain.name, "DROP CONSTRAINT IF EXISTS \(name)")
    add(
      "\(check.name) on domain \(domain.name): \(isReplacing ? "exchange" : "add") for new values",
      .alterDomain,
      [
        isReplacing
          ? PostgresStatements.block(if: makesArrays(of: domain.name), [drop, adding])
          : PostgresStatements.block(if: "NOT \(isThere)", [adding])
      ]
    )
    if check.isValidated { validate(check, of: domain, on: tables) }
  }

  /// That no column holds arrays of the domain, where the plan adds one: run again, it finds that column, and values in
  /// arrays the server checks for no constraint (0A000).
  private func makesArrays(of domain: ObjectName) -> String? {
    let array = ColumnType.array(.domain(domain))
    let isMade = changes.contains { planned in
      switch planned.change {
      case .createTable(let table): table.columns.contains { $0.type == array }
      case .addColumn(_, let column), .alterColumn(_, _, let column, _): column.type == array
      default: false
      }
    }
    return isMade ? "NOT \(PostgresCatalogue.arrayColumnExists(of: domain))" : nil
  }

  private mutating func validate(_ check: CheckDefinition, of domain: DomainDefinition, on tables: [ObjectName]) {
    let action = "VALIDATE CONSTRAINT \(PostgresText.quoted(check.name))"
    // The server reads all values once more for a constraint that is valid, and refuses where arrays of them came.
    let isUndone = PostgresCatalogue.domainConstraintExists(check.name, on: domain.name, "NOT convalidated")
    addReading(
      "\(check.name) on domain \(domain.name): check the values that are there",
      PostgresStatements.block(if: isUndone, [PostgresObjectStatements.alterDomain(domain.name, action)]),
      of: tables,
      note: "Fails if one of them breaks the rule.",
      PostgresCatalogue.domainConstraintExists(check.name, on: domain.name, "convalidated")
    )
  }

  private mutating func requireValues(of domain: DomainDefinition, on tables: [ObjectName]) {
    addReading(
      "domain \(domain.name): allow NULL no more",
      PostgresObjectStatements.alterDomain(domain.name, "SET NOT NULL"),
      of: tables,
      losses: [
        Loss(
          domain.name.description,
          .mayFail,
          "rows in which it is NULL",
          wayOut: "give those rows a value first"
        )
      ],
      PostgresCatalogue.domainExists(domain.name, "typnotnull")
    )
  }

  /// A statement that reads all tables with columns of a domain.
  private mutating func addReading(
    _ title: String,
    _ statement: String,
    of tables: [ObjectName],
    note: String? = nil,
    losses: [Loss] = [],
    _ isDone: String
  ) {
    let read = Set(tables).subtracting(newTables).sorted()
    let proofs = [PostgresCatalogue.proof(isDone)]
    guard let first = read.first else { return add(title, .alterDomain, [statement], proofs: proofs) }
    add(
      title,
      .validateDomain,
      on: first,
      others: Array(read.dropFirst()),
      limited(statement, .validateDomain, on: first),
      note: note,
      losses: losses,
      proofs: proofs
    )
  }

  private func columns(of domain: ObjectName) -> [(table: ObjectName, name: String, isArray: Bool)] {
    schema.tables.flatMap { table in
      table.columns.filter { $0.type.domainName == domain }
        .map { (table.name, $0.name, $0.type != .domain(domain)) }
    }
  }

  private func words(_ domain: DomainDefinition) -> String { "DOMAIN \(PostgresText.name(domain.name))" }

  /// Whether every row is written again when a column of this type is added: the domain has a rule of its own.
  func isRestrictedDomain(_ type: ColumnType) -> Bool {
    guard case .domain(let name) = type else { return false }
    return schema.objects.contains { object in
      guard case .domain(let domain) = object, domain.name == name else { return false }
      return !domain.isNullable || !domain.checks.isEmpty || domain.defaultValue != nil
        || isRestrictedDomain(domain.type)
    }
  }
}

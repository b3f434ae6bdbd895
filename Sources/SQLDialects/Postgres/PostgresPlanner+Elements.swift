import SchemaModel

extension PostgresPlanner {
  // MARK: Adding

  mutating func addElement(_ element: TableElement, to table: ObjectName) {
    if case .index(let index) = element, !canHave(index, on: table) { return }
    if newTables.contains(table) { return addToNewTable(element, table) }
    if schema.table(table)?.partitioning != nil, addedToPartitions(element, of: table) { return }
    switch element {
    case .index(let index):
      build(index, on: table, as: index.name)
      if index.comment != nil { setComment(of: index, table) }
    case .primaryKey(let key):
      addKey(
        element,
        builtOn: IndexDefinition(key.name, isUnique: true, keys: key.columns.map { IndexKey($0) }),
        to: table
      )
    case .unique(let unique):
      addKey(element, builtOn: unique.index, to: table)
    case .check:
      let statement = addingConstraint(element, to: table, isValid: false)
      add("\(element.name) on \(table): add for new rows", .addCheckNotValid, on: table, [statement])
      if element.isValidated { validate(element, of: table, .validateCheck) }
    case .exclusion:
      add(
        "\(element.name) on \(table): add",
        .addExclusion,
        on: table,
        limited(addingConstraint(element, to: table), .addExclusion, on: table),
        note: "Fails if two rows exclude each other.",
        proofs: [PostgresCatalogue.constraintProof(element.name, on: table)]
      )
    case .foreignKey(let key):
      let statement = addingConstraint(element, to: table, isValid: false)
      add(
        "\(element.name) on \(table): add for new rows",
        .addForeignKeyNotValid,
        on: table,
        others: [key.referencedTable],
        [statement]
      )
      if key.isValidated { validate(element, of: table, .validateForeignKey, others: [key.referencedTable]) }
    }
  }

  private mutating func addToNewTable(_ element: TableElement, _ table: ObjectName) {
    countLocks(1)
    switch element {
    case .index(let index):
      add(
        "\(index.name): create on \(table)",
        .createIndexOnNewTable,
        on: table,
        PostgresStatements.indexWithComment(index, on: table),
        proofs: [PostgresCatalogue.indexProof(index.relation(of: table))]
      )
    case .foreignKey(let key):
      add(
        "\(key.name) on \(table): add",
        .addForeignKeyToNewTable,
        on: table,
        others: [key.referencedTable],
        [addingConstraint(element, to: table)],
        proofs: [PostgresCatalogue.constraintProof(key.name, on: table)]
      )
    case .primaryKey, .unique, .check, .exclusion:
      add(
        "\(element.name) on \(table): add",
        .addConstraintToNewTable,
        on: table,
        [addingConstraint(element, to: table)],
        proofs: [PostgresCatalogue.constraintProof(element.name, on: table)]
      )
    }
  }

  /// `ADD CONSTRAINT`, unless one of that name is there.
  func addingConstraint(_ element: TableElement, to table: ObjectName, isValid: Bool? = nil) -> String {
    let clause = PostgresClauses.constraint(element) ?? ""
    let isThere =
      element.kind == .foreignKey && serverMakesKeys(on: table)
      ? PostgresCatalogue.isOwnConstraint(element.name, on: table)
      : PostgresCatalogue.constraintExists(element.name, on: table)
    return PostgresStatements.block(
      if: "NOT \(isThere)",
      [PostgresStatements.alterTable(table, "ADD \(clause)\(isValid ?? element.isValidated ? "" : " NOT VALID")")]
    )
  }

  /// Whether the table references a divided one, before or behind the plan: for each of its partitions the server has a
  /// constraint of its own on the table, with a name that it chooses.
  func serverMakesKeys(on table: ObjectName) -> Bool {
    func isDivided(_ name: ObjectName) -> Bool { schema.table(name)?.partitioning != nil }
    return schema.table(table)?.foreignKeys.contains { isDivided($0.referencedTable) } == true
      || addedReferences[table]?.contains(where: isDivided) == true
  }

  mutating func validate(
    _ element: TableElement,
    of table: ObjectName,
    _ operation: PostgresOperation,
    others: [ObjectName] = []
  ) {
    let action = "VALIDATE CONSTRAINT \(PostgresText.quoted(element.name))"
    add(
      "\(element.name) on \(table): check the rows that are there",
      operation,
      on: table,
      others: others,
      limited(PostgresStatements.alterTable(table, action), operation, on: table),
      note: "Fails if one of them breaks the rule.",
      proofs: [PostgresCatalogue.constraintProof(element.name, on: table)]
    )
  }

  /// An index is built without blocking writes; what an earlier run left half done goes first.
  mutating func build(
    _ index: IndexDefinition,
    on table: ObjectName,
    as name: String,
    afterDropping leftovers: [String] = [],
    isProven: Bool = true
  ) {
    let relation = ObjectName(name, in: table.namespace)
    if isConditional {
      // In the block that asks for the condition it cannot be built concurrently.
      let statement = PostgresStatements.createIndex(index, on: table, name: name)
      return add("\(name): build on \(table)", .createIndex, on: table, [statement])
    }
    let statement = PostgresStatements.createIndex(index, on: table, .concurrently, name: name)
    add(
      "\(name): build on \(table)",
      .createIndexConcurrently,
      on: table,
      leftovers
        + [
          PostgresStatements.block(
            if: PostgresCatalogue.indexIsInvalid(relation),
            ["DROP INDEX \(PostgresText.name(relation))"]
          )
        ] + limited(statement, .createIndexConcurrently, on: table),
      note: index.isUnique ? "Fails if two rows are equal." : nil,
      proofs: isProven ? [PostgresCatalogue.indexProof(relation)] : []
    )
  }

  /// A primary key or unique constraint: its index is built first, then made a constraint.
  private mutating func addKey(_ element: TableElement, builtOn index: IndexDefinition, to table: ObjectName) {
    build(index, on: table, as: index.name)
    add(
      "\(element.name) on \(table): make the index a \(element.kind.words)",
      .addKeyUsingIndex,
      on: table,
      [
        PostgresStatements.block(
          if: "NOT \(PostgresCatalogue.constraintExists(element.name, on: table))",
          [PostgresStatements.alterTable(table, element.addingKey(using: index.name))]
        )
      ],
      proofs: [PostgresCatalogue.constraintProof(element.name, on: table)]
    )
  }

  // MARK: Dropping

  mutating func dropElement(_ element: TableElement, from table: ObjectName) {
    let comesBack = addedNames.contains(ElementKey(table, element))
    if case .index(let index) = element { return drop(index, of: table, comesBack: comesBack) }

    let exists = droppedTables.contains(table) ? "IF EXISTS " : ""
    var statements = [
      "ALTER TABLE \(exists)\(PostgresText.name(table)) DROP CONSTRAINT IF EXISTS \(PostgresText.quoted(element.name))"
    ]
    var isThere = PostgresCatalogue.constraintExists(element.name, on: table)
    if serverMakesKeys(on: table), case .foreignKey = element {
      isThere = PostgresCatalogue.isOwnConstraint(element.name, on: table)
      statements = [PostgresStatements.block(if: isThere, statements)]
    } else if comesBack, let columns = element.constraintColumns {
      // Run again, this must not drop the new key, on which foreign keys may stand by then.
      statements = [
        PostgresStatements.block(if: PostgresCatalogue.keyIs(element.name, on: table, columns), statements)
      ]
      statements += leftover(of: element, on: table)
    } else if !comesBack, addsConstraint(named: element.name, to: table) {
      isThere = PostgresCatalogue.constraintExists(element.name, on: table, "contype = '\(element.contype)'")
      statements = [PostgresStatements.block(if: isThere, statements)]
    }
    let relation = ObjectName(element.name, in: table.namespace)
    if element.hasIndex, comesBack || !addedRelations.contains(relation) {
      // A build of the key's index may have been all that an earlier run came to.
      statements.append(
        PostgresStatements.block(
          if: PostgresCatalogue.indexStandsAlone(relation, on: table),
          ["DROP INDEX \(PostgresText.name(relation))"]
        )
      )
    }
    statements += leftoversOnPartitions(of: element, on: table)
    var others: [ObjectName] = []
    if case .foreignKey(let key) = element { others = [key.referencedTable] }
    add(
      "\(element.name) on \(table): drop",
      others.isEmpty ? .dropConstraint : .dropForeignKey,
      on: table,
      others: others,
      statements,
      hazards: element.hasIndex ? [.indexDropped] : [],
      proofs: comesBack || comesBackAsText(element, of: table)
        ? [] : [PostgresCatalogue.absenceProof(isThere)]
    )
  }

  /// A constraint of another kind takes the name over, be it the server's own of a column that becomes NOT NULL.
  private func addsConstraint(named name: String, to table: ObjectName) -> Bool {
    if tablesWithRequirements.contains(table), name.contains("_not_null") { return true }
    return [.primaryKey, .unique, .check, .exclusion, .foreignKey].contains {
      addedNames.contains(ElementKey(table, $0, name))
    }
  }

  private mutating func drop(_ index: IndexDefinition, of table: ObjectName, comesBack: Bool) {
    let relation = index.relation(of: table)
    let name = PostgresText.name(relation)
    let proofs =
      addedRelations.contains(relation) || comesBackAsText(.index(index), of: table)
      ? [] : [PostgresCatalogue.proof(PostgresCatalogue.relationIsMissing(relation))]
    if !comesBack, addedRelations.contains(relation) {
      // Something else takes the name over. Run again, this must not touch that.
      let isMine = PostgresCatalogue.indexStandsAlone(relation, on: table)
      let drop = [PostgresStatements.block(if: isMine, ["DROP INDEX \(name)"])]
      // A key of that name builds on the partitions what bears the leftovers' names: they go while the index is there.
      let isKeyComing = addsConstraint(named: index.name, to: table)
      let leftovers = leftoversOnPartitions(of: .index(index), on: table, while: isKeyComing ? isMine : nil)
      add(
        "\(index.name): drop",
        .dropIndex,
        on: table,
        isKeyComing ? leftovers + drop : drop + leftovers
      )
    } else if newTables.contains(table) || droppedTables.contains(table) || isConditional
      || schema.table(table)?.partitioning != nil
    {
      let leftovers = leftoversOnPartitions(of: .index(index), on: table)
      add("\(index.name): drop", .dropIndex, on: table, ["DROP INDEX IF EXISTS \(name)"] + leftovers, proofs: proofs)
    } else {
      add(
        "\(index.name): drop",
        .dropIndexConcurrently,
        on: table,
        limited("DROP INDEX CONCURRENTLY IF EXISTS \(name)", .dropIndexConcurrently, on: table),
        proofs: proofs
      )
    }
  }
}

extension IndexDefinition {
  func relation(of table: ObjectName) -> ObjectName { ObjectName(name, in: table.namespace) }
}

extension UniqueDefinition {
  /// The index that makes it true.
  var index: IndexDefinition {
    IndexDefinition(
      name,
      isUnique: true,
      keys: columns.map { IndexKey($0) },
      includedColumns: includedColumns,
      nullsNotDistinct: nullsNotDistinct
    )
  }
}

extension TableElement {
  /// The columns of a primary key or unique constraint, in order.
  fileprivate var constraintColumns: [String]? {
    switch self {
    case .primaryKey(let key): key.columns
    case .unique(let unique): unique.columns
    case .index, .check, .exclusion, .foreignKey: nil
    }
  }

  /// Its letter in pg_constraint.
  fileprivate var contype: String {
    switch self {
    case .primaryKey: "p"
    case .unique: "u"
    case .check: "c"
    case .foreignKey: "f"
    case .exclusion: "x"
    case .index: ""
    }
  }

  /// `ADD CONSTRAINT … UNIQUE USING INDEX …`: the index takes the constraint's name.
  func addingKey(using index: String) -> String {
    let clause = "ADD CONSTRAINT \(PostgresText.quoted(name))"
    if case .unique(let unique) = self {
      let deferrability = PostgresClauses.deferrability(unique.deferrability)
      return "\(clause) UNIQUE USING INDEX \(PostgresText.quoted(index))\(deferrability)"
    }
    return "\(clause) PRIMARY KEY USING INDEX \(PostgresText.quoted(index))"
  }
}

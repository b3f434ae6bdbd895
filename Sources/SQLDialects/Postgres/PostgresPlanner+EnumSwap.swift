import SchemaModel

/// An enum type that loses values or gets them in another order. The server can do neither, so that a new type takes
/// the place of the old one, in one statement with everything that has to let go of it, and that comes back in it.
extension PostgresPlanner {
  mutating func swapEnum(from old: EnumDefinition, to new: EnumDefinition) {
    let users = schema.tables.filter { $0.uses(enumType: old.name) }
    let resting = objects(restingOn: old.name, users)
    if refusesSwap(of: old, users, resting) { return }
    let removed = old.labels.filter { !new.labels.contains($0) }
    let remakings = users.map { remaking(of: $0, from: old, to: new, removed) }
    let aside = ObjectName(ObjectNaming.name([old.name.name], suffix: "cairn_old"), in: old.name.namespace)
    let statements =
      resting.reversed().compactMap(dropIfThere) + [
        "ALTER TYPE \(PostgresText.name(old.name)) RENAME TO \(PostgresText.quoted(aside.name))"
      ]
      + closed([PostgresStatements.createEnum(new)], to: [.type(new.name)]) + remakings.flatMap(\.statements) + [
        "DROP TYPE \(PostgresText.name(aside))"
      ] + creations(of: resting)
    let hasLabels = PostgresCatalogue.enumHas(new.labels, new.name)
    let block = PostgresStatements.block(if: "NOT \(hasLabels)", statements)

    let operation: PostgresOperation = users.isEmpty ? .swapUnusedEnum : .swapEnum
    let title = removed.isEmpty ? "reorder the values" : "remove \(removed.asLabels)"
    add(
      "\(new.name): \(title): a new type in its place",
      operation,
      on: users.first?.name,
      others: users.dropFirst().map(\.name) + resting.filter { $0.kind == .view }.map(\.name),
      users.first.map { limited(block, operation, on: $0.name) } ?? [block],
      note: (remakings.compactMap(\.note) + Self.note(about: resting)).joined(separator: " "),
      losses: removed.isEmpty ? [] : users.flatMap { losses(of: $0, old.name, removed) },
      proofs: [PostgresCatalogue.proof(hasLabels)]
    )
    for table in users where !newTables.contains(table.name) {
      // A column that goes later would stop a second run here.
      let columns = table.storedColumns(of: old.name).map(\.name).filter { !isDroppedLater($0, of: table.name) }
      if columns.isEmpty { continue }
      let statement = "ANALYZE \(PostgresText.name(table.name)) \(PostgresText.columns(columns))"
      add(
        "\(table.name): gather statistics of \(columns.joined(separator: ", ")) anew",
        .analyze,
        on: table.name,
        limited(statement, .analyze, on: table.name),
        note: "A sample is enough for it."
      )
    }
  }

  private func isDroppedLater(_ column: String, of table: ObjectName) -> Bool {
    changes.contains { planned in
      switch planned.change {
      case .dropColumn(table, let dropped): dropped.name == column
      case .dropTable(let dropped): dropped.name == table
      default: false
      }
    }
  }

  private func losses(of table: TableDefinition, _ type: ObjectName, _ removed: [String]) -> [Loss] {
    table.storedColumns(of: type).map { column in
      Loss(
        "\(table.name).\(column.name)",
        .mayFail,
        "rows that hold \(removed.asLabels)",
        wayOut:
          "give them another value in an earlier migration; if the value only has another name, say .renamed(from:)"
      )
    }
  }

  // MARK: What is built on the type or on its columns

  /// Each behind those that it is built on; without those that an earlier step dropped.
  private func objects(restingOn type: ObjectName, _ users: [TableDefinition]) -> [SchemaObject] {
    let columns = Dictionary(
      users.map { table in (table.name, Set(table.columns.filter { $0.type.enumTypeName == type }.map(\.name))) }
    ) { first, _ in first }
    return schema.objects.filter { $0.kind != .domain }.resting(on: [type], schema.inherited(columns)).inOrderOfCreation
  }

  /// The statements that make them again, as the steps of a plan would.
  private mutating func creations(of objects: [SchemaObject]) -> [String] {
    var planner = self
    planner.steps = []
    for object in objects { planner.createObject(object) }
    refusals = planner.refusals
    return planner.steps.flatMap(\.statements)
  }

  private static func note(about resting: [SchemaObject]) -> [String] {
    resting.isEmpty ? [] : ["With it go and come back: \(resting.map(\.key.description).joined(separator: ", "))."]
  }

  /// What cannot be carried over to the new type.
  private mutating func refusesSwap(
    of type: EnumDefinition,
    _ users: [TableDefinition],
    _ resting: [SchemaObject]
  ) -> Bool {
    func words(_ names: [String]) -> String { names.joined(separator: ", ") }
    let domains = schema.objects.filter { object in
      if case .domain(let domain) = object { domain.type.enumTypeName == type.name } else { false }
    }
    let columns = users.flatMap { table in
      table.storedColumns(of: type.name).map { (table: table, column: $0.name) }
    }
    let keys = columns.filter { $0.table.partitioning?.columns.contains($0.column) == true }
    let wayOut = "keep the values, or declare a new enumeration under another name and change the columns to it"
    if !domains.isEmpty {
      let names = words(domains.map(\.name.description))
      refuse(type.name.description, "values cannot be removed or moved under a domain: \(names)", wayOut: wayOut)
    } else if !keys.isEmpty {
      let names = words(keys.map { "\($0.table.name).\($0.column)" })
      refuse(type.name.description, "values cannot be removed or moved under a partition key: \(names)", wayOut: wayOut)
    } else {
      for case .routine(let routine) in resting {
        guard let obstacle = schema.obstacle(toDropping: routine) else { continue }
        let name = SchemaObject.routine(routine).key
        refuse(
          type.name.description,
          "values cannot be removed or moved under \(name): \(obstacle.reason)",
          wayOut: wayOut
        )
        return true
      }
      for case .raw(let raw) in resting {
        let found = raw.isTable ? "its rows would go with it" : obstacle(toDropping: raw)?.reason
        guard let reason = found else { continue }
        refuse(
          type.name.description,
          "values cannot be removed or moved under \(raw.name): \(reason)",
          wayOut: wayOut
        )
        return true
      }
      return false
    }
    return true
  }

  private func remaking(
    of table: TableDefinition,
    from old: EnumDefinition,
    to new: EnumDefinition,
    _ removed: [String]
  ) -> Remaking {
    let stored = table.storedColumns(of: old.name)
    let names = stored.map(\.name)
    let computed = table.columns.filter { column in
      column.generated != nil
        && (column.type.enumTypeName == old.name || column.mentionedColumns.contains(where: names.contains))
    }
    let later = computed.filter { isChangedLater($0, of: table.name) }
    var (before, types, behind): ([String], [String], [String]) = ([], [], [])
    for column in stored {
      let (quoted, type) = (PostgresText.quoted(column.name), PostgresText.type(column.type))
      if column.defaultValue != nil { before.append("ALTER COLUMN \(quoted) DROP DEFAULT") }
      let text = column.type == .enumType(old.name) ? "text" : "text[]"
      types.append("ALTER COLUMN \(quoted) TYPE \(type) USING \(quoted)::\(text)::\(type)")
      // A default that goes with its value is followed by the change that sets another.
      if let value = column.defaultValue, !value.mentions(removed) {
        behind.append("ALTER COLUMN \(quoted) SET DEFAULT \(PostgresText.defaultValue(value))")
      }
    }
    return Remaking(
      computed,
      in: table,
      around: before + types + behind,
      of: Set(names),
      comingBackLater: Set(later.map(\.name))
    )
  }

  /// The rest of the plan makes it anew, or drops it.
  private func isChangedLater(_ column: ColumnDefinition, of table: ObjectName) -> Bool {
    computedColumnsAhead[.column(table, column.name)] != nil
      || changes.contains { planned in
        if case .dropColumn(table, let dropped) = planned.change { dropped.name == column.name } else { false }
      }
  }
}

extension EnumDefinition {
  /// Adding values is not enough: one goes, or comes to stand elsewhere.
  func needsSwap(to new: EnumDefinition) -> Bool {
    new.labels.filter(Set(labels).contains) != labels
  }
}

extension TableDefinition {
  func uses(enumType name: ObjectName) -> Bool {
    columns.contains { $0.type.enumTypeName == name }
  }

  /// The columns of the type whose values are not computed.
  func storedColumns(of enumType: ObjectName) -> [ColumnDefinition] {
    columns.filter { $0.type.enumTypeName == enumType && $0.generated == nil }
  }
}

extension DefaultValue {
  fileprivate func mentions(_ labels: [String]) -> Bool {
    switch self {
    case .literal(let literal): labels.contains { literal == .string($0) }
    case .expression(let expression): labels.contains { expression.description.contains(PostgresText.literal($0)) }
    }
  }
}

extension [String] {
  /// `'a', 'b'`
  fileprivate var asLabels: String { map { "'\($0)'" }.joined(separator: ", ") }
}

internal import SchemaModel

extension TableEvaluation {
  mutating func add(_ part: BodyPart, in schema: inout SchemaEvaluation) {
    switch part {
    case .primaryKey(let key): add(key, in: &schema)
    case .unique(let unique): add(unique, in: &schema)
    case .foreignKey(let key): add(key, in: &schema)
    case .index(let index): add(index, in: &schema)
    case .check(let check): add(check, in: &schema)
    case .generated(let generated): add(generated, in: &schema)
    case .comment(let comment): add(comment, in: &schema)
    case .exclude(let exclude): add(exclude, in: &schema)
    case .partitioned(let partitioned): add(partitioned, in: &schema)
    case .attributes(let attributes, let element):
      table.attributes.append(TableAttributesDeclaration(attributes, element.options))
    case .object(let object): objects.append(object)
    }
  }

  private mutating func add(_ key: PrimaryKey, in schema: inout SchemaEvaluation) {
    let options = key.attributes.options
    guard let columns = references(to: key.columns, Mention("the primary key", options.location), in: &schema)
    else { return }
    table.primaryKeys.append(PrimaryKeyDeclaration(columns, options))
  }

  private mutating func add(_ unique: Unique, in schema: inout SchemaEvaluation) {
    let options = unique.attributes.options
    let mention = Mention("a unique constraint", options.location)
    guard let columns = references(to: unique.columns, mention, in: &schema),
      let included = references(to: unique.includedColumns, mention, in: &schema)
    else { return }
    table.uniques.append(
      UniqueDeclaration(
        columns,
        nullsNotDistinct: unique.areNullsNotDistinct,
        includedColumns: included,
        deferrability: unique.deferrability.modelValue,
        isConstraint: unique.isConstraint,
        options
      )
    )
  }

  private mutating func add(_ key: ForeignKey, in schema: inout SchemaEvaluation) {
    let options = key.attributes.options
    let mention = Mention("a foreign key", options.location)
    guard let columns = references(to: key.columns, mention, in: &schema),
      let written = references(to: key.columnsSetOnDelete, mention, in: &schema)
    else { return }
    addForeignKey(columns, key.target, key.rules, setting: written, mention, options, in: &schema)
  }

  private mutating func add(_ index: Index, in schema: inout SchemaEvaluation) {
    let options = index.attributes.options
    let mention = Mention("an index", options.location)
    var keys: [IndexDeclaration.Key] = []
    for key in index.keys {
      guard let key = self.key(key, mention, in: &schema) else { return }
      keys.append(key)
    }
    var predicate: DeclaredExpression?
    if let sql = index.predicate {
      guard let condition = expression(sql, mention, in: &schema) else { return }
      predicate = condition
    }
    guard var included = references(to: index.includedColumns, mention, in: &schema) else { return }
    included += index.includedNames.map { DeclaredColumnReference($0) }
    table.indexes.append(
      IndexDeclaration(
        keys,
        isUnique: index.isUnique,
        predicate: predicate,
        includedColumns: included,
        method: index.method,
        nullsNotDistinct: index.areNullsNotDistinct,
        parameters: index.parameters,
        isInvisible: index.isInvisible,
        parser: index.parserName,
        comment: index.commentText,
        options
      )
    )
  }

  private func key(_ key: IndexKey, _ mention: Mention, in schema: inout SchemaEvaluation) -> IndexDeclaration.Key? {
    guard let target = target(of: key, mention, in: &schema) else { return nil }
    return IndexDeclaration.Key(
      target,
      isDescending: key.isDescending,
      nulls: key.nulls,
      operatorClass: key.operatorClassName,
      collation: key.collationName,
      prefixLength: key.prefixLength
    )
  }

  private mutating func add(_ exclude: Exclude, in schema: inout SchemaEvaluation) {
    let options = exclude.attributes.options
    let mention = Mention("an exclusion constraint", options.location)
    var elements: [ExclusionDeclaration.Element] = []
    for element in exclude.keys {
      guard let key = key(element.key, mention, in: &schema) else { return }
      elements.append(ExclusionDeclaration.Element(key, with: element.operatorName))
    }
    var predicate: DeclaredExpression?
    if let sql = exclude.predicate {
      guard let condition = expression(sql, mention, in: &schema) else { return }
      predicate = condition
    }
    guard let included = references(to: exclude.includedColumns, mention, in: &schema) else { return }
    table.exclusions.append(
      ExclusionDeclaration(
        elements,
        method: exclude.method,
        includedColumns: included,
        predicate: predicate,
        deferrability: exclude.deferrability.modelValue,
        options
      )
    )
  }

  private mutating func add(_ partitioned: Partitioned, in schema: inout SchemaEvaluation) {
    let options = partitioned.attributes.options
    let mention = Mention("the partitioning", options.location)
    var keys: [IndexDeclaration.Key] = []
    for key in partitioned.keys {
      guard let key = self.key(key, mention, in: &schema) else { return }
      keys.append(key)
    }
    let partitions = partitioned.partitions.map {
      PartitionDefinition(ObjectName($0.name, in: $0.home ?? instance.objectName.namespace), $0.bound)
    }
    table.partitionings.append(
      PartitioningDeclaration(partitioned.strategy.modelValue, keys, partitions: partitions, options)
    )
  }

  private func target(
    of key: IndexKey,
    _ mention: Mention,
    in schema: inout SchemaEvaluation
  ) -> IndexDeclaration.Target? {
    switch key.target {
    case .column(let column): reference(to: column, mention, in: &schema).map { .column($0) }
    case .expression(let sql): expression(sql, mention, in: &schema).map { .expression($0) }
    case .named(let name): .column(DeclaredColumnReference(name))
    }
  }

  private mutating func add(_ check: Check, in schema: inout SchemaEvaluation) {
    let options = check.attributes.options
    guard let expression = expression(check.condition, Mention("a check", options.location), in: &schema)
    else { return }
    table.checks.append(CheckDeclaration(expression, options))
  }

  private mutating func add(_ generated: Generated, in schema: inout SchemaEvaluation) {
    let mention = Mention("a generated column", generated.location)
    guard let column = reference(to: generated.column.columnDescription, mention, in: &schema),
      let expression = expression(generated.expression, mention, in: &schema)
    else { return }
    guard column.table == nil, let position = table.columns.firstIndex(where: { $0.name == column.column }) else {
      schema.report(
        at: generated.location,
        "'\(instance.name)': '\(column)' is a column of another table; it can be generated only where it is declared"
      )
      return
    }
    if table.columns[position].generated != nil {
      schema.report(
        at: generated.location,
        "'\(instance.name).\(column)' is generated twice; leave one out, or give it '.on(dialect, …)'"
      )
      return
    }
    table.columns[position].generated = DeclaredGeneratedValue(
      expression,
      generated.storage == .virtual ? .virtual : .stored,
      location: generated.location
    )
  }

  private mutating func add(_ comment: Comment, in schema: inout SchemaEvaluation) {
    if table.comment != nil {
      schema.report(at: comment.location, "'\(instance.name)' has two comments; make them one")
      return
    }
    table.comment = comment.text
  }
}

// MARK: Columns by name

extension TableEvaluation {
  func expression(_ sql: SQL, _ mention: Mention, in schema: inout SchemaEvaluation) -> DeclaredExpression? {
    guard let segments = named(sql.segments, mention, in: &schema) else { return nil }
    var overrides: [DialectName: [DeclaredExpression.Segment]] = [:]
    for (dialect, text) in sql.overrides {
      guard let text = named(text, mention, in: &schema) else { return nil }
      if overrides.updateValue(text, forKey: dialect.modelName) != nil {
        schema.report(
          at: mention.location,
          "'\(instance.name)': \(mention.words) has two texts for '\(dialect.rawValue)'; leave one out"
        )
      }
    }
    return DeclaredExpression(segments, overrides: overrides)
  }

  private func named(
    _ segments: [SQL.Segment],
    _ mention: Mention,
    in schema: inout SchemaEvaluation
  ) -> [DeclaredExpression.Segment]? {
    var result: [DeclaredExpression.Segment] = []
    for segment in segments {
      switch segment {
      case .text(let text):
        result.append(.sql(text))
      case .column(let column):
        guard let reference = reference(to: column, mention, in: &schema) else { return nil }
        result.append(.column(reference))
      case .tableColumn(let type, let keyPath) where type == instance.type:
        guard let name = schema.column(at: keyPath, in: type) else { fallthrough }
        result.append(.column(DeclaredColumnReference(name)))
      case .tableColumn, .table, .object, .objectColumn:
        schema.report(
          at: mention.location,
          "'\(instance.name)': \(mention.words) may mention columns of its own table only; write the rest as text"
        )
        return nil
      }
    }
    return result
  }

  private func references(
    to columns: [any AnyColumn],
    _ mention: Mention,
    in schema: inout SchemaEvaluation
  ) -> [DeclaredColumnReference]? {
    var result: [DeclaredColumnReference] = []
    for column in columns {
      guard let reference = reference(to: column.columnDescription, mention, in: &schema) else { return nil }
      result.append(reference)
    }
    return result
  }

  private func reference(
    to column: ColumnDescription,
    _ mention: Mention,
    in schema: inout SchemaEvaluation
  ) -> DeclaredColumnReference? {
    if column === ColumnDescription.own, let own = mention.own { return DeclaredColumnReference(own) }
    let names = instance.names(of: column)
    if names.count == 1 { return DeclaredColumnReference(names[0]) }
    if names.count > 1 {
      schema.report(
        at: mention.location,
        "'\(instance.name)': \(mention.words) could mean \(names.map { "'\($0)'" }.joined(separator: " or ")), "
          + "which share one Column value; declare each with a Column of its own"
      )
      return nil
    }
    if let reference = schema.reference(to: column, from: instance) { return reference }
    schema.report(
      at: mention.location,
      "'\(instance.name)': \(mention.words) uses a column that is no stored property of \(instance.typeName); "
        + "declare it with 'let', and without a getter"
    )
    return nil
  }
}

internal import SchemaModel

/// Turns one table into its declaration: modifiers of columns are spread into elements, columns become names.
struct TableEvaluation {
  let instance: TableInstance
  let entry: TableEntry
  var table: TableDeclaration
  var objects: [any SchemaElement] = []

  init(_ instance: TableInstance, _ entry: TableEntry) {
    self.instance = instance
    self.entry = entry
    let place = instance.columns.first(where: \.isDirect)?.description.attributes.location
    table = TableDeclaration(
      instance.objectName,
      typeName: instance.typeName,
      location: place ?? entry.location,
      renamedFrom: entry.renamedFrom
    )
  }

  mutating func declaration(in schema: inout SchemaEvaluation) -> TableDeclaration {
    addPrimaryKeyOfColumns()
    for column in instance.columns {
      add(column, in: &schema)
    }
    for part in instance.value.body.parts {
      add(part, in: &schema)
    }
    return table
  }

  // MARK: Columns

  private mutating func addPrimaryKeyOfColumns() {
    let columns = instance.columns.filter(\.description.attributes.isPrimaryKey)
    guard let first = columns.first else { return }
    let name = columns.lazy.compactMap(\.description.attributes.primaryKeyName).first
    table.primaryKeys.append(
      PrimaryKeyDeclaration(
        columns.map { DeclaredColumnReference($0.name) },
        ElementOptions(name: name, location: first.description.attributes.location)
      )
    )
  }

  private mutating func add(_ column: TableInstance.NamedColumn, in schema: inout SchemaEvaluation) {
    let attributes = column.description.attributes
    table.columns.append(
      ColumnDeclaration(
        column.name,
        attributes.type,
        location: attributes.location,
        typeOverrides: typeOverrides(of: column, in: &schema),
        isNullable: attributes.isNullable,
        defaultValue: attributes.defaultValue.map { declared($0, of: column, in: &schema) } ?? nil,
        identity: attributes.identity,
        collation: attributes.collation,
        characterSet: attributes.characterSet,
        comment: attributes.comment,
        renamedFrom: column.renamedFrom,
        conversions: conversions(of: column, in: &schema)
      )
    )
    for constraint in attributes.constraints {
      add(constraint, of: column, in: &schema)
    }
  }

  private func conversions(
    of column: TableInstance.NamedColumn,
    in schema: inout SchemaEvaluation
  ) -> [DeclaredConversion] {
    let location = column.description.attributes.location
    let mention = Mention("the conversion of '\(column.name)'", location, own: column.name)
    var conversions: [DeclaredConversion] = []
    for conversion in column.description.attributes.conversions {
      guard let forward = expression(conversion.expression, mention, in: &schema) else { continue }
      let back = conversion.back.map { expression($0, mention, in: &schema) } ?? nil
      conversions.append(DeclaredConversion(from: conversion.from, forward, back: back))
    }
    return conversions
  }

  private func typeOverrides(
    of column: TableInstance.NamedColumn,
    in schema: inout SchemaEvaluation
  ) -> [DialectName: String] {
    var overrides: [DialectName: String] = [:]
    for (dialect, type) in column.description.attributes.typeOverrides {
      if overrides.updateValue(type, forKey: dialect.modelName) != nil {
        schema.report(
          at: column.description.attributes.location,
          "'\(instance.name).\(column.name)': its type for '\(dialect.rawValue)' is given twice; leave one out"
        )
      }
    }
    return overrides
  }

  private func declared(
    _ value: DefaultDescription,
    of column: TableInstance.NamedColumn,
    in schema: inout SchemaEvaluation
  ) -> DeclaredDefault? {
    switch value {
    case .literal(let literal): .literal(literal)
    case .now: .now
    case .random: .random
    case .sql(let sql):
      expression(
        sql,
        Mention("the default of '\(column.name)'", column.description.attributes.location, own: column.name),
        in: &schema
      ).map { .sql($0) }
    }
  }

  private mutating func add(
    _ constraint: ColumnConstraint,
    of column: TableInstance.NamedColumn,
    in schema: inout SchemaEvaluation
  ) {
    let location = column.description.attributes.location
    let own = DeclaredColumnReference(column.name)
    switch constraint {
    case .unique(let name, let nullsNotDistinct):
      table.uniques.append(
        UniqueDeclaration(
          [own],
          nullsNotDistinct: nullsNotDistinct,
          ElementOptions(name: name, location: location)
        )
      )
    case .check(let name, let sql):
      let mention = Mention("the check of '\(column.name)'", location, own: column.name)
      guard let expression = expression(sql, mention, in: &schema) else { return }
      table.checks.append(
        CheckDeclaration(expression, column: column.name, ElementOptions(name: name, location: location))
      )
    case .reference(let reference):
      addForeignKey(
        [own],
        reference.target,
        reference.rules,
        Mention("the foreign key of '\(column.name)'", location),
        ElementOptions(name: reference.name, location: location),
        in: &schema
      )
    }
  }

  mutating func addForeignKey(
    _ columns: [DeclaredColumnReference],
    _ target: ReferenceTarget,
    _ rules: ForeignKeyRules,
    setting columnsSetOnDelete: [DeclaredColumnReference] = [],
    _ mention: Mention,
    _ options: ElementOptions,
    in schema: inout SchemaEvaluation
  ) {
    var names: [String] = []
    for keyPath in target.keyPaths {
      guard let name = schema.column(at: keyPath, in: target.table) else {
        schema.report(
          at: mention.location,
          "'\(instance.name)': \(mention.words) references something in \(swiftName(of: target.table)) that is not "
            + "exactly one of its stored columns; name a stored property with a Column of its own"
        )
        return
      }
      names.append(name)
    }
    table.foreignKeys.append(
      ForeignKeyDeclaration(
        columns,
        references: schema.instance(of: target.table).objectName,
        names,
        onDelete: rules.onDelete,
        onDeleteColumns: columnsSetOnDelete,
        onUpdate: rules.onUpdate,
        match: rules.match,
        deferrability: rules.deferrability,
        options
      )
    )
  }
}

/// What mentions a column, for messages.
struct Mention {
  var words: String
  var location: SourceLocation
  /// The column that `$0` stands for in a modifier.
  var own: String?

  init(_ words: String, _ location: SourceLocation, own: String? = nil) {
    self.words = words
    self.location = location
    self.own = own
  }
}

import SchemaModel

/// One declared table for one dialect, its unnamed elements still without names.
struct TableLowering {
  private let table: TableDeclaration
  private let rules: any DialectRules
  private var dialect: DialectName { rules.options.name }

  init(_ table: TableDeclaration, _ rules: any DialectRules) {
    self.table = table
    self.rules = rules
  }

  func lower(_ findings: inout Findings) -> LoweredTable {
    var columns: [LoweredColumn] = []
    var elements: [LoweredElement] = []
    for column in table.columns {
      let (lowered, constraint) = ColumnLowering(column, of: table, rules).lower(&findings)
      columns.append(lowered)
      if let constraint {
        elements.append(
          LoweredElement(
            .check(CheckDefinition("", constraint.expression(on: column.name, rules))),
            .columnType(column: column.name),
            ElementOptions(location: column.location)
          )
        )
      }
    }
    elements += table.primaryKeys.filter { $0.options.includes(dialect) }.map(primaryKey)
    elements += table.uniques.filter { $0.options.includes(dialect) }.map(unique)
    elements += table.checks.filter { $0.options.includes(dialect) }.map(check)
    let lengths = Dictionary(columns.map { ($0.definition.name, $0.definition.type) }) { first, _ in first }
    elements += table.indexes.filter { $0.options.includes(dialect) }.map { index($0, types: lengths) }
    elements += table.exclusions.filter { $0.options.includes(dialect) }.map { exclusion($0, types: lengths) }
    elements += table.foreignKeys.filter { $0.options.includes(dialect) }.map(foreignKey)
    return LoweredTable(
      table,
      columns: columns,
      elements: elements,
      attributes: TableOptionLowering.attributes(of: table, rules, &findings),
      partitioning: TableOptionLowering.partitioning(of: table, rules, &findings) { key($0, types: lengths) }
    )
  }

  private func exclusion(_ exclusion: ExclusionDeclaration, types: [String: ColumnType]) -> LoweredElement {
    LoweredElement(
      .exclusion(
        ExclusionDefinition(
          "",
          method: exclusion.method.lowercased(),
          elements: exclusion.elements.map {
            ExclusionDefinition.Element(key($0.key, types: types), with: $0.operator)
          },
          includedColumns: exclusion.includedColumns.map(\.column),
          predicate: exclusion.predicate?.lowered(for: dialect),
          deferrability: exclusion.deferrability
        )
      ),
      .exclusion(exclusion),
      exclusion.options
    )
  }

  private func primaryKey(_ key: PrimaryKeyDeclaration) -> LoweredElement {
    LoweredElement(
      .primaryKey(PrimaryKeyDefinition("", key.columns.map(\.column))),
      .primaryKey(key),
      key.options
    )
  }

  private func unique(_ unique: UniqueDeclaration) -> LoweredElement {
    let columns = unique.columns.map(\.column)
    let included = unique.includedColumns.map(\.column)
    let element: TableElement =
      if rules.uniqueIsIndex, !unique.isConstraint {
        .index(
          IndexDefinition(
            "",
            isUnique: true,
            keys: columns.map { IndexKey($0) },
            includedColumns: included,
            nullsNotDistinct: unique.nullsNotDistinct
          )
        )
      } else {
        .unique(
          UniqueDefinition(
            "",
            columns,
            nullsNotDistinct: unique.nullsNotDistinct,
            includedColumns: included,
            deferrability: unique.deferrability
          )
        )
      }
    return LoweredElement(element, .unique(unique), unique.options)
  }

  private func check(_ check: CheckDeclaration) -> LoweredElement {
    LoweredElement(
      .check(CheckDefinition("", check.expression.lowered(for: dialect))),
      .check(check),
      check.options
    )
  }

  private func foreignKey(_ key: ForeignKeyDeclaration) -> LoweredElement {
    LoweredElement(
      .foreignKey(
        ForeignKeyDefinition(
          "",
          key.columns.map(\.column),
          references: key.referencedTable,
          key.referencedColumns,
          onDelete: key.onDelete,
          onDeleteColumns: key.onDeleteColumns.map(\.column),
          onUpdate: key.onUpdate,
          match: key.match,
          deferrability: key.deferrability,
          enforcement: rules.options.foreignKeys
        )
      ),
      .foreignKey(key),
      key.options
    )
  }

  private func index(_ index: IndexDeclaration, types: [String: ColumnType]) -> LoweredElement {
    let method = index.method?.lowercased()
    let definition = IndexDefinition(
      "",
      isUnique: index.isUnique,
      keys: index.keys.map { key($0, types: types) },
      includedColumns: index.includedColumns.map(\.column),
      predicate: index.predicate?.lowered(for: dialect),
      method: method == "btree" ? nil : method,
      nullsNotDistinct: index.nullsNotDistinct,
      parameters: index.parameters,
      isInvisible: index.isInvisible,
      parser: index.parser,
      comment: index.comment
    )
    return LoweredElement(.index(definition), .index(index), index.options)
  }

  /// A key in its one canonical form: what the server does by itself is not said.
  private func key(_ key: IndexDeclaration.Key, types: [String: ColumnType]) -> IndexKey {
    var target: IndexKey.Target
    switch key.target {
    case .column(let reference): target = .column(reference.column)
    case .expression(let expression):
      let lowered = expression.lowered(for: dialect)
      target = .expression(lowered)
      if lowered.segments.count == 1, case .column(let name) = lowered.segments[0] { target = .column(name) }
    }
    var prefixLength = key.prefixLength
    if case .column(let name) = target, case .builtin(_, let length) = types[name], length == prefixLength.map({ [$0] })
    {
      prefixLength = nil
    }
    return IndexKey(
      target,
      isDescending: key.isDescending,
      nulls: key.nulls == rules.defaultNulls(isDescending: key.isDescending) ? nil : key.nulls,
      operatorClass: key.operatorClass,
      collation: key.collation,
      prefixLength: prefixLength
    )
  }
}

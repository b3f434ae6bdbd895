import SchemaModel

/// What a divided table cannot have.
enum MySQLPartitionRules {
  /// Of the tables that these changes touch, as they are at the end.
  static func refusals(_ schema: DatabaseSchema, touchedBy changes: [Change]) -> [Refusal] {
    guard schema.tables.contains(where: { $0.partitioning != nil }) else { return [] }
    let touched = Set(
      changes.flatMap { change -> [ObjectName] in
        if case .renameTable(let old, let new) = change { return [old, new] }
        return change.table.map { [$0] } ?? []
      }
    )
    let divided = Set(schema.tables.filter { $0.partitioning != nil }.map(\.name))
    return schema.tables.filter { touched.contains($0.name) }.flatMap { table in
      refusals(table) + references(of: table, to: divided)
    }
  }

  private static func references(of table: TableDefinition, to divided: Set<ObjectName>) -> [Refusal] {
    table.databaseForeignKeys.filter { divided.contains($0.referencedTable) || divided.contains(table.name) }.map {
      Refusal(
        "\(table.name).\($0.name)",
        "MySQL has no foreign keys of or to a partitioned table (E1506)",
        wayOut: "let the application keep it (enforcement: .application), or leave the table in one piece"
      )
    }
  }

  private static func refusals(_ table: TableDefinition) -> [Refusal] {
    guard let partitioning = table.partitioning else { return [] }
    var refusals: [Refusal] = []
    for element in table.elements where !element.fits(partitioning) {
      refusals.append(
        Refusal(
          "\(table.name).\(element.name)",
          """
          a unique key of a partitioned table must contain every partitioning column (E1503), and it lacks \
          \(Set(partitioning.columns).subtracting(element.uniqueColumns).sorted().joined(separator: ", "))
          """,
          wayOut:
            "add these columns to the key as they are, whole, or divide the table by columns that each of its keys has"
        )
      )
    }
    for index in table.indexes where !index.isOrdered {
      refusals.append(
        Refusal(
          "\(table.name).\(index.name)",
          "a partitioned table takes no \(index.method ?? "") index (E1214)",
          wayOut: "leave the index out, or leave the table in one piece"
        )
      )
    }
    for column in table.columns where MySQLTypes.isSpatial(column.type) {
      refusals.append(
        Refusal(
          "\(table.name).\(column.name)",
          "a partitioned table takes no columns of spatial types (E1178)",
          wayOut: "keep the column in another table, or leave this one in one piece"
        )
      )
    }
    return refusals + keys(partitioning, of: table) + bounds(partitioning, of: table.name)
      + values(partitioning, of: table)
  }

  private static func keys(_ partitioning: PartitioningDefinition, of table: TableDefinition) -> [Refusal] {
    let method = MySQLSyntax.partitioningMethod(partitioning.strategy)
    return partitioning.keys.compactMap { key in
      guard case .column(let name) = key.target, let column = table.column(name) else { return nil }
      let obstacle: (reason: String, wayOut: String)
      if MySQLTypes.isLong(column.type) {
        obstacle = (
          "no table is divided by a column of type \(MySQLSyntax.type(column.type)) (E1502)", "take another column"
        )
      } else if [.range, .list, .hash].contains(partitioning.strategy), !MySQLTypes.isWholeNumber(column.type) {
        obstacle = (
          "\(method) divides by whole numbers, and the column has the type \(MySQLSyntax.type(column.type)) (E1659)",
          partitioning.strategy == .hash
            ? "divide by .key, or by an expression with a whole number"
            : "divide by .\(partitioning.strategy)Columns, or by an expression with a whole number"
        )
      } else {
        return nil
      }
      return Refusal("\(table.name).\(name)", obstacle.reason, wayOut: obstacle.wayOut)
    }
  }

  private static func bounds(_ partitioning: PartitioningDefinition, of table: ObjectName) -> [Refusal] {
    if partitioning.partitions.isEmpty, !partitioning.isHashed {
      return [
        Refusal(
          table.description,
          "a table divided by \(MySQLSyntax.partitioningMethod(partitioning.strategy)) needs partitions (E1492)",
          wayOut: "declare one at least"
        )
      ]
    }
    return partitioning.partitions.compactMap { partition in
      guard let missing = missing(partition, partitioning) else { return nil }
      return Refusal(
        "\(table).\(partition.name.name)",
        "MySQL does not have \(missing)",
        wayOut: "say what the partition holds in MySQL's own way: VALUES LESS THAN, VALUES IN"
      )
    }
  }

  /// Whole numbers divide a column of whole numbers, and everything else stands in quotation marks.
  private static func values(_ partitioning: PartitioningDefinition, of table: TableDefinition) -> [Refusal] {
    let columns = partitioning.keys.map { key in
      if case .column(let name) = key.target { table.column(name) } else { ColumnDefinition?.none }
    }
    return partitioning.partitions.compactMap { partition in
      let pairs = partition.bound.rows.flatMap { zip(columns, $0) }
      for case (let column?, .literal(let literal)) in pairs {
        switch literal {
        case .integer where !MySQLTypes.isWholeNumber(column.type), .string where MySQLTypes.isWholeNumber(column.type):
          break
        case .integer, .string, .number, .boolean, .bytes: continue
        }
        return Refusal(
          "\(table.name).\(partition.name.name)",
          "its bound \(MySQLSyntax.literal(literal)) is no value of \(column.name), of type \(MySQLSyntax.type(column.type)) "
            + "(E1654)",
          wayOut: "give it values of that type"
        )
      }
      return nil
    }
  }

  private static func missing(_ partition: PartitionDefinition, _ partitioning: PartitioningDefinition) -> String? {
    if partition.name.namespace != nil { return "partitions in a namespace" }
    switch (partition.bound, partitioning.strategy) {
    case (.default, _): return "a default partition"
    case (.range(_, let upper), .range), (.range(_, let upper), .rangeColumns):
      return upper.contains(.minimum) ? "MINVALUE" : nil
    case (.list, .list), (.list, .listColumns), (.hash, .hash), (.hash, .key): return nil
    default: return "such a bound for \(MySQLSyntax.partitioningMethod(partitioning.strategy))"
    }
  }
}

extension PartitionDefinition.Bound {
  fileprivate var rows: [[PartitionDefinition.BoundValue]] {
    switch self {
    case .range(_, let upper): [upper]
    case .list(let rows): rows
    case .hash, .default: []
    }
  }
}

extension TableElement {
  /// Whether it may stand on a table that is divided so.
  func fits(_ partitioning: PartitioningDefinition?) -> Bool {
    guard let partitioning else { return true }
    switch self {
    case .primaryKey, .unique: break
    case .index(let index): if !index.isUnique { return true }
    case .check, .exclusion, .foreignKey: return true
    }
    return uniqueColumns.isSuperset(of: partitioning.columns)
  }

  /// The columns that it holds whole: a prefix of one, or what is computed from it, says nothing of its partition.
  fileprivate var uniqueColumns: Set<String> {
    guard case .index(let index) = self else { return Set(columns) }
    let names = index.keys.compactMap { key in
      if case .column(let name) = key.target, key.prefixLength == nil { name } else { String?.none }
    }
    return Set(names)
  }
}

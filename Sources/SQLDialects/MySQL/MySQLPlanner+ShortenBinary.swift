import SchemaModel

/// BINARY fills each value up with zero bytes, and takes none for less afterwards: a shorter one would refuse every row,
/// also those that a migration back had made longer. So the column becomes VARBINARY, the zero bytes go, and then it is
/// the shorter one.
extension MySQLPlanner {
  mutating func shorten(
    _ lengths: (from: Int, to: Int),
    of table: ObjectName,
    from old: ColumnDefinition,
    to new: ColumnDefinition,
    at index: Int
  ) {
    var free = old
    free.type = .builtin("varbinary", [lengths.from])
    let query = MySQLCatalogue.column(table, old.name)
    let presence = outlook.conditions(forColumn: old.name, of: table, after: index)
    let whileType = { (column: ColumnDefinition) in
      query.and("COLUMN_TYPE = \(MySQLQuoting.literal(MySQLSyntax.type(column.type)))").exists
    }
    let isPending = query.and("COLUMN_TYPE <> \(MySQLQuoting.literal(MySQLSyntax.type(new.type)))").exists
    suspendForeignKeys(on: old.name, of: table, while: isPending, at: index)
    alter(
      MySQLAlteration(
        table: table,
        title: "\(table).\(old.name): take shorter values too",
        clauses: ["MODIFY COLUMN \(MySQLSyntax.column(free))"],
        operation: .changeType,
        conditions: presence + [whileType(old)],
        changes: [.alterColumn(table: table, from: old, to: free)]
      ),
      at: index
    )
    let name = MySQLSyntax.name(old.name)
    let zeros = String(repeating: "00", count: lengths.from - lengths.to)
    append(
      MySQLAlteration(
        table: table,
        title: "\(table).\(old.name): take the zero bytes from the end of values",
        clauses: [],
        operation: .renameLabel,
        conditions: presence + [whileType(free)],
        changes: [],
        remark: firedTriggersRemark(of: table)
      ),
      statement: update(
        table,
        set: old.name,
        to: "LEFT(\(name), \(lengths.to))",
        where: "SUBSTRING(\(name), \(lengths.to + 1)) = X'\(zeros)'"
      ),
      operation: .renameLabel,
      at: index
    )
    let loss = Loss(
      "\(table).\(new.name)",
      .mayFail,
      "values longer than \(lengths.to) bytes, zero bytes at their ends aside",
      wayOut: "find and correct these values first; the statement changes nothing when it fails"
    )
    let nullLosses = MySQLColumnLoss.nullLosses(from: old, to: new, of: table)
    modify(table, from: free, to: new, losses: [loss] + nullLosses, at: index)
  }
}

extension MySQLTypes {
  static func shortenedBinary(from old: ColumnDefinition, to new: ColumnDefinition) -> (from: Int, to: Int)? {
    guard old.generated == nil, new.generated == nil, case .builtin("binary", let before) = old.type,
      case .builtin("binary", let after) = new.type, let from = before.first, let to = after.first, to < from
    else { return nil }
    return (from, to)
  }
}

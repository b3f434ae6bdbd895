import SchemaModel

extension MySQLPlanner {
  /// Where an added column has to stand so that the later change of the order finds it in place; nil: at the end.
  func place(for column: String, in table: ObjectName, at index: Int) -> MySQLColumnPlace? {
    guard let target = laterOrder(of: table, after: index), let position = target.firstIndex(of: column)
    else { return nil }
    let columns = self.table(table).columns.map(\.name)
    let fixed = Set(MySQLColumnMoves(from: columns, to: target).fixed)
    let predecessor = target[..<position].last(where: fixed.contains)
    return predecessor == columns.last ? nil : MySQLColumnPlace(predecessor: predecessor)
  }

  /// Where columns stand that a statement drops and adds again, one behind the other: behind none that goes later, for what
  /// this plan takes back may have stopped with that one elsewhere, and behind the computed ones that they are computed
  /// from (E3107). The state has them there from now on.
  mutating func settle(_ remade: [String], in table: ObjectName, at index: Int) -> [String: MySQLColumnPlace] {
    let definition = self.table(table)
    let columns = definition.columns.map(\.name)
    let staying = Set(keptColumns(columns, of: table, after: index))
    var order = columns.filter { !remade.contains($0) }
    var places: [String: MySQLColumnPlace] = [:]
    for column in remade {
      let others = columns.prefix { $0 != column }.filter { order.contains($0) }
      let isStaying = staying.contains(column)
      let predecessor = others.last { !isStaying || staying.contains($0) }
      let sources = definition.column(column)?.mentionedColumns.filter { source in
        remade.contains(source) && definition.column(source)?.generated != nil
      }
      let place = MySQLColumnPlace(
        predecessor: order.last { $0 == predecessor || sources?.contains($0) == true }
      )
      places[column] = place
      order = place.order(order, column)
    }
    if order != columns { apply([.reorderColumns(table: table, from: columns, to: order)]) }
    return places
  }

  /// The order that a change behind this one brings about, without what goes afterwards.
  private func laterOrder(of table: ObjectName, after index: Int) -> [String]? {
    for later in outlook.changes(of: table, after: index) {
      switch changes[later] {
      case .reorderColumns(_, _, let order): return keptColumns(order, of: table, after: later)
      case .renameTable, .renameColumn: return nil
      default: break
      }
    }
    return nil
  }

  private func keptColumns(_ columns: [String], of table: ObjectName, after index: Int) -> [String] {
    let dropped = outlook.changes(of: table, after: index).compactMap { later -> String? in
      if case .dropColumn(_, let column) = changes[later] { column.name } else { nil }
    }
    return columns.filter { !dropped.contains($0) }
  }

  mutating func reorderColumns(of table: ObjectName, to order: [String], at index: Int) {
    let target = keptColumns(order, of: table, after: index)
    let definition = self.table(table)
    let columns = definition.columns.map(\.name)
    let moves = MySQLColumnMoves(from: columns, to: target).moves
    if moves.isEmpty { return }
    let moved = moves.compactMap { move in definition.column(move.column).map { ($0, move.place) } }
    let reached = moves.reduce(columns) { $1.place.order($0, $1.column) }
    let presence = target.filter { outlook.vanishes($0, of: table, after: index, in: changes) }
    alter(
      MySQLAlteration(
        table: table,
        title:
          "\(table): move \(moves.count == 1 ? "column" : "columns") \(moves.map(\.column).joined(separator: ", "))",
        clauses: moved.map { "MODIFY COLUMN \(MySQLSyntax.column($0)) \($1.clause)" },
        operation: operation(moving: moves.map(\.column), in: definition, to: reached),
        conditions: presence.map { MySQLCatalogue.column(table, $0).exists }
          + target.flatMap { outlook.conditions(forColumn: $0, of: table, after: index) }
          + [isOutOfOrder(moves.map(\.column), in: target, of: table)],
        changes: [.reorderColumns(table: table, from: columns, to: reached)]
      ),
      at: index
    )
  }

  private func operation(moving moved: [String], in table: TableDefinition, to order: [String]) -> MySQLOperation {
    let isVirtual = { (name: String) in table.column(name)?.generated?.storage == .virtual }
    let keepsVirtualColumns = table.columns.map(\.name).filter(isVirtual) == order.filter(isVirtual)
    let operation: MySQLOperation = keepsVirtualColumns ? .moveColumns : .moveVirtualColumns
    return table.copiesForItsChecks ? operation.combined(with: .modifyBesideCheck) : operation
  }

  /// A condition that holds until each of these columns stands between its neighbours.
  private func isOutOfOrder(_ moved: [String], in target: [String], of table: ObjectName) -> String {
    let position = { (column: String) in
      "(\(MySQLCatalogue.column(table, column).selecting("ORDINAL_POSITION")))"
    }
    let pairs = zip(target, target.dropFirst()).filter { moved.contains($0) || moved.contains($1) }
    return "(\(pairs.map { "\(position($0)) > \(position($1))" }.joined(separator: "\n    OR ")))"
  }
}

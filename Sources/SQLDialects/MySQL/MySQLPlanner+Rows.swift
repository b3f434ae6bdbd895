import SchemaModel

/// What an UPDATE of the rows brings along.
extension MySQLPlanner {
  /// Columns that the server sets on each UPDATE are said to stay: no one wrote to the row.
  func update(_ table: ObjectName, set column: String, to value: String, where condition: String) -> String {
    let kept = self.table(table).columns.filter { $0.isSetOnUpdate && $0.name != column }.map { kept in
      let name = MySQLSyntax.name(kept.name)
      return ", \(name) = \(name)"
    }
    return """
      UPDATE \(MySQLSyntax.table(table)) SET \(MySQLSyntax.name(column)) = \(value)\(kept.joined()) WHERE \(condition)
      """
  }

  /// The triggers that an UPDATE fires by now, which nothing but DROP TRIGGER keeps from it.
  func firedTriggersRemark(of table: ObjectName) -> String? {
    let names = state.objects.compactMap { object -> String? in
      guard let text = MySQLTriggerText(object), text.group.event == "UPDATE", text.group.table == table.name,
        !replacedTriggers.hasTaken(text.name)
      else { return nil }
      return text.name
    }
    if names.isEmpty { return nil }
    return "Fires trigger\(names.count == 1 ? "" : "s") \(names.joined(separator: ", ")) for each of these rows."
  }
}

extension ColumnDefinition {
  /// ON UPDATE CURRENT_TIMESTAMP, which stands behind the default or among the attributes of the type.
  fileprivate var isSetOnUpdate: Bool {
    guard MySQLTypes.isTimestamp(type) else { return false }
    if case .verbatim(let text) = type, text.uppercased().contains("ON UPDATE") { return true }
    guard case .expression(let text) = defaultValue else { return false }
    return MySQLSyntax.isCurrentTimestamp(text, of: type) && text.description.uppercased().contains("ON UPDATE")
  }
}

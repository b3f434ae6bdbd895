import SchemaModel

/// The proofs at the end of a file hold of the schema behind all changes: what a later change takes back is not asked for.
extension MySQLPlanner {
  func verification(thatTableIs isThere: Bool, _ table: ObjectName) -> [Verification] {
    guard let final, (final.table(table) != nil) == isThere else { return [] }
    // The catalogue lists views among the tables.
    if !isThere, final.objects.contains(where: { $0.kind == .view && $0.name == table }) { return [] }
    return [Verification(MySQLCatalogue.table(table).selecting("COUNT(*)"), expect: isThere ? "1" : "0")]
  }

  func verification(thatColumnIs isThere: Bool, _ column: String, of table: ObjectName) -> [Verification] {
    guard let definition = final?.table(table) else { return [] }
    // Names compare without case there.
    let names = definition.columns.map(\.name)
    guard isThere ? names.contains(column) : !names.contains(where: { $0.lowercased() == column.lowercased() })
    else { return [] }
    return [Verification(MySQLCatalogue.column(table, column).selecting("COUNT(*)"), expect: isThere ? "1" : "0")]
  }

  /// The column as it is at the end, as far as the catalogue can be asked without knowing how the server rewrites text.
  func verification(of column: ColumnDefinition, on table: ObjectName) -> [Verification] {
    guard let final = final?.table(table)?.column(column.name), final == column else { return [] }
    var query = MySQLCatalogue.column(table, column.name)
    if let spelling = MySQLTypes.catalogueSpelling(column.type) {
      query = query.and("COLUMN_TYPE = \(MySQLQuoting.literal(spelling))")
    }
    query = query.and("IS_NULLABLE = '\(column.isNullable ? "YES" : "NO")'")
    if let comment = column.comment { query = query.and("COLUMN_COMMENT = \(MySQLQuoting.literal(comment))") }
    return [Verification(query.selecting("COUNT(*)"), expect: "1")]
  }

  func verification(of element: TableElement, on table: ObjectName, isThere: Bool) -> [Verification] {
    guard let definition = final?.table(table) else { return [] }
    let atTheEnd = definition.element(element.kind, named: element.name)
    // A unique constraint and an index of one name are the same to the catalogue, and so is the index of a foreign key.
    let sharesItsName =
      (definition.uniques.map(\.name) + [definition.primaryKey?.name].compactMap(\.self)
      + definition.indexes.map(\.name) + MySQLSupportIndexes.of(definition).map(\.name))
      .contains { $0.lowercased() == element.name.lowercased() }
    // A form that is kept as text (a check that is not enforced) is one of that name, too.
    let isText = final?.objects.contains { $0.kind == .raw && $0.name.name == "\(table).\(element.name)" } ?? false
    if isText { return [] }
    let isRespelled = definition.elements.contains {
      $0.kind == element.kind && $0.name.lowercased() == element.name.lowercased()
    }
    if isThere ? atTheEnd != element : isRespelled || sharesItsName { return [] }
    return [Verification(MySQLCatalogue.count(table, element), expect: isThere ? "1" : "0")]
  }
}

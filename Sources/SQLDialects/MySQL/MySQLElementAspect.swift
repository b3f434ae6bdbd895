import SchemaModel

/// How the catalogue tells an element from another one of the same name, so that a changed element is not made a second
/// time.
enum MySQLElementAspect {
  /// A condition that holds while `old` is there and not `new` yet; nil when the catalogue cannot tell them apart, as with
  /// expressions, which the server rewrites.
  static func condition(on table: ObjectName, that old: TableElement, isNotYet new: TableElement) -> String? {
    if case .foreignKey(let oldKey) = old, case .foreignKey(let newKey) = new {
      return foreignKeyCondition(on: table, that: oldKey, isNotYet: newKey)
    }
    guard let oldIndex = Index(old), let newIndex = Index(new) else { return nil }
    let query = MySQLCatalogue.element(table, old.kind, old.name)
    if oldIndex.isUnique != newIndex.isUnique {
      return query.and("NON_UNIQUE = \(oldIndex.isUnique ? 0 : 1)").exists
    }
    for (old, new, expression) in [
      (oldIndex.columns, newIndex.columns, "IFNULL(COLUMN_NAME, '')"),
      (oldIndex.directions, newIndex.directions, "COLLATION"),
      (oldIndex.lengths, newIndex.lengths, "IFNULL(SUB_PART, 0)"),
    ] where old != new {
      // Without such an index the answer is NULL, which is not true.
      let list = query.selecting("GROUP_CONCAT(\(expression) ORDER BY SEQ_IN_INDEX)")
      return "(\(list)) <> \(MySQLQuoting.literal(new))"
    }
    if let condition = attributeCondition(query, from: old, to: new) { return condition }
    return nil
  }

  /// What `information_schema.STATISTICS` says of an index beside its columns.
  private static func attributeCondition(
    _ query: MySQLCatalogueQuery,
    from old: TableElement,
    to new: TableElement
  ) -> String? {
    let (old, new) = (old.indexDefinition, new.indexDefinition)
    let kind = { (index: IndexDefinition?) in
      index.map { $0.isOrdered ? "BTREE" : ($0.method ?? "").uppercased() } ?? "BTREE"
    }
    if kind(old) != kind(new) { return query.and("INDEX_TYPE = '\(kind(old))'").exists }
    if old?.comment != new?.comment {
      return query.and("INDEX_COMMENT <> \(MySQLQuoting.literal(new?.comment ?? ""))").exists
    }
    if old?.isInvisible != new?.isInvisible {
      return query.and("IS_VISIBLE = '\(old?.isInvisible == true ? "NO" : "YES")'").exists
    }
    return nil
  }

  private static func foreignKeyCondition(
    on table: ObjectName,
    that old: ForeignKeyDefinition,
    isNotYet new: ForeignKeyDefinition
  ) -> String? {
    guard new.enforcement == .database else { return nil }
    let query = MySQLCatalogue.element(table, .foreignKey, old.name)
    if old.referencedTable != new.referencedTable {
      return query.and("REFERENCED_TABLE_NAME <> \(MySQLQuoting.literal(new.referencedTable.name))").exists
    }
    if old.onDelete != new.onDelete { return query.and("DELETE_RULE <> '\(MySQLSyntax.action(new.onDelete))'").exists }
    if old.onUpdate != new.onUpdate { return query.and("UPDATE_RULE <> '\(MySQLSyntax.action(new.onUpdate))'").exists }
    let usage = MySQLCatalogueQuery(
      relation: "KEY_COLUMN_USAGE",
      conditions: query.conditions + ["REFERENCED_TABLE_NAME IS NOT NULL"]
    )
    for (old, new, expression) in [
      (old.columns, new.columns, "COLUMN_NAME"),
      (old.referencedColumns, new.referencedColumns, "REFERENCED_COLUMN_NAME"),
    ] where old != new {
      let list = usage.selecting("GROUP_CONCAT(\(expression) ORDER BY ORDINAL_POSITION)")
      return "(\(list)) <> \(MySQLQuoting.literal(new.joined(separator: ",")))"
    }
    return nil
  }

  /// What `information_schema.STATISTICS` says of an index's columns, joined by commas.
  private struct Index {
    var isUnique: Bool
    var columns: String
    var directions: String
    var lengths: String

    init?(_ element: TableElement) {
      switch element {
      case .primaryKey(let key): self.init(isUnique: true, key.columns.map { IndexKey($0) })
      case .unique(let unique): self.init(isUnique: true, unique.columns.map { IndexKey($0) })
      case .index(let index): self.init(isUnique: index.isUnique, index.keys)
      case .check, .exclusion, .foreignKey: return nil
      }
    }

    private init(isUnique: Bool, _ keys: [IndexKey]) {
      self.isUnique = isUnique
      // Of an expression the name is NULL, which GROUP_CONCAT would leave out.
      columns = keys.map { key in
        if case .column(let name) = key.target { name } else { "" }
      }.joined(separator: ",")
      directions = keys.map { $0.isDescending ? "D" : "A" }.joined(separator: ",")
      lengths = keys.map { String($0.prefixLength ?? 0) }.joined(separator: ",")
    }
  }
}

extension TableElement {
  var indexDefinition: IndexDefinition? {
    if case .index(let index) = self { index } else { nil }
  }
}

import SchemaModel

/// What a schema may hold and MySQL lacks. Validation says so first and better; what still arrives here is refused, never
/// left out.
enum MySQLFeatures {
  static func refusals(_ table: TableDefinition) -> [Refusal] {
    refusals(table.name)
      + table.columns.flatMap { refusals($0, of: table.name) }
      + table.elements.flatMap { refusals($0, of: table.name) }
  }

  static func refusals(_ name: ObjectName) -> [Refusal] {
    guard let namespace = name.namespace else { return [] }
    return [
      Refusal(
        name.description,
        "MySQL has no namespaces inside a database: '\(namespace)' would be another database",
        wayOut: "give the table a name of its own for MySQL, without a namespace"
      )
    ]
  }

  static func refusals(_ column: ColumnDefinition, of table: ObjectName) -> [Refusal] {
    let object = "\(table).\(column.name)"
    var refusals: [Refusal] = []
    switch column.type {
    case .enumType, .array:
      refusals.append(
        Refusal(object, "MySQL has no type \(column.type)", wayOut: "give MySQL a type of its own: .on(.mysql, type: …)")
      )
    case .builtin, .inlineEnum, .verbatim: break
    }
    if let identity = column.identity, identity.isAlways {
      refusals.append(
        Refusal(
          object,
          "MySQL cannot keep a row from bringing its own number: AUTO_INCREMENT is 'by default'",
          wayOut: "declare an identity by default"
        )
      )
    }
    return refusals
  }

  static func refusals(_ element: TableElement, of table: ObjectName) -> [Refusal] {
    let missing: [String] =
      switch element {
      case .primaryKey: []
      case .unique(let unique):
        [
          unique.nullsNotDistinct ? "NULLS NOT DISTINCT" : nil,
          unique.includedColumns.isEmpty ? nil : "included columns",
          unique.deferrability == .notDeferrable ? nil : "deferrable constraints",
        ].compactMap { $0 }
      case .check: []
      case .index(let index): missingFeatures(of: index)
      case .foreignKey(let key) where key.enforcement == .application: []
      case .foreignKey(let key): missingFeatures(of: key)
      }
    let object = "\(table).\(element.name)"
    return missing.map { feature in
      Refusal(
        object,
        "MySQL does not have \(feature), which \(element.kind.words) '\(element.name)' asks for",
        wayOut: "leave it out for MySQL, or declare another form for it"
      )
    } + (element.kind == .foreignKey ? refusals(referencedBy: element) : [])
  }

  private static func refusals(referencedBy element: TableElement) -> [Refusal] {
    if case .foreignKey(let key) = element { refusals(key.referencedTable) } else { [] }
  }

  private static func missingFeatures(of index: IndexDefinition) -> [String] {
    var features: [String] = []
    if index.predicate != nil { features.append("partial indexes") }
    if !index.includedColumns.isEmpty { features.append("included columns") }
    if index.nullsNotDistinct { features.append("NULLS NOT DISTINCT") }
    if let method = index.method, method != "btree" { features.append("the index method '\(method)'") }
    if index.keys.contains(where: { $0.nulls != nil }) { features.append("NULLS FIRST and NULLS LAST") }
    if index.keys.contains(where: { $0.operatorClass != nil }) { features.append("operator classes") }
    if index.keys.contains(where: { $0.collation != nil }) { features.append("a collation of an index's own") }
    return features
  }

  private static func missingFeatures(of key: ForeignKeyDefinition) -> [String] {
    var features: [String] = []
    if key.deferrability != .notDeferrable { features.append("deferrable constraints") }
    // Accepted, stored, and of no effect.
    if key.match == .full { features.append("MATCH FULL") }
    // Accepted and stored; then InnoDB refuses the DELETE or UPDATE (E1451) instead of setting the default.
    if key.onDelete == .setDefault || key.onUpdate == .setDefault { features.append("SET DEFAULT") }
    return features
  }
}

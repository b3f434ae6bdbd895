import SchemaModel

/// What a schema may hold and MySQL lacks. Validation says so first and better; what still arrives here is refused, never
/// left out.
enum MySQLFeatures {
  static func refusals(_ table: TableDefinition) -> [Refusal] {
    refusals(table.name) + refusals(comment: table.comment, of: table.name.description)
      + refusals(table.attributes, of: table.name)
      + table.columns.flatMap { refusals($0, of: table.name) }
      + table.elements.flatMap { refusals($0, of: table.name) + refusals(invisible: $0, on: table) }
  }

  /// E3522: without a primary key the first unique index on NOT NULL columns is taken for it.
  static func refusals(invisible element: TableElement, on table: TableDefinition) -> [Refusal] {
    guard case .index(let index) = element, index.isInvisible, table.mayCluster(by: element) else { return [] }
    return [
      Refusal(
        "\(table.name).\(index.name)",
        "a table without a primary key is kept in the order of a unique index like this one, which cannot be invisible",
        wayOut: "declare a primary key, or leave the index visible"
      )
    ]
  }

  static func refusals(_ name: ObjectName) -> [Refusal] {
    var refusals = refusals(name: name.name, of: name.description)
    if let namespace = name.namespace {
      refusals.append(
        Refusal(
          name.description,
          "MySQL has no namespaces inside a database: '\(namespace)' would be another database",
          wayOut: "give the table a name of its own for MySQL, without a namespace"
        )
      )
    }
    return refusals
  }

  /// MySQL puts a `?` in the place of such a character, with a warning at most.
  static func refusals(name: String, of object: String) -> [Refusal] {
    guard MySQLTypes.isBeyondBasicPlane(name) else { return [] }
    return [
      Refusal(
        object,
        "MySQL keeps no characters beyond U+FFFF in names: each becomes a '?'",
        wayOut: "give it another name for MySQL"
      )
    ]
  }

  static func refusals(comment: String?, of object: String) -> [Refusal] {
    guard let comment, MySQLTypes.isBeyondBasicPlane(comment) || comment.unicodeScalars.contains("\0") else {
      return []
    }
    return [
      Refusal(
        object,
        "MySQL keeps no characters beyond U+FFFF in comments, each becomes a '?', and ends them at a NUL",
        wayOut: "leave emoji, rare characters and NUL out of the comment"
      )
    ]
  }

  static func refusals(_ column: ColumnDefinition, of table: ObjectName) -> [Refusal] {
    let object = "\(table).\(column.name)"
    var refusals = refusals(name: column.name, of: object) + refusals(comment: column.comment, of: object)
    switch column.type {
    case .enumType, .domain, .array:
      refusals.append(
        Refusal(
          object,
          "MySQL has no type \(column.type)",
          wayOut: "give MySQL a type of its own: .on(.mysql, type: …)"
        )
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
    if let identity = column.identity, identity.cache != nil || !identity.startsOnly {
      refusals.append(
        Refusal(
          object,
          "MySQL's AUTO_INCREMENT begins somewhere and counts on: it has no increment, bounds, cycle or cache of its own",
          wayOut: "say the start alone, or leave the options out for MySQL"
        )
      )
    }
    return refusals
  }

  static func refusals(_ attributes: TableAttributes, of table: ObjectName) -> [Refusal] {
    var missing: [(String, String)] = []
    if attributes.rowSecurity != nil {
      missing.append(
        ("row-level security", "leave it out for MySQL, and let views or the application choose the rows")
      )
    }
    if attributes.isUnlogged { missing.append(("unlogged tables", "leave it out for MySQL")) }
    let known = MySQLTableParameter.names
    for name in attributes.parameters.keys.sorted() where !known.contains(name.uppercased()) {
      missing.append(
        ("a table parameter '\(name)' that Cairn knows", "MySQL's tables take \(known.joined(separator: ", "))")
      )
    }
    return missing.map { Refusal(table.description, "MySQL does not have \($0)", wayOut: $1) }
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
      case .exclusion: ["exclusion constraints"]
      case .index(let index): missingFeatures(of: index)
      case .foreignKey(let key) where key.enforcement == .application: []
      case .foreignKey(let key): missingFeatures(of: key)
      }
    let object = "\(table).\(element.name)"
    let named = element.isKeptByServer ? refusals(name: element.name, of: object) : []
    return named
      + missing.map { feature in
        Refusal(
          object,
          "MySQL does not have \(feature), which \(element.kind.words) '\(element.name)' asks for",
          wayOut: "leave it out for MySQL, or declare another form for it"
        )
      }
  }

  private static func missingFeatures(of index: IndexDefinition) -> [String] {
    var features: [String] = []
    if index.predicate != nil { features.append("partial indexes") }
    if !index.includedColumns.isEmpty { features.append("included columns") }
    if index.nullsNotDistinct { features.append("NULLS NOT DISTINCT") }
    if let method = index.method, !["btree", "fulltext", "spatial"].contains(method) {
      features.append("the index method '\(method)'")
    }
    if !index.isOrdered, index.isUnique { features.append("unique \(index.method ?? "") indexes") }
    if index.method == "spatial", index.keys.count > 1 { features.append("spatial indexes on several columns") }
    if index.parser != nil, index.method != "fulltext" {
      features.append("a parser for an index that is not full-text")
    }
    // Accepted and forgotten.
    features += index.parameters.keys.sorted().map { "the parameter \($0) of an InnoDB index" }
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
    if !key.onDeleteColumns.isEmpty { features.append("ON DELETE SET NULL of some columns of a key") }
    return features
  }
}

extension Identity {
  /// It says no more of how it counts than where it begins.
  fileprivate var startsOnly: Bool { options.map { $0 == SequenceOptions(start: $0.start) } ?? true }
}

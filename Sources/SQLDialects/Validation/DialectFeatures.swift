import SchemaModel

/// Forms of indexes and constraints that a dialect lacks.
enum DialectFeatures: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    let all = schema.declaration.dialects.map(SchemaLowering.rules)
    for table in schema.tables {
      for element in table.elements {
        for feature in features(of: element) where !schema.rules.has(feature) {
          let rules = all.filter { element.options.includes($0.options.name) }
          findings.error(element.location, table.subject(of: element), message(feature, rules))
        }
      }
    }
  }

  /// The same for each of the dialects that lack it, so that it is said once.
  private static func message(_ feature: DialectFeature, _ dialects: [any DialectRules]) -> String {
    let lacking = dialects.filter { !$0.has(feature) }.map(\.title).sorted()
    let having = dialects.map(\.options.name).filter { name in
      dialects.contains { $0.options.name == name && $0.has(feature) }
    }
    let what = "\(lacking.joined(separator: " and ")) \(lacking.count == 1 ? "has" : "have") no \(feature.words)"
    if having.isEmpty { return "\(what); leave it out" }
    let names = having.sorted().map { ".\($0)" }.joined(separator: ", ")
    return "\(what); keep it to .only(\(names)), and declare for the rest what stands in its place"
  }

  private static func features(of element: LoweredElement) -> [DialectFeature] {
    var features: [DialectFeature] = []
    switch element.source {
    case .index:
      guard case .index(let index) = element.element else { break }
      if index.predicate != nil { features.append(.partialIndex) }
      if !index.includedColumns.isEmpty { features.append(.includedColumns) }
      if index.nullsNotDistinct { features.append(.nullsNotDistinct) }
      if index.keys.contains(where: { $0.nulls != nil }) { features.append(.nullsOrder) }
      if index.keys.contains(where: \.isDescending) { features.append(.descendingKey) }
      if index.keys.contains(where: { $0.operatorClass != nil }) { features.append(.operatorClass) }
      if index.keys.contains(where: { $0.collation != nil }) { features.append(.keyCollation) }
      if index.keys.contains(where: { $0.prefixLength != nil }) { features.append(.prefixLength) }
      if !index.parameters.isEmpty { features.append(.indexParameters) }
      if index.isInvisible { features.append(.invisibleIndex) }
      if index.parser != nil { features.append(.indexParser) }
      if index.comment != nil { features.append(.indexComment) }
    case .exclusion: features.append(.exclusion)
    case .unique(let unique):
      if !unique.includedColumns.isEmpty { features.append(.includedColumns) }
      if unique.nullsNotDistinct { features.append(.nullsNotDistinct) }
      if unique.deferrability != .notDeferrable { features.append(.deferrableUnique) }
    case .foreignKey(let key):
      if key.deferrability != .notDeferrable { features.append(.deferrableForeignKey) }
      if key.match == .full { features.append(.matchFull) }
      if key.onDelete == .setDefault || key.onUpdate == .setDefault { features.append(.setDefault) }
      if !key.onDeleteColumns.isEmpty { features.append(.setSomeColumns) }
    case .primaryKey, .check, .columnType: break
    }
    return features
  }
}

extension DialectFeature {
  var words: String {
    switch self {
    case .partialIndex: "index on some of the rows"
    case .includedColumns: "included columns"
    case .nullsNotDistinct: "NULLS NOT DISTINCT (Postgres has it from version 15)"
    case .nullsOrder: "NULLS FIRST and NULLS LAST"
    case .descendingKey: "descending keys, and reads an index in both directions"
    case .operatorClass: "operator classes"
    case .keyCollation: "collation of a key in an index"
    case .prefixLength: "prefix lengths in an index"
    case .columnCollation: "collation of a column"
    case .deferrableForeignKey: "deferrable foreign keys"
    case .deferrableUnique: "deferrable unique constraints"
    case .matchFull: "MATCH FULL, though it takes the words"
    case .setDefault: "SET DEFAULT: it takes the words, and refuses the deletion or update"
    case .setSomeColumns: "SET NULL or SET DEFAULT of some columns of a key (Postgres has it from version 15)"
    case .virtualColumn: "virtual generated columns"
    case .alwaysIdentity: "identity that refuses numbers of the row"
    case .identityOptions: "options of an identity but its start"
    case .exclusion: "exclusion constraints"
    case .indexParameters: "parameters of an index"
    case .invisibleIndex: "invisible indexes"
    case .indexParser: "parsers of a full-text index"
    case .indexComment: "comments on indexes"
    case .columnCharacterSet: "character set of a column"
    case .tableCharacterSet: "character set of a table"
    case .tableParameters: "storage parameters"
    case .rowSecurity: "row-level security"
    case .unloggedTable: "unlogged tables"
    case .partitioning: "partitioned tables"
    case .namespaces: "namespaces inside a database"
    }
  }
}

import SchemaModel

/// Access methods that a dialect lacks, and what Postgres' own cannot do.
enum IndexMethods: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    for table in schema.tables {
      for element in table.elements {
        guard case .index(let index) = element.element, let method = index.method else { continue }
        let problem: String? =
          switch schema.dialect {
          case .mysql where method == "hash":
            "MySQL builds a B-tree where a hash index is asked for; leave the method out there"
          case .mysql where ["fulltext", "spatial"].contains(method):
            index.isUnique ? "MySQL has no unique \(method) index; use the default method" : nil
          case .mysql: "MySQL has no index method '\(method)'; leave the index out there with .only"
          case .dsql: "DSQL has no index methods; leave the index out there with .only"
          case .postgres: postgresProblem(index, method)
          }
        if let problem { findings.error(element.location, table.subject(of: element), problem) }
      }
    }
  }

  private static func postgresProblem(_ index: IndexDefinition, _ method: String) -> String? {
    guard ["gin", "gist", "spgist", "brin", "hash"].contains(method) else { return nil }
    if index.isUnique { return "Postgres has no unique \(method) index; use the default method" }
    if index.keys.contains(where: { $0.isDescending || $0.nulls != nil }) {
      return "the keys of a \(method) index have no order; leave it out"
    }
    if !index.includedColumns.isEmpty, ["gin", "brin", "hash"].contains(method) {
      return "a \(method) index has no included columns; leave them out"
    }
    if index.keys.count > 1, ["hash", "spgist"].contains(method) {
      return "a \(method) index has one key; make an index for each"
    }
    return nil
  }
}

import SchemaModel

/// Two columns of one name in a table.
enum DuplicateColumns: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    for table in schema.tables {
      var first: [String: String] = [:]
      for column in table.columns {
        let name = column.definition.name
        if let other = first.updateValue(name, forKey: schema.rules.folded(name)) {
          let same = other == name ? "the name is there twice" : "'\(other)' is the same name there"
          findings.error(
            column.declaration.location,
            table.subject(name),
            "\(same); give one of the columns another: Column(\"…\", …)"
          )
        }
      }
    }
  }
}

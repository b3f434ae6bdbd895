import SchemaModel

/// Names that a server would cut, change or refuse.
enum NameForms: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    for table in schema.tables {
      let place = table.declaration.location
      if let problem = problem(table.name.name, schema.rules) {
        findings.error(place, table.name.description, "the table's name \(problem)")
      }
      if let namespace = table.name.namespace, let problem = problem(namespace, schema.rules) {
        findings.error(place, table.name.description, "the namespace's name \(problem)")
      }
      for column in table.columns {
        let name = column.definition.name
        if let problem = problem(name, schema.rules) ?? systemColumn(name, schema.dialect) {
          findings.error(column.declaration.location, table.subject(name), "the column's name \(problem)")
        }
        if let type = column.definition.type.enumTypeName, let problem = problem(type.name, schema.rules) {
          findings.error(
            column.declaration.location,
            table.subject(name),
            "the name of the enumeration type \(problem)"
          )
        }
      }
      // Names of Cairn's own are right by construction.
      for element in table.elements {
        guard let name = element.options.name, element.element.name == name else { continue }
        let kind = element.element.kind
        if let problem = problem(name, schema.rules) ?? reserved(name, kind, schema.dialect) {
          findings.error(element.location, table.subject(of: element), "the name of the \(kind.words) \(problem)")
        }
      }
    }
  }

  private static func problem(_ name: String, _ rules: any DialectRules) -> String? {
    if name.isEmpty { return "is empty; give it one" }
    if name.unicodeScalars.contains("\0") { return "has a NUL character; leave it out" }
    let length = rules.limits.nameUnit == .bytes ? name.utf8.count : name.unicodeScalars.count
    if length > rules.limits.nameLength {
      return
        "has \(length) \(rules.limits.nameUnit.rawValue), and may have \(rules.limits.nameLength); choose a shorter one"
    }
    guard rules.options.name == .mysql else { return nil }
    if let last = name.unicodeScalars.last, last == " " {
      return "ends with a space, which MySQL refuses (E1103, E1166); leave it out"
    }
    if name.unicodeScalars.contains(where: { $0.value > 0xFFFF }) {
      return "has a character that MySQL would turn into '?'; choose letters up to U+FFFF"
    }
    return nil
  }

  private static let postgresColumns: Set = ["tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"]
  private static let mysqlColumns: Set = ["db_row_id", "db_trx_id", "db_roll_ptr"]

  private static func systemColumn(_ name: String, _ dialect: DialectName) -> String? {
    let isTaken =
      dialect == .mysql ? mysqlColumns.contains(name.lowercased()) : postgresColumns.contains(name)
    return isTaken ? "is one of the server's own columns; choose another" : nil
  }

  private static func reserved(_ name: String, _ kind: TableElement.Kind, _ dialect: DialectName) -> String? {
    guard dialect == .mysql, kind == .index || kind == .unique, name.uppercased() == "PRIMARY" else { return nil }
    return "is that of the primary key on MySQL (E1280); choose another"
  }
}

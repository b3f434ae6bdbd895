import SchemaModel

/// Referential actions that a column cannot follow.
enum ForeignKeyActions: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    for table in schema.tables {
      for element in table.elements {
        guard case .foreignKey(let key) = element.element else { continue }
        for (clause, action) in [("ON DELETE", key.onDelete), ("ON UPDATE", key.onUpdate)] {
          for name in key.columns {
            guard let column = table.column(name)?.definition, !column.isNullable else { continue }
            if action == .setNull {
              findings.error(
                element.location,
                table.subject(of: element),
                "\(clause) SET NULL cannot be done, for '\(table.subject(name))' is never NULL; make it .nullable(), or "
                  + "choose another action"
              )
            } else if action == .setDefault, column.defaultValue == nil {
              findings.error(
                element.location,
                table.subject(of: element),
                "\(clause) SET DEFAULT cannot be done, for '\(table.subject(name))' has no default and is never NULL; give "
                  + "it a .default(…), or choose another action"
              )
            }
          }
        }
      }
      if schema.dialect == .mysql { checkChecks(table, &findings) }
    }
  }

  /// A check cannot mention a column that a foreign key changes (E3823).
  private static func checkChecks(_ table: LoweredTable, _ findings: inout Findings) {
    var changed: [String: String] = [:]
    for (key, _) in table.foreignKeys where key.enforcement == .database && key.changesItsColumns {
      for column in key.columns { changed[column] = key.name }
    }
    guard !changed.isEmpty else { return }
    for element in table.elements {
      guard case .check(let check) = element.element,
        let column = check.expression.columns.first(where: { changed[$0] != nil }), let key = changed[column]
      else { continue }
      findings.error(
        element.location,
        table.subject(of: element),
        "MySQL has no check on '\(table.subject(column))', which the foreign key '\(key)' sets (E3823); leave the check "
          + "out there with .only, or use another action"
      )
    }
  }
}

extension ForeignKeyDefinition {
  /// An action other than deleting the row writes to the columns of the key.
  var changesItsColumns: Bool {
    [.setNull, .setDefault].contains(onDelete) || [.cascade, .setNull, .setDefault].contains(onUpdate)
  }
}

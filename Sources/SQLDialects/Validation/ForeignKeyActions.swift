import SchemaModel

/// Referential actions that a column cannot follow.
enum ForeignKeyActions: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    for table in schema.tables {
      for element in table.elements {
        guard case .foreignKey(let key) = element.element else { continue }
        checkColumnsSet(key, table, element, &findings)
        let onDelete = key.onDeleteColumns.isEmpty ? key.columns : key.onDeleteColumns
        for (clause, action, names) in [
          ("ON DELETE", key.onDelete, onDelete), ("ON UPDATE", key.onUpdate, key.columns),
        ] {
          for name in names {
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

  /// What `settingOnly` names is written by the action, and is of the key.
  private static func checkColumnsSet(
    _ key: ForeignKeyDefinition,
    _ table: LoweredTable,
    _ element: LoweredElement,
    _ findings: inout Findings
  ) {
    if key.onDeleteColumns.isEmpty { return }
    let strange = key.onDeleteColumns.filter { !key.columns.contains($0) }.map { "'\(table.subject($0))'" }
    if !strange.isEmpty {
      findings.error(
        element.location,
        table.subject(of: element),
        "it has no column \(strange.joined(separator: ", ")) that it could set; name columns of the key in .settingOnly(…)"
      )
    } else if ![.setNull, .setDefault].contains(key.onDelete) {
      findings.error(
        element.location,
        table.subject(of: element),
        ".settingOnly(…) is for onDelete: .setNull and .setDefault; leave it out, or choose one of these"
      )
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

import SchemaModel

/// `.renamed(from:)` on tables, columns and elements, by the names they have now, and `.converted(from:)` on columns.
enum RenameHints {
  static func of(_ tables: [LoweredTable], _ rules: any DialectRules) -> [RenameHint] {
    tables.flatMap { table in
      var hints: [RenameHint] = []
      if let old = table.declaration.renamedFrom, old != table.name {
        hints.append(.table(from: old, to: table.name))
      }
      for column in table.columns {
        let labels = column.declaration.type.enumeration?.renamedLabels ?? [:]
        if !labels.isEmpty, column.definition.type.enumTypeName == nil {
          for (old, new) in labels.sorted(by: { $0.key < $1.key }) {
            hints.append(.columnLabel(table: table.name, column: column.definition.name, from: old, to: new))
          }
        }
        if let old = column.declaration.renamedFrom, old != column.definition.name {
          hints.append(.column(table: table.name, from: old, to: column.definition.name))
        }
        hints += conversions(of: column, in: table, rules)
      }
      for element in table.elements {
        // A primary key whose name is fixed was never called otherwise.
        if let old = element.options.renamedFrom, old != element.element.name, element.element.name != "PRIMARY" {
          hints.append(
            .element(table: table.name, kind: element.element.kind, from: old, to: element.element.name)
          )
        }
      }
      return hints
    }
  }

  /// A type that the dialect lacks is one that the column never had there.
  private static func conversions(
    of column: LoweredColumn,
    in table: LoweredTable,
    _ rules: any DialectRules
  ) -> [RenameHint] {
    column.declaration.conversions.compactMap { conversion in
      guard let type = try? rules.lowered(conversion.from).type else { return nil }
      return .conversion(
        table: table.name,
        column: column.definition.name,
        from: type,
        ColumnConversion(
          conversion.expression.lowered(for: rules.options.name),
          back: conversion.back?.lowered(for: rules.options.name)
        )
      )
    }
  }
}

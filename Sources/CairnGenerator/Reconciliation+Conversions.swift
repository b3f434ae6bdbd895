import SQLDialects
import SchemaDiff
import SchemaModel

extension Reconciliation {
  /// A file for all states cannot tell which of a column's earlier types its author's expression is for.
  static func refusals(ofConversionsIn histories: [[Change]], to end: DatabaseSchema) -> [Refusal] {
    var trace = NameTrace()
    _ = trace.touches(of: Array(histories.joined()))
    if trace.converted.isEmpty { return [] }
    return end.tables.flatMap { table in
      table.columns.compactMap { column in
        guard trace.converted.contains(trace.origin(of: .column(table: table.name, column.name))) else { return nil }
        return Refusal(
          "\(table.name).\(column.name)",
          "its values became others by its author's expression, which is right for one of its earlier types only",
          wayOut: "bring databases up with the files themselves"
        )
      }
    }
  }
}

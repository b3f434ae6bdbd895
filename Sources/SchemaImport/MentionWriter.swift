import SchemaModel

/// How texts mention tables, columns and other objects: by the Swift that stands for them.
struct MentionWriter {
  private let names: ImportNames
  private let graph: MentionGraph

  init(_ names: ImportNames, _ schema: DatabaseSchema) {
    self.names = names
    graph = MentionGraph(schema)
  }

  /// A text in which the columns of `table` are at hand as properties. `owner` is the object that the text is part of.
  func text(_ text: SQLText, in table: ObjectName? = nil, of owner: SchemaObjectKey? = nil) -> SwiftText {
    SwiftText(
      text.segments.map { segment in
        switch segment {
        case .sql(let text): .text(text)
        case .object(let name): .code(mention(name, of: owner))
        case .column(let column, let name):
          .code(
            (name == table ? names.property(column, of: name) : names.keyPath(column, of: name))
              ?? "column: \(column.quoted), of: \(arguments(name))"
          )
        }
      }
    )
  }

  /// An expression of a table, in which `own` is `$0`.
  func text(_ expression: ColumnExpression, in table: ObjectName, own: String? = nil) -> SwiftText {
    SwiftText(
      expression.segments.map { segment in
        switch segment {
        case .sql(let text): .text(text)
        case .column(own): .code("$0")
        case .column(let column): names.property(column, of: table).map { .code($0) } ?? .text(column)
        }
      }
    )
  }

  private func mention(_ name: ObjectName, of owner: SchemaObjectKey?) -> String {
    if let type = names.tables[name]?.type ?? names.enums[name]?.type { return "\(type).self" }
    return constant(name, of: owner) ?? "object: \(arguments(name))"
  }

  private func arguments(_ name: ObjectName) -> String {
    name.name.quoted + (name.namespace.map { ", in: \($0.quoted)" } ?? "")
  }

  /// The value that stands for an object, where the value of `owner` can be made from it: two values that need each other
  /// can never be made.
  func constant(_ name: ObjectName, of owner: SchemaObjectKey?) -> String? {
    guard graph.canMention(name, from: owner), let key = graph.provider(of: name) else { return nil }
    return names.constants[key].map(SwiftName.escaped)
  }
}

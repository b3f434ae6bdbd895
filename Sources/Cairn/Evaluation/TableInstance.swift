internal import SchemaModel

/// A table's type, the one value of it that the evaluation made, and the columns found in there.
final class TableInstance {
  let type: any Table.Type
  let value: any Table
  private(set) var columns: [NamedColumn] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var positions: [ObjectIdentifier: [Int]] = [:]

  struct NamedColumn {
    var name: String
    var renamedFrom: String?
    var description: ColumnDescription
    /// It is a stored property of the table itself, not of a group.
    var isDirect: Bool
  }

  init(_ type: any Table.Type) {
    self.type = type
    value = type.init()
    collect(from: value, prefix: "", path: swiftName(of: type), isDirect: true)
  }

  var name: String { type.name }
  var objectName: ObjectName { ObjectName(type.name, in: type.namespace) }
  var typeName: String { swiftName(of: type) }

  /// The names of the stored columns that are this very object: more than one when properties share it.
  func names(of column: ColumnDescription) -> [String] {
    (positions[ObjectIdentifier(column)] ?? []).map { columns[$0].name }
  }

  private func collect(from value: Any, prefix: String, path: String, isDirect: Bool) {
    for child in Mirror(reflecting: value).children {
      guard let label = child.label else { continue }
      switch child.value {
      // An optional that holds a column is one, too.
      case let column as any AnyColumn:
        add(column.columnDescription, label: label, prefix: prefix, isDirect: isDirect)
      case let group as any ColumnGroup:
        collect(from: group, prefix: prefix + group.prefix, path: "\(path).\(label)", isDirect: false)
      default:
        if let location = Self.columnWithin(child.value, depth: 2) {
          diagnostics.append(
            .error(
              at: location,
              "'\(path).\(label)': its columns are not found, because it is neither a Column nor a ColumnGroup; "
                + "make each column a stored property, or its type a struct that conforms to ColumnGroup"
            )
          )
        }
      }
    }
  }

  private func add(_ column: ColumnDescription, label: String, prefix: String, isDirect: Bool) {
    positions[ObjectIdentifier(column), default: []].append(columns.count)
    columns.append(
      NamedColumn(
        name: prefix + (column.attributes.name ?? snakeCase(label)),
        renamedFrom: column.attributes.renamedFrom.map { prefix + $0 },
        description: column,
        isDirect: isDirect
      )
    )
  }

  /// The place of a column that hides in an array, a tuple or a struct.
  private static func columnWithin(_ value: Any, depth: Int) -> SourceLocation? {
    if let column = value as? any AnyColumn { return column.columnDescription.attributes.location }
    guard depth > 0 else { return nil }
    return Mirror(reflecting: value).children.lazy.compactMap { columnWithin($0.value, depth: depth - 1) }.first
  }
}

import SchemaModel

extension Change {
  /// It drops something that the other change does not speak of, so that the two may change places.
  func isDropIndependent(of other: Change) -> Bool {
    if other.isRename { return false }
    switch self {
    case .dropTable(let table): return !other.mentions(table: table.name)
    case .dropColumn(let table, let column):
      return !other.mentions(column: column.name, of: table)
    case .dropElement(let table, let element):
      // A key may be what a foreign key stands on.
      return element.keyColumns == nil && !other.elements.contains { $1.name == element.name || $1.kind == .foreignKey }
        && (other.table != table || !element.columns.contains { other.mentions(column: $0, of: table) })
    case .dropEnum(let definition): return !other.mentions(enumType: definition.name)
    case .dropObject(.view(let view)): return !other.mentions(table: view.name)
    case .dropObject(.trigger), .dropObject(.grant): return !other.objects.contains { objects.contains($0) }
    default: return false
    }
  }
}

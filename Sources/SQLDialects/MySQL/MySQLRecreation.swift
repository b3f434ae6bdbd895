import SchemaModel

/// Everything of a table that stands in the way when a column is renamed or replaced, and is therefore dropped and made
/// again in the same ALTER TABLE.
///
/// MySQL renames no column that a check (E3959), a generated column (E3108), a default (E3766) or a functional index
/// (E3837) mentions.
struct MySQLRecreation {
  /// Generated columns that are computed from it, and from each other, in the table's order.
  private(set) var columns: [ColumnDefinition] = []
  /// Columns whose default mentions it.
  private(set) var defaults: [ColumnDefinition] = []
  /// Checks, indexes and keys, foreign keys aside.
  private(set) var elements: [TableElement] = []
  private let table: TableDefinition

  /// A replaced column is itself dropped and added, so that all its indexes are made again.
  init(around column: String, of table: TableDefinition, isReplaced: Bool) {
    self.table = table
    var gone: Set<String> = []
    var mentioned: Set<String> = [column]
    for candidate in table.columns where candidate.generated != nil && candidate.name != column {
      if candidate.mentionedColumns.contains(where: mentioned.contains) {
        columns.append(candidate)
        mentioned.insert(candidate.name)
        gone.insert(candidate.name)
      }
    }
    if isReplaced { gone.insert(column) }
    defaults = table.columns.filter { candidate in
      candidate.generated == nil && candidate.name != column
        && candidate.mentionedColumns.contains(where: mentioned.contains)
    }
    elements = table.elements.filter { element in
      switch element {
      case .foreignKey, .exclusion: false
      case .check: element.columns.contains(where: mentioned.contains)
      case .index(let index) where index.hasExpressions: element.columns.contains(where: mentioned.contains)
      case .primaryKey, .unique, .index: element.columns.contains(where: gone.contains)
      }
    }
  }

  var isEmpty: Bool { columns.isEmpty && defaults.isEmpty && elements.isEmpty }

  /// The columns that are away for a moment, the replaced one aside.
  var goneColumns: [String] { columns.map(\.name) }

  /// What is dropped in front of the change.
  var drops: [String] {
    elements.map { MySQLSyntax.dropping($0) } + columns.reversed().map { "DROP COLUMN \(MySQLSyntax.name($0.name))" }
  }

  /// What is made again behind it, in the table as it is then.
  func additions(
    in new: TableDefinition,
    at places: [String: MySQLColumnPlace],
    renaming rename: (String) -> String
  ) -> [String] {
    defaults.compactMap { new.column(rename($0.name)) }.map { "MODIFY COLUMN \(MySQLSyntax.column($0))" }
      + columns.compactMap { new.column(rename($0.name)) }.map { Self.addition(of: $0, at: places[$0.name]) }
      + elements.compactMap { new.element($0.kind, named: $0.name) }.map { MySQLSyntax.adding($0) }
  }

  static func addition(of column: ColumnDefinition, at place: MySQLColumnPlace?) -> String {
    "ADD COLUMN \(MySQLSyntax.column(column))\(place.map { " \($0.clause)" } ?? "")"
  }
}

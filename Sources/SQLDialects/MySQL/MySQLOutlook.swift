import SchemaModel

/// What becomes of names later in a plan.
///
/// A step may run again after any later step. Where a later change takes the name away from its object, the step must
/// notice that its object is gone; where a later rename gives the name to another object, it must not take that one for
/// its own, and above all not drop it.
struct MySQLOutlook {
  private struct Rename {
    var index: Int
    var table: ObjectName?
    var old: String
    var new: String
  }

  private struct ElementName: Hashable {
    var table: ObjectName
    var space: String
    var name: String
  }

  private var tableRenames: [Rename] = []
  private var columnRenames: [Rename] = []
  private var elementRenames: [Rename] = []
  private var tableDrops: [String: Int] = [:]
  private var changesOfTable: [ObjectName: [Int]] = [:]
  private var additions: [ElementName: [Int]] = [:]

  init(_ changes: [Change]) {
    for (index, change) in changes.enumerated() {
      if let table = change.table { changesOfTable[table, default: []].append(index) }
      switch change {
      case .renameTable(let old, let new):
        tableRenames.append(Rename(index: index, table: nil, old: old.name, new: new.name))
      case .renameColumn(let table, let old, let new):
        columnRenames.append(Rename(index: index, table: table, old: old, new: new))
      case .renameElement(let table, let element, let name):
        elementRenames.append(Rename(index: index, table: table, old: element.name, new: name))
      case .dropTable(let table): tableDrops[table.name.name] = index
      case .addElement(let table, let element):
        additions[Self.key(table, element), default: []].append(index)
      default: break
      }
    }
  }

  /// The changes of one table behind this one.
  func changes(of table: ObjectName, after index: Int) -> ArraySlice<Int> {
    let indices = changesOfTable[table] ?? []
    var (low, high) = (0, indices.count)
    while low < high {
      let middle = (low + high) / 2
      if indices[middle] <= index { low = middle + 1 } else { high = middle }
    }
    return indices[low...]
  }

  /// The change behind this one that adds an element under the name of a dropped one. In MySQL uniques and indexes share
  /// their names.
  func replacement(of element: TableElement, on table: ObjectName, after index: Int) -> Int? {
    additions[Self.key(table, element)]?.first { $0 > index }
  }

  /// What must hold for an index of this name not to be the one that a foreign key brings along, which a change behind this
  /// one adds under the name.
  func conditions(forIndex element: TableElement, of table: ObjectName, after index: Int) -> [String] {
    guard element.kind == .index || element.kind == .unique else { return [] }
    let name = ElementName(table: table, space: TableElement.Kind.foreignKey.rawValue, name: element.name.lowercased())
    guard additions[name]?.contains(where: { $0 > index }) == true else { return [] }
    return [MySQLCatalogue.element(table, .foreignKey, element.name).isMissing]
  }

  /// What must hold for the table of this name still to be the one that is meant.
  func conditions(forTable table: ObjectName, after index: Int) -> [String] {
    let sources = sources(of: table.name, in: tableRenames, after: index)
    let vanishes = tableDrops[table.name].map { $0 > index } ?? false
    if sources.isEmpty, !vanishes, !tableRenames.contains(where: { $0.index > index && $0.old == table.name }) {
      return []
    }
    return ([table.name] + sources).map { MySQLCatalogue.table(ObjectName($0)).exists }
  }

  /// What must hold, beside the column's being there, for it to be the one that is meant.
  func conditions(forColumn column: String, of table: ObjectName, after index: Int) -> [String] {
    sources(of: column, in: columnRenames.filter { $0.table == table }, after: index)
      .map { MySQLCatalogue.column(table, $0).exists }
  }

  /// What must hold for these columns still to be there under these names, where a later change takes them away.
  func presence(of columns: [String], on table: ObjectName, after index: Int, in changes: [Change]) -> [String] {
    columns.flatMap { column in
      let taken = conditions(forColumn: column, of: table, after: index)
      let isAtRisk = !taken.isEmpty || vanishes(column, of: table, after: index, in: changes)
      return isAtRisk ? [MySQLCatalogue.column(table, column).exists] + taken : []
    }
  }

  /// The same for all that an element stands on, in the referenced table too.
  func presence(ofColumnsOf element: TableElement, on table: ObjectName, after index: Int, in changes: [Change])
    -> [String]
  {
    let own = presence(of: element.columns, on: table, after: index, in: changes)
    guard case .foreignKey(let key) = element else { return own }
    return own + conditions(forTable: key.referencedTable, after: index)
      + presence(of: key.referencedColumns, on: key.referencedTable, after: index, in: changes)
  }

  func conditions(forElement element: TableElement, of table: ObjectName, after index: Int) -> [String] {
    sources(of: element.name, in: elementRenames.filter { $0.table == table }, after: index)
      .map { MySQLCatalogue.element(table, element.kind, $0).exists }
  }

  /// Whether the column goes or takes another name behind this change.
  func vanishes(_ column: String, of table: ObjectName, after index: Int, in changes: [Change]) -> Bool {
    self.changes(of: table, after: index).contains { later in
      switch changes[later] {
      case .dropColumn(_, let dropped): dropped.name == column
      case .renameColumn(_, let old, _): old == column
      default: false
      }
    }
  }

  /// The names that are renamed to this one, one behind the other: `d` to `c`, then `e` to `d`.
  private func sources(of name: String, in renames: [Rename], after index: Int) -> [String] {
    guard let rename = renames.first(where: { $0.index > index && $0.new == name }) else { return [] }
    return [rename.old] + sources(of: rename.old, in: renames, after: rename.index)
  }

  private static func key(_ table: ObjectName, _ element: TableElement) -> ElementName {
    let space = element.kind == .unique ? TableElement.Kind.index.rawValue : element.kind.rawValue
    return ElementName(table: table, space: space, name: element.name.lowercased())
  }
}

import SchemaModel

extension ServerRules {
  /// The phase of each change, as planners rely on it.
  static func phases(of changes: [Change]) -> [Int] {
    let movable = Movable(changes)
    let firstLater = changes.firstIndex { phase(of: $0) > 35 && !$0.movesColumn } ?? 0
    return changes.enumerated().map { index, change in
      switch change {
      // What referenced a lost key goes before it, if nothing else is made of it, from the end of its own table.
      case .reorderColumns(let table, _, _) where index < firstLater && movable.departing[table] != nil: 35
      case .dropColumn(let table, let column)
      where index < firstLater && movable.departing[table]?.contains(column.name) == true: 35
      case .addColumn(let table, let column)
      where index > firstLater && movable.arriving[table]?.contains(column.name) == true: 85
      default: phase(of: change)
      }
    }
  }

  /// The columns that may stand elsewhere than others.
  private struct Movable {
    var departing: [ObjectName: Set<String>] = [:]
    var arriving: [ObjectName: Set<String>] = [:]

    init(_ changes: [Change]) {
      var droppedTables: Set<ObjectName> = []
      var (converted, beginning, ending):
        ([ObjectName: Set<String>], [ObjectName: Set<String>], [ObjectName: Set<String>])
      (converted, beginning, ending) = ([:], [:], [:])
      for change in changes {
        switch change {
        case .dropTable(let table): droppedTables.insert(table.name)
        case .alterColumn(let table, let old, let new, _):
          if old.type != new.type { converted[table, default: []].insert(new.name) }
          if old.identity == nil, new.identity != nil { beginning[table, default: []].insert(new.name) }
          if old.identity != nil, new.identity == nil { ending[table, default: []].insert(new.name) }
        default: continue
        }
      }
      for change in changes {
        switch change {
        case .dropElement(let table, .foreignKey(let key)):
          let isConverted = !converted[key.referencedTable, default: []].isDisjoint(with: key.referencedColumns)
          if droppedTables.contains(key.referencedTable) || isConverted {
            departing[table, default: []].formUnion(key.columns)
          }
        // One that is computed from another one of them stands behind it.
        case .addColumn(let table, let column):
          let sources = ending[table, default: []].union(arriving[table, default: []])
          if !sources.isDisjoint(with: column.mentionedColumns) { arriving[table, default: []].insert(column.name) }
        default: continue
        }
      }
      for case .dropColumn(let table, let column) in changes.reversed() {
        let sources = beginning[table, default: []].union(departing[table, default: []])
        if !sources.isDisjoint(with: column.mentionedColumns) { departing[table, default: []].insert(column.name) }
      }
    }
  }

  private static func phase(of change: Change) -> Int {
    switch change {
    case .alterPartitioning(_, .some, nil): 16
    case .alterPartitioning(_, nil, .some): 101
    case .createObject(let object) where object.kind == .namespace || object.kind == .extension: 9
    case .renameEnum, .renameObject, .renameEnumLabel: 10
    case .renameTable: 11
    case .renameColumn: 12
    case .renameElement: 13
    case .dropElement(_, let element):
      switch element.kind {
      case .foreignKey: 20
      case .check: 30
      case .exclusion: 30
      case .index: 31
      case .unique: 32
      case .primaryKey: 33
      }
    case .dropObject(let object): object.kind == .namespace || object.kind == .extension ? 112 : 15
    case .createObject(let object), .alterObject(_, let object): object.comesBeforeTables ? 52 : 105
    case .dropTable: 40
    case .createEnum: 50
    case .alterEnum: 51
    case .createTable: 60
    case .addColumn: 70
    case .alterColumn, .setTableComment, .setTableAttributes, .alterPartitioning, .renameColumnLabel: 80
    case .addElement(_, let element):
      switch element.kind {
      case .primaryKey: 90
      case .unique: 91
      case .index: 92
      case .check: 93
      case .exclusion: 93
      case .foreignKey: 94
      }
    case .reorderColumns: 95
    case .dropColumn: 100
    case .dropEnum: 110
    }
  }
}

extension Change {
  fileprivate var movesColumn: Bool {
    switch self {
    case .reorderColumns, .dropColumn: true
    default: false
    }
  }
}

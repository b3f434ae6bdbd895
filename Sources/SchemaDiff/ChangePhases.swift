import SchemaModel

/// The changes behind the renames, collected by the phase that they belong to.
///
/// Planners rely on this order: it is the one in which every change fits the schema that those before it made.
struct ChangePhases {
  /// Tables that are put in one piece: what a divided one could not have may come behind.
  var united: [Change] = []
  /// Columns that referenced a key that goes, or are computed from one that begins to count up.
  var departing: [Change] = []
  var droppedTables: [Change] = []
  var createdEnums: [Change] = []
  var alteredEnums: [Change] = []
  var objects = ObjectPhases()
  var createdTables: [Change] = []
  var labelRenames: [Change] = []
  var addedColumns: [Change] = []
  var alterations: [Change] = []
  /// Columns that are computed from one that counted up.
  var arriving: [Change] = []
  var reorderings: [Change] = []
  var droppedColumns: [Change] = []
  /// Tables that are divided, when all that a divided one cannot have is gone.
  var divided: [Change] = []
  var droppedEnums: [Change] = []
  private var droppedElements: [TableElement.Kind: [Change]] = [:]
  private var addedElements: [TableElement.Kind: [Change]] = [:]

  mutating func drop(_ element: TableElement, of table: ObjectName) {
    droppedElements[element.kind, default: []].append(.dropElement(table: table, element: element))
  }

  mutating func add(_ element: TableElement, to table: ObjectName) {
    addedElements[element.kind, default: []].append(.addElement(table: table, element: element))
  }

  var changes: [Change] {
    let drops = [.foreignKey, .check, .exclusion, .index, .unique, .primaryKey].flatMap { droppedElements[$0] ?? [] }
    let additions = [.primaryKey, .unique, .index, .exclusion, .check, .foreignKey].flatMap { addedElements[$0] ?? [] }
    return objects.released + objects.dropped + united + drops + departing + droppedTables + createdEnums + alteredEnums
      + objects.foundations
      + createdTables + addedColumns + labelRenames + alterations + arriving + additions + reorderings + droppedColumns
      + divided
      + objects.built + objects.guarded + objects.removedFoundations + droppedEnums + objects.removedPlaces
  }
}

/// Tables and the foreign keys between them, ready to be followed in both directions.
public struct ReferentialSchema: Sendable {
  let tables: [ReferentialTable]
  private let places: [String: Int]

  /// - Parameter tables: All that reference each other. The foreign keys of one table act in the order in which they
  ///   stand here, as constraints act on Postgres in the order in which they were made.
  public init(_ tables: [TableDescription]) {
    var places: [String: Int] = [:]
    for (place, table) in tables.enumerated() { places[table.fullName] = place }
    var result = tables.map(ReferentialTable.init)
    var number = 0
    for (child, table) in tables.enumerated() {
      for key in table.foreignKeys {
        guard let parent = places[key.referencedTable] else {
          // As for columns: a description that was emitted has every table that it names.
          preconditionFailure("\(key.name) references \(key.referencedTable), which is not described")
        }
        let link = Link(number, key, child, table, parent, tables[parent])
        result[child].references.append(link)
        result[parent].referencedBy.append(link)
        number += 1
      }
    }
    self.tables = result
    self.places = places
  }

  /// All foreign keys, by table.
  var links: [Link] { tables.flatMap(\.references) }

  func place(of table: TableDescription) -> Int {
    guard let place = places[table.fullName] else {
      preconditionFailure("\(table.fullName) is not described in this schema")
    }
    return place
  }
}

/// A table with the foreign keys that lead from it and to it.
struct ReferentialTable: Sendable {
  let description: TableDescription
  let primaryKey: [Int]
  var references: [Link] = []
  var referencedBy: [Link] = []

  init(_ description: TableDescription) {
    self.description = description
    primaryKey = description.places(of: description.primaryKey)
  }

  /// The columns that some foreign key references.
  var referencedColumns: Set<Int> { Set(referencedBy.flatMap(\.referenced)) }
}

/// A foreign key with its tables and columns by their places.
struct Link: Sendable {
  let number: Int
  let key: ForeignKey
  let child: Int
  let columns: [Int]
  let parent: Int
  let referenced: [Int]
  /// What SET NULL and SET DEFAULT write on a delete.
  let columnsSetOnDelete: [Int]

  init(
    _ number: Int,
    _ key: ForeignKey,
    _ child: Int,
    _ childTable: TableDescription,
    _ parent: Int,
    _ parentTable: TableDescription
  ) {
    self.number = number
    self.key = key
    self.child = child
    self.parent = parent
    columns = childTable.places(of: key.columns)
    referenced = parentTable.places(of: key.referencedColumns)
    columnsSetOnDelete = key.onDeleteColumns.isEmpty ? columns : childTable.places(of: key.onDeleteColumns)
  }
}

/// The values of some columns of a row, as text.
typealias KeyValues = [String?]

extension KeyValues {
  func at(_ places: [Int]) -> KeyValues { places.map { self[$0] } }
}

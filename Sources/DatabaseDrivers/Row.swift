/// One row of a result. The names of its columns are shared by all rows of that result.
package struct Row: Sendable, Equatable {
  package let columns: [String]
  package let values: [DatabaseValue]

  package init(columns: [String], values: [DatabaseValue]) {
    self.columns = columns
    self.values = values
  }

  /// The value of the column at this place, from 0; NULL where there is none.
  package subscript(_ place: Int) -> DatabaseValue {
    values.indices.contains(place) ? values[place] : .null
  }

  /// The value of the first column of this name; NULL where there is none.
  package subscript(_ name: String) -> DatabaseValue {
    columns.firstIndex(of: name).map { self[$0] } ?? .null
  }
}

/// What a transaction did to one row, as far as DSQL compares it at commit.
package enum RowAccess: Sendable {
  /// INSERT, DELETE, UPDATE of a key column, FOR UPDATE.
  case key
  /// UPDATE of other columns.
  case value
  /// FOR KEY SHARE.
  case keyShare

  /// The matrix of facts/dsql.md, section 4: the later of two committers fails.
  func conflicts(with other: RowAccess) -> Bool {
    switch (self, other) {
    case (.key, _), (_, .key), (.value, .value): true
    case (.value, .keyShare), (.keyShare, .value), (.keyShare, .keyShare): false
    }
  }
}

/// A row by its table and primary key, or a value of a unique key.
package struct RowName: Hashable, Sendable {
  var table: Int
  var key: [String?]
  var unique: String?
}

typealias Footprint = [RowName: RowAccess]
/// All rows of a table by primary key.
typealias TableRows = [[String?]: [String?]]

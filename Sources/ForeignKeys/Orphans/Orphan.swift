/// A row whose foreign key leads nowhere: it came past the enforcer, or was there before it.
public struct Orphan: Sendable, Hashable {
  /// The name of the foreign key.
  public var constraint: String
  /// The table that the row is in.
  public var table: String
  /// The values of its primary key.
  public var primaryKey: [String?]
  /// The columns of the foreign key.
  public var columns: [String]
  /// Their values.
  public var key: [String?]
  /// The table that has no such key.
  public var referencedTable: String
}

extension Orphan: CustomStringConvertible {
  /// As people read it.
  public var description: String {
    func values(_ values: [String?]) -> String { "(\(values.map { $0 ?? "null" }.joined(separator: ", ")))" }
    return "\(table) \(values(primaryKey)): \(constraint) (\(columns.joined(separator: ", ")))=\(values(key)) "
      + "is not in \(referencedTable)"
  }
}

/// What becomes of orphans.
public enum OrphanRepair: String, Sendable, Hashable, CaseIterable {
  /// They are deleted, with everything that the foreign keys to them ask.
  case delete
  /// Their key becomes NULL.
  case setNull = "set-null"
  /// Their key becomes its default.
  case setDefault = "set-default"
}

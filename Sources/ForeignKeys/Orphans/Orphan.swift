/// A row whose foreign key leads nowhere: it came past the enforcer, or was there before it.
public struct Orphan: Sendable, Hashable {
  public var constraint: String
  public var table: String
  public var primaryKey: [String?]
  public var columns: [String]
  public var key: [String?]
  public var referencedTable: String
}

extension Orphan: CustomStringConvertible {
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
  case setNull = "set-null"
  case setDefault = "set-default"
}

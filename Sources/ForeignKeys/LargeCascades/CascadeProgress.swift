/// How far a large cascade is: what was committed until now.
public struct CascadeProgress: Sendable, Hashable {
  /// How many rows were deleted, by table.
  public internal(set) var deleted: [String: Int] = [:]
  /// How many rows were set to NULL or to their default, by table.
  public internal(set) var changed: [String: Int] = [:]
  /// How many transactions there were, those that only read among them.
  public internal(set) var transactions = 0

  /// How many rows were deleted or changed.
  public var rows: Int { deleted.values.reduce(0, +) + changed.values.reduce(0, +) }
}

/// Rows that reference each other in a circle, or that NO ACTION keeps until the last one goes, can only go together:
/// they are more than a transaction takes.
public struct CascadeTooLarge: Error, Sendable, Hashable {
  /// How many there are.
  public var rows: Int
  /// How many a transaction takes.
  public var limit: Int
}

extension CascadeTooLarge: CustomStringConvertible {
  /// As people read it.
  public var description: String {
    "\(rows) rows reference each other and can only be deleted together, and a transaction takes \(limit); "
      + "break the circle first: set one of its keys to NULL"
  }
}

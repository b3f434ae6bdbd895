/// A foreign key that the enforcer keeps: its columns, what they reference, and what happens when that goes.
public struct ForeignKey: Sendable, Hashable {
  /// What happens to a row when the row that it references goes or changes its key.
  public enum Action: String, Sendable {
    /// Refused when a row still references the key at the end of the unit of work.
    case noAction = "NO ACTION"
    /// Refused at once when a row references the key.
    case restrict = "RESTRICT"
    /// The row goes too, or takes the new key.
    case cascade = "CASCADE"
    case setNull = "SET NULL"
    case setDefault = "SET DEFAULT"
  }

  /// Whether a key of several columns with some NULLs passes (`simple`) or must be NULL in whole (`full`).
  public enum Match: Sendable {
    case simple, full
  }

  /// The constraint's name.
  public var name: String
  /// Those of the table that references.
  public var columns: [String]
  /// The full name of the table that is referenced.
  public var referencedTable: String
  /// In the order of `columns`.
  public var referencedColumns: [String]
  /// What happens when the referenced row is deleted.
  public var onDelete: Action
  /// Those that SET NULL and SET DEFAULT write on a delete; empty for all.
  public var onDeleteColumns: [String]
  /// What happens when the referenced key changes.
  public var onUpdate: Action
  /// What NULLs mean in a key of several columns.
  public var match: Match
  /// New rows are checked at the end of the unit of work, too, instead of at once.
  public var isDeferred: Bool

  /// A foreign key with Postgres' defaults.
  public init(
    _ name: String,
    _ columns: [String],
    references referencedTable: String,
    _ referencedColumns: [String],
    onDelete: Action = .noAction,
    onDeleteColumns: [String] = [],
    onUpdate: Action = .noAction,
    match: Match = .simple,
    isDeferred: Bool = false
  ) {
    self.name = name
    self.columns = columns
    self.referencedTable = referencedTable
    self.referencedColumns = referencedColumns
    self.onDelete = onDelete
    self.onDeleteColumns = onDeleteColumns
    self.onUpdate = onUpdate
    self.match = match
    self.isDeferred = isDeferred
  }
}

/// Columns that several tables have: a struct that is a stored property of each of them.
///
/// ```swift
/// struct Timestamps: ColumnGroup {
///   let createdAt = Column(.timestamp).default(.now)
///   let updatedAt = Column(.timestamp).default(.now)
/// }
///
/// struct Users: Table {
///   let id     = Column(.uuid).primaryKey()
///   let stamps = Timestamps()              // "created_at" timestamptz …, "updated_at" timestamptz …
///
///   var body: TableBody {
///     Index(stamps.createdAt)
///   }
/// }
/// ```
///
/// A group that a table has twice takes a prefix:
///
/// ```swift
/// struct Address: ColumnGroup {
///   var prefix = ""
///   let street = Column(.varchar(200))
/// }
///
/// let home = Address(prefix: "home_")     // "home_street" varchar(200) NOT NULL
/// let work = Address(prefix: "work_")     // "work_street" varchar(200) NOT NULL
/// ```
public protocol ColumnGroup: Sendable {
  /// What stands before the name of each column. Defaults to nothing.
  var prefix: String { get }
}

extension ColumnGroup {
  /// Nothing.
  public var prefix: String { "" }
}

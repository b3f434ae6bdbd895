internal import SchemaModel

/// A table: its stored columns, in order, and what concerns more than one of them in its `body`.
///
/// ```swift
/// struct Bookings: Table {
///   let id       = Column(.uuid).primaryKey().default(.random)
///   let roomID   = Column(.uuid).references(\Rooms.id, onDelete: .cascade)
///   let startsAt = Column(.timestamp)
///   let endsAt   = Column(.timestamp)
///
///   var body: TableBody {
///     Index(roomID, startsAt)
///     Check("ends_after_start", "\(endsAt) > \(startsAt)")
///   }
/// }
/// // CREATE TABLE "bookings" (
/// //   "id" uuid NOT NULL DEFAULT gen_random_uuid(),
/// //   "room_id" uuid NOT NULL,
/// //   "starts_at" timestamptz NOT NULL,
/// //   "ends_at" timestamptz NOT NULL,
/// //   CONSTRAINT "bookings_pkey" PRIMARY KEY ("id"),
/// //   CONSTRAINT "ends_after_start" CHECK ("ends_at" > "starts_at")
/// // );
/// ```
///
/// A column that is called `body` in the database gets another name in Swift: `let text = Column("body", .text)`.
public protocol Table: Sendable {
  /// Makes the one value that the columns are read from; Swift writes it when every property has its value.
  init()

  /// The table's name in the database. Defaults to the type's name in snake case: `UserFiles` is `user_files`.
  static var name: String { get }

  /// The namespace that it lives in, which Postgres calls a schema; the schema declares it: `Namespace("billing")`.
  /// Defaults to the default one. Postgres, DSQL.
  static var namespace: String? { get }

  /// Keys, indexes, checks and whatever else concerns several columns. Defaults to nothing.
  @TableBodyBuilder var body: TableBody { get }
}

extension Table {
  /// The type's name in snake case.
  public static var name: String {
    snakeCase(swiftName(of: Self.self))
  }

  /// The default one.
  public static var namespace: String? { nil }

  /// Nothing beside the columns.
  public var body: TableBody {
    TableBody([])
  }

  /// The table under its present name, with the name that it had before.
  ///
  /// ```swift
  /// Users.renamed(from: "people")    // ALTER TABLE "people" RENAME TO "users"
  /// ```
  ///
  /// The name that it has is the one that it had in the default namespace, if it is in another one now.
  public static func renamed(
    from oldName: String,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) -> TableEntry {
    var entry = TableEntry(Self.self, fileID: fileID, line: line, column: column)
    entry.renamedFrom = ObjectName(name, in: namespace).before(oldName)
    return entry
  }

  /// The table under its present name and in its present namespace, with the name that it had before in another one.
  ///
  /// ```swift
  /// Invoices.renamed(from: "invoices", namespace: nil)    // ALTER TABLE "invoices" SET SCHEMA "billing"
  /// ```
  ///
  /// - `formerNamespace`: The namespace that it was in; nil: the default one.
  public static func renamed(
    from oldName: String,
    namespace formerNamespace: String?,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) -> TableEntry {
    var entry = TableEntry(Self.self, fileID: fileID, line: line, column: column)
    entry.renamedFrom = ObjectName(oldName, in: formerNamespace)
    return entry
  }
}

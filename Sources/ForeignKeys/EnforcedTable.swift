/// A table of the emitted code: what identifies its rows, and what of a row foreign keys are about.
///
/// Emitted namespaces conform to it; its operations are the extensions below.
public protocol KeyedTable: Sendable {
  /// The primary key.
  associatedtype Key: KeyRowConvertible

  static var table: TableDescription { get }
  /// All tables that reference each other.
  static var schema: ReferentialSchema { get }
}

/// A table whose foreign keys, or those to it, are kept by the application.
public protocol EnforcedTable: KeyedTable {
  /// The columns of primary key and foreign keys.
  associatedtype Row: KeyRowConvertible
}

/// Typed key columns, in the order of their table.
public protocol KeyRowConvertible: Sendable, Hashable {
  var values: KeyRow { get }

  /// - Throws: `UnreadableKey`
  init(values: KeyRow) throws
}

extension KeyedTable {
  static var place: Int { schema.place(of: table) }
}

extension EnforcedTable {
  /// Call it before you insert the row: it checks that what the row references is there, and holds it.
  ///
  /// One round trip, however many foreign keys the table has.
  ///
  /// - Throws: `ForeignKeyViolation`
  public static func willInsert(_ row: Row, in unit: UnitOfWork) async throws {
    try await willInsert([row], in: unit)
  }

  /// Call it before you insert the rows, which may reference each other. One round trip for each foreign key.
  ///
  /// - Throws: `ForeignKeyViolation`
  public static func willInsert(_ rows: [Row], in unit: UnitOfWork) async throws {
    let place = place
    try await unit.check(rows.map(\.values.texts), schema.tables[place].references, of: place, in: schema)
  }

  /// Call it before you update a row whose key columns you have read in this unit.
  ///
  /// Nothing is asked of the database when no key column changes. When a key does that other rows reference, their
  /// foreign keys act; for that, the key columns of this row are written here, and your own statement finds them done: it
  /// has to name the row by its new primary key, should that be what changes.
  ///
  /// - Returns: Whether the key columns were written.
  /// - Throws: `ForeignKeyViolation`
  @discardableResult
  public static func willUpdate(from old: Row, to new: Row, in unit: UnitOfWork) async throws -> Bool {
    let (old, new, place) = (old.values.texts, new.values.texts, place)
    let table = schema.tables[place]
    if table.referencedColumns.contains(where: { old[$0] != new[$0] }) {
      try await unit.update(place, [(old, new)], in: schema)
      return true
    }
    let changed = table.references.filter { old.at($0.columns) != new.at($0.columns) }
    try await unit.check([new], changed, of: place, in: schema)
    return false
  }

  /// Changes key columns of rows, with everything that the foreign keys to them ask; returns how many rows there are.
  ///
  ///     try await ForeignKeyEnforcer.Files.update([key], in: unit) { $0.ownerID = newOwner }
  ///
  /// - Throws: `ForeignKeyViolation`, and what `change` throws.
  @discardableResult
  public static func update(
    _ keys: [Key],
    in unit: UnitOfWork,
    _ change: (inout Row) throws -> Void
  ) async throws -> Int {
    let place = place
    var rows: [(old: KeyValues, new: KeyValues)] = []
    for batch in keys.map(\.values.texts).batches {
      for old in try await unit.run(KeyStatements.read(table, schema.tables[place].primaryKey, batch)) {
        var row = try Row(values: KeyRow(old))
        try change(&row)
        rows.append((old, row.values.texts))
      }
    }
    try await unit.update(place, rows, in: schema)
    return rows.count
  }

  /// Deletes rows, with everything that the foreign keys to them ask; returns how many of them there were.
  ///
  /// All of it happens in the unit's transaction, which on DSQL takes 3,000 rows: use `deleteInBatches` for more.
  ///
  /// - Throws: `ForeignKeyViolation`
  @discardableResult
  public static func delete(_ keys: [Key], in unit: UnitOfWork) async throws -> Int {
    let place = place
    return try await unit.delete(
      place,
      schema.tables[place].primaryKey,
      keys.map(\.values.texts),
      in: schema
    )
  }
}

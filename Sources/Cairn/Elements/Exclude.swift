internal import SchemaModel

/// Rows of which no two may agree by all of these operators: Postgres.
///
/// ```swift
/// Exclude("no_double_booking", roomID.with("="), SQL("tstzrange(\(startsAt), \(endsAt))").with("&&"))
/// // CONSTRAINT "no_double_booking" EXCLUDE USING gist ("room_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&)
/// ```
///
/// `=` in a gist index needs `Extension("btree_gist")`.
public struct Exclude: NamedTableElement {
  /// A key of the constraint, and the operator by which it is compared.
  public struct Element: Sendable {
    let key: IndexKey
    let operatorName: String
  }

  /// What all named elements say of themselves.
  public var attributes: ElementAttributes
  let keys: [Element]
  var method = "gist"
  var includedColumns: [any AnyColumn] = []
  var predicate: SQL?
  var deferrability = Deferrability.never

  /// A constraint that Cairn names.
  public init(_ keys: Element..., fileID: String = #fileID, line: Int = #line, column: Int = #column) {
    attributes = ElementAttributes(nil, fileID, line, column)
    attributes.dialects = [.postgres]
    self.keys = keys
  }

  /// A constraint with a name of its own.
  public init(_ name: String, _ keys: Element..., fileID: String = #fileID, line: Int = #line, column: Int = #column) {
    attributes = ElementAttributes(name, fileID, line, column)
    attributes.dialects = [.postgres]
    self.keys = keys
  }

  /// The kind of index that keeps it: `gist` unless said, `spgist`, `hash`.
  public func using(_ method: String) -> Exclude {
    var exclude = self
    exclude.method = method
    return exclude
  }

  /// Keeps more columns in its index, for queries that need nothing else: `INCLUDE (…)`.
  public func include(_ columns: any AnyColumn...) -> Exclude {
    var exclude = self
    exclude.includedColumns += columns
    return exclude
  }

  /// Only for the rows for which the condition is true.
  public func `where`(_ condition: SQL) -> Exclude {
    var exclude = self
    exclude.predicate = condition
    return exclude
  }

  /// Lets the check wait for the end of the transaction: `DEFERRABLE`.
  public func deferrable(_ deferrability: Deferrability) -> Exclude {
    var exclude = self
    exclude.deferrability = deferrability
    return exclude
  }

  /// What it adds to the table's body.
  public var elements: TableBody { TableBody([.exclude(self)]) }
}

extension IndexKeyConvertible {
  /// The key compared by an operator: `roomID.with("=")`.
  public func with(_ operatorName: String) -> Exclude.Element {
    Exclude.Element(key: indexKey, operatorName: operatorName)
  }
}

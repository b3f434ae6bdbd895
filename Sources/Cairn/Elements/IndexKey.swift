internal import SchemaModel

/// One key of an index: a column or an expression, and how it is sorted and compared.
///
/// ```swift
/// Index(ownerID, stamps.createdAt.descending)    // ("owner_id", "created_at" DESC)
/// Index(SQL("lower(\(email))"))                  // (lower("email"))
/// Index(name.operatorClass("text_pattern_ops"))  // ("name" text_pattern_ops)
/// Index(title.prefix(20))                        // MySQL: (`title`(20))
/// ```
public struct IndexKey: IndexKeyConvertible {
  enum Target {
    case column(ColumnDescription)
    case expression(SQL)
    case named(String)
  }

  let target: Target
  var isDescending = false
  var nulls: SchemaModel.IndexKey.NullsOrder?
  var operatorClassName: String?
  var collationName: String?
  var prefixLength: Int?

  init(target: Target) {
    self.target = target
  }

  /// The key itself.
  public var indexKey: IndexKey { self }

  func changed(_ change: (inout IndexKey) -> Void) -> IndexKey {
    var key = self
    change(&key)
    return key
  }
}

/// A column of a view, by its name: the key of an index on a materialized view.
///
/// ```swift
/// View("sales", as: "SELECT …").materialized().index(Index("sales_day", ViewColumn("day").descending))
/// // CREATE INDEX "sales_day" ON "sales" ("day" DESC)
/// ```
public struct ViewColumn: IndexKeyConvertible {
  let name: String

  /// The column of this name.
  public init(_ name: String) {
    self.name = name
  }

  /// The key.
  public var indexKey: IndexKey { IndexKey(target: .named(name)) }
}

/// What can be the key of an index: a column, an expression, or either with its order.
public protocol IndexKeyConvertible: Sendable {
  /// The key.
  var indexKey: IndexKey { get }
}

extension IndexKeyConvertible {
  /// Sorts from the greatest to the least: `DESC`.
  public var descending: IndexKey { indexKey.changed { $0.isDescending = true } }

  /// Sorts NULLs before all values: `NULLS FIRST`.
  public var nullsFirst: IndexKey { indexKey.changed { $0.nulls = .first } }

  /// Sorts NULLs behind all values: `NULLS LAST`.
  public var nullsLast: IndexKey { indexKey.changed { $0.nulls = .last } }

  /// Compares by this operator class: `text_pattern_ops`, `jsonb_path_ops`. Postgres.
  public func operatorClass(_ name: String) -> IndexKey {
    indexKey.changed { $0.operatorClassName = name }
  }

  /// Compares by this collation, whatever the column's own is: `COLLATE "C"`.
  public func collate(_ name: String) -> IndexKey {
    indexKey.changed { $0.collationName = name }
  }

  /// Indexes only this many characters or bytes. MySQL.
  public func prefix(_ length: Int) -> IndexKey {
    indexKey.changed { $0.prefixLength = length }
  }
}

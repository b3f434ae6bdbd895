/// An index.
///
/// ```swift
/// Index(teamID, stamps.createdAt.descending)
/// // CREATE INDEX "users_team_id_created_at_idx" ON "users" ("team_id", "created_at" DESC)
/// Index("users_live_email", email).unique().where("\(deletedAt) IS NULL")
/// // CREATE UNIQUE INDEX "users_live_email" ON "users" ("email") WHERE "deleted_at" IS NULL
/// Index(metadata.operatorClass("jsonb_path_ops")).using("gin")
/// // CREATE INDEX "files_metadata_idx" ON "files" USING gin ("metadata" jsonb_path_ops)
/// ```
public struct Index: NamedTableElement, Sendable {
  /// What all named elements say of themselves.
  public var attributes: ElementAttributes
  let keys: [IndexKey]
  var isUnique = false
  var predicate: SQL?
  var includedColumns: [any AnyColumn] = []
  var includedNames: [String] = []
  var method: String?
  var areNullsNotDistinct = false
  var parameters: [String: String] = [:]
  var isInvisible = false
  var parserName: String?
  var commentText: String?

  /// An index that Cairn names.
  public init(
    _ firstKey: any IndexKeyConvertible,
    _ keys: any IndexKeyConvertible...,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    attributes = ElementAttributes(nil, fileID, line, column)
    self.keys = [firstKey.indexKey] + keys.map(\.indexKey)
  }

  /// An index with a name of its own. An expression as the first key is `SQL("lower(\(email))")`.
  public init(
    _ name: String,
    _ firstKey: any IndexKeyConvertible,
    _ keys: any IndexKeyConvertible...,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    attributes = ElementAttributes(name, fileID, line, column)
    self.keys = [firstKey.indexKey] + keys.map(\.indexKey)
  }

  /// Allows each key once: `CREATE UNIQUE INDEX`.
  public func unique() -> Index {
    changed { $0.isUnique = true }
  }

  /// Indexes only the rows for which the condition is true: Postgres, DSQL.
  ///
  /// ```swift
  /// Index(email).unique().where("\(deletedAt) IS NULL")    // … WHERE "deleted_at" IS NULL
  /// ```
  ///
  /// - `condition`: The condition.
  /// - `dialects`: Another condition for each dialect that wants its own. Defaults to none.
  public func `where`(_ condition: SQL, on dialects: KeyValuePairs<Dialect, SQL> = [:]) -> Index {
    changed { $0.predicate = condition.on(dialects) }
  }

  /// Keeps more columns in the index, for queries that need nothing else: `INCLUDE (…)`. Postgres, DSQL.
  public func include(_ columns: any AnyColumn...) -> Index {
    changed { $0.includedColumns += columns }
  }

  /// Keeps more columns of a materialized view in the index, by their names.
  public func include(named names: String...) -> Index {
    changed { $0.includedNames += names }
  }

  /// The kind of index, as the server calls it: `gin`, `gist`, `brin`, `hash`, `fulltext`.
  public func using(_ method: String) -> Index {
    changed { $0.method = method }
  }

  /// Counts NULL as equal to NULL in a unique index: Postgres 15 and later, DSQL.
  public func nullsNotDistinct() -> Index {
    changed { $0.areNullsNotDistinct = true }
  }

  /// Parameters in the server's words: `Index(id).with(["fillfactor": "70"])`, `KEY_BLOCK_SIZE` on MySQL.
  public func with(_ parameters: [String: String]) -> Index {
    changed { $0.parameters.merge(parameters) { $1 } }
  }

  /// Keeps it up to date and hides it from queries, to try what it would be to drop it: MySQL.
  public func invisible() -> Index {
    changed { $0.isInvisible = true }
  }

  /// What divides text into words, for a full-text index: `ngram`, MySQL.
  public func parser(_ name: String) -> Index {
    changed { $0.parserName = name }
  }

  /// What it is for, for people who read the database.
  public func comment(_ text: String) -> Index {
    changed { $0.commentText = text }
  }

  /// What it adds to the table's body.
  public var elements: TableBody { TableBody([.index(self)]) }

  private func changed(_ change: (inout Index) -> Void) -> Index {
    var index = self
    change(&index)
    return index
  }
}

/// A foreign key of several columns; one of a single column is said by `references` on the column.
///
/// ```swift
/// ForeignKey(userID, fileID, references: \UserFiles.userID, \UserFiles.fileID, onDelete: .cascade)
/// // CONSTRAINT "downloads_user_id_file_id_fkey" FOREIGN KEY ("user_id", "file_id")
/// //   REFERENCES "user_files" ("user_id", "file_id") ON DELETE CASCADE
/// ```
public struct ForeignKey: NamedTableElement {
  /// An action on the row; whether the columns can take NULL or have a default is found when the schema is checked.
  public typealias Action = ReferentialAction<Nullable, HasDefault>

  /// What all named elements say of themselves.
  public var attributes: ElementAttributes
  let columns: [any AnyColumn]
  let target: ReferenceTarget
  let rules: ForeignKeyRules
  var columnsSetOnDelete: [any AnyColumn] = []

  /// A foreign key that Cairn names.
  ///
  /// - `firstColumn`, `columns`: The table's own columns.
  /// - `references`: As many columns of the other table.
  /// - `onDelete`: What happens when the referenced row is deleted. Defaults to `.noAction`.
  /// - `onUpdate`: What happens when the referenced key changes. Defaults to `.noAction`.
  /// - `deferrable`: Whether the check can wait for the end of the transaction. Defaults to `.never`.
  /// - `match`: How NULLs in some of the columns count. Defaults to `.simple`.
  public init<Root: Table>(
    _ firstColumn: any AnyColumn,
    _ columns: any AnyColumn...,
    references: any PartialKeyPath<Root> & Sendable...,
    onDelete: Action = .noAction,
    onUpdate: Action = .noAction,
    deferrable: Deferrability = .never,
    match: MatchRule = .simple,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    self.columns = [firstColumn] + columns
    attributes = ElementAttributes(nil, fileID, line, column)
    target = ReferenceTarget(table: Root.self, keyPaths: references)
    rules = ForeignKeyRules(onDelete, onUpdate, match, deferrable)
  }

  /// A foreign key with a name of its own.
  ///
  /// - `name`: The constraint's name.
  /// - `firstColumn`, `columns`: The table's own columns.
  /// - `references`: As many columns of the other table.
  /// - `onDelete`: What happens when the referenced row is deleted. Defaults to `.noAction`.
  /// - `onUpdate`: What happens when the referenced key changes. Defaults to `.noAction`.
  /// - `deferrable`: Whether the check can wait for the end of the transaction. Defaults to `.never`.
  /// - `match`: How NULLs in some of the columns count. Defaults to `.simple`.
  public init<Root: Table>(
    _ name: String,
    _ firstColumn: any AnyColumn,
    _ columns: any AnyColumn...,
    references: any PartialKeyPath<Root> & Sendable...,
    onDelete: Action = .noAction,
    onUpdate: Action = .noAction,
    deferrable: Deferrability = .never,
    match: MatchRule = .simple,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    self.columns = [firstColumn] + columns
    attributes = ElementAttributes(name, fileID, line, column)
    target = ReferenceTarget(table: Root.self, keyPaths: references)
    rules = ForeignKeyRules(onDelete, onUpdate, match, deferrable)
  }

  /// Lets `.setNull` and `.setDefault` write only these of its columns when the referenced row is deleted, for a key that
  /// shares a column with another one: Postgres 15 and later, DSQL.
  ///
  /// ```swift
  /// ForeignKey(tenantID, authorID, references: \Authors.tenantID, \Authors.id, onDelete: .setNull).settingOnly(authorID)
  /// // … ON DELETE SET NULL ("author_id")
  /// ```
  public func settingOnly(_ columns: any AnyColumn...) -> ForeignKey {
    var key = self
    key.columnsSetOnDelete += columns
    return key
  }

  /// What it adds to the table's body.
  public var elements: TableBody { TableBody([.foreignKey(self)]) }
}

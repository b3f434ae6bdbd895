extension Column {
  /// Requires that a row of the other table has the column's value.
  ///
  /// ```swift
  /// let teamID = Column(.uuid).nullable().references(\Teams.id, onDelete: .setNull)
  /// // CONSTRAINT "users_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE SET NULL
  /// ```
  ///
  /// - `column`: A column with values of the same Swift type.
  /// - `onDelete`: What happens when the referenced row is deleted. Defaults to `.noAction`.
  /// - `onUpdate`: What happens when the referenced value changes. Defaults to `.noAction`.
  /// - `deferrable`: Whether the check can wait for the end of the transaction. Defaults to `.never`.
  /// - `name`: The constraint's name. Defaults to one that Cairn makes.
  /// - `match`: How NULLs in composite keys count. Defaults to `.simple`.
  public func references<Root: Table, OtherNullability, OtherDefaulting>(
    _ column: any KeyPath<Root, Column<Value, OtherNullability, OtherDefaulting>> & Sendable,
    onDelete: ReferentialAction<Nullability, Defaulting> = .noAction,
    onUpdate: ReferentialAction<Nullability, Defaulting> = .noAction,
    deferrable: Deferrability = .never,
    name: String? = nil,
    match: MatchRule = .simple
  ) -> Column {
    let reference = ReferenceDescription(
      target: ReferenceTarget(table: Root.self, keyPaths: [column]),
      rules: ForeignKeyRules(onDelete, onUpdate, match, deferrable),
      name: name
    )
    return changed { $0.constraints.append(.reference(reference)) }
  }
}

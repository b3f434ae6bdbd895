import ForeignKeys
import SQLDialects
import SchemaModel

extension ReferentialSchema {
  /// The foreign keys of a snapshot, as emitted code has them.
  init(_ schema: EnforcedSchema) {
    self.init(
      schema.tables.map { table in
        TableDescription(
          table.name.name,
          in: table.name.namespace,
          columns: table.columns.map { KeyColumn($0.name, $0.castType) },
          primaryKey: table.primaryKey,
          foreignKeys: table.foreignKeys.map(ForeignKey.init)
        )
      }
    )
  }
}

extension ForeignKey {
  fileprivate init(_ key: ForeignKeyDefinition) {
    self.init(
      key.name,
      key.columns,
      references: key.referencedTable.description,
      key.referencedColumns,
      onDelete: Action(key.onDelete),
      onDeleteColumns: key.onDeleteColumns,
      onUpdate: Action(key.onUpdate),
      match: key.match == .full ? .full : .simple,
      isDeferred: key.deferrability == .initiallyDeferred
    )
  }
}

extension ForeignKey.Action {
  fileprivate init(_ action: ReferentialAction) {
    self =
      switch action {
      case .noAction: .noAction
      case .restrict: .restrict
      case .cascade: .cascade
      case .setNull: .setNull
      case .setDefault: .setDefault
      }
  }
}

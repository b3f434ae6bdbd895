package import SchemaModel

/// What a reader of the catalogue has to know of how this dialect writes things.
extension PostgresDialect {
  /// A type in the server's own words as lowering would have it: `character varying(40)` is `varchar(40)`.
  package func columnType(_ text: String) -> ColumnType {
    PostgresRules(options: options).canonicalType(text)
  }

  /// What the server calls the sequence behind an identity column.
  package func identitySequenceName(table: String, column: String) -> String {
    PostgresIdentitySequence.name(table: table, column: column)
  }

  /// A name with its namespace, as SQL.
  package func quoted(_ name: ObjectName) -> String { PostgresText.name(name) }
}

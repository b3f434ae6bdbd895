import SchemaModel

/// The table in which `cairn` records what was applied: the migration 0000 of every folder.
///
/// It is declared like any table and written by each dialect; it is no part of the user's schema or snapshot.
enum TrackingTable {
  static let migrationWords = "schema_migrations"

  static func declaration(for dialect: DialectOptions) -> SchemaDeclaration {
    let here = SourceLocation(fileID: #fileID, line: #line, column: 1)
    func column(
      _ name: String,
      _ type: DeclaredType,
      isNullable: Bool = false,
      defaultValue: DeclaredDefault? = nil
    ) -> ColumnDeclaration {
      ColumnDeclaration(name, type, location: here, isNullable: isNullable, defaultValue: defaultValue)
    }
    let table = TableDeclaration(
      ObjectName("schema_migrations"),
      typeName: "SchemaMigrations",
      location: here,
      columns: [
        column("version", .varchar(32)),
        column("name", .varchar(255)),
        column("checksum", .char(64)),
        column("steps_total", .integer),
        column("steps_applied", .integer, defaultValue: .literal(.integer(0))),
        column("applied_at", .timestamp(digits: nil), defaultValue: .now),
        column("applied_by", .varchar(255)),
        column("execution_time_ms", .bigint, defaultValue: .literal(.integer(0))),
        column("success", .boolean, defaultValue: .literal(.boolean(false))),
        column("error", .text, isNullable: true),
        column("steps_reverted", .integer, isNullable: true),
      ],
      primaryKeys: [PrimaryKeyDeclaration([DeclaredColumnReference("version")], ElementOptions(location: here))]
    )
    // Where no session can hold a lock, a row says who may apply migrations, and until when.
    let lease = TableDeclaration(
      ObjectName("schema_migrations_lease"),
      typeName: "SchemaMigrationsLease",
      location: here,
      columns: [column("id", .integer), column("holder", .varchar(64)), column("expires_at", .timestamp(digits: nil))],
      primaryKeys: [PrimaryKeyDeclaration([DeclaredColumnReference("id")], ElementOptions(location: here))]
    )
    return SchemaDeclaration(
      migrationWords,
      dialects: [dialect],
      tables: dialect.name.hasSessionLocks ? [table] : [table, lease],
      location: here
    )
  }
}

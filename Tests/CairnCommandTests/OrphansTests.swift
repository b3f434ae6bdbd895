import Foundation
import MigrationFiles
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// `cairn orphans` on the stand-in for DSQL, from the files alone.
@Suite struct OrphansTests {
  private static let lists = TableDefinition(
    ObjectName("lists"),
    columns: [ColumnDefinition("id", .builtin("bigint", []))],
    elements: [.primaryKey(PrimaryKeyDefinition("lists_pkey", ["id"]))]
  )

  private static let items = TableDefinition(
    ObjectName("items"),
    columns: [
      ColumnDefinition("id", .builtin("bigint", [])),
      ColumnDefinition("list_id", .builtin("bigint", []), isNullable: true),
    ],
    elements: [
      .primaryKey(PrimaryKeyDefinition("items_pkey", ["id"])),
      .foreignKey(
        ForeignKeyDefinition(
          "items_list_id_fkey",
          ["list_id"],
          references: ObjectName("lists"),
          ["id"],
          enforcement: .application
        )
      ),
    ]
  )

  private func with(_ body: (CairnSession) throws -> Void) async throws {
    for server in TargetServer.available where server.dialect == .dsql {
      try await CairnSession.with(server) { session in
        try session.folder.append("0001_lists", "CREATE TABLE lists (id bigint PRIMARY KEY);\n")
        try session.folder.append("0002_items", "CREATE TABLE items (id bigint PRIMARY KEY, list_id bigint);\n")
        #expect(try session.cairn("migrate").status == 0)
        try session.database.execute("INSERT INTO lists VALUES (1);")
        try session.database.execute("INSERT INTO items VALUES (1, 1), (2, 2), (3, NULL), (4, 2), (5, 9);")
        try body(session)
      }
    }
  }
}

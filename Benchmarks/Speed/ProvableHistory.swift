import CairnGenerator
import Foundation
import MigrationFiles
import SchemaDiff
import SchemaModel

/// A folder of migrations of four statements each, as the generator writes them, for `cairn verify`.
enum ProvableHistory {
  /// Writes `postgres` below a folder: a table, a column, a column and an index in each migration.
  static func write(_ count: Int, to root: String) throws {
    let path = "\(root)/postgres"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let options = DialectOptions(.postgres, from: ServerVersion(14))
    var history = try History(Data(), file: History.fileName)
    var schema = DatabaseSchema(dialect: .postgres)
    var snapshot = Data()
    for number in 1...count {
      let after = try schema.applying(changes(number))
      let name = MigrationName(number: number, words: "step \(number)")
      let migration = MigrationBetween(from: schema, to: after, for: options, named: name)
      let sql = Data(migration.text.utf8)
      try sql.write(to: URL(fileURLWithPath: "\(path)/\(name.fileName)"))
      snapshot = try Snapshot(after: name, after).data
      try history.append(
        HistoryEntry(
          name,
          checksum: Checksum.hex(sql),
          snapshotChecksum: Checksum.hex(snapshot),
          changes: migration.changes
        )
      )
      schema = after
    }
    try history.data.write(to: URL(fileURLWithPath: "\(path)/\(History.fileName)"))
    try snapshot.write(to: URL(fileURLWithPath: "\(path)/\(Snapshot.fileName)"))
  }

  private static func changes(_ number: Int) -> [Change] {
    let table = TableDefinition(
      ObjectName("made_\(number)"),
      columns: [ColumnDefinition("id", .builtin("bigint")), ColumnDefinition("name", .builtin("text"))],
      elements: [.primaryKey(PrimaryKeyDefinition("made_\(number)_pkey", ["id"]))]
    )
    guard number > 1 else { return [.createTable(table)] }
    let older = ObjectName("made_\(number - 1)")
    return [
      .createTable(table),
      .addColumn(table: older, column: ColumnDefinition("note", .builtin("text"), isNullable: true)),
      .addColumn(table: older, column: ColumnDefinition("at", .builtin("date"), isNullable: true)),
      .addElement(
        table: older,
        element: .index(IndexDefinition("made_\(number - 1)_name_idx", keys: [IndexKey("name")]))
      ),
    ]
  }
}

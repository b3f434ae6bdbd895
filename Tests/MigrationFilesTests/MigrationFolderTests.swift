import Foundation
import MigrationFiles
import SchemaModel
import TestSupport
import Testing

@Suite struct MigrationFolderTests {
  static let table = TableDefinition(ObjectName("users"), columns: [ColumnDefinition("id", .builtin("bigint"))])
  static let column = ColumnDefinition("nickname", .builtin("text"), isNullable: true)

  /// A folder with two migrations, as the generator leaves it.
  static func withFolder(_ body: (URL, () throws -> MigrationFolder) throws -> Void) throws {
    try TemporaryFolder.with { temporary in
      let folder = temporary.appendingPathComponent("postgres")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      var history = try History(Data(), file: "history.jsonl")
      var schema = DatabaseSchema(dialect: .postgres)
      let portions: [(MigrationName, [Change])] = [
        (MigrationName(number: 1, words: "create"), [.createTable(table)]),
        (MigrationName(number: 2, words: "add nickname"), [.addColumn(table: table.name, column: column)]),
      ]
      for (name, changes) in portions {
        schema = try schema.applying(changes)
        let sql = Data("-- \(name)\n".utf8)
        let snapshot = try Snapshot(after: name, schema).data
        try sql.write(to: folder.appendingPathComponent(name.fileName))
        try snapshot.write(to: folder.appendingPathComponent(Snapshot.fileName))
        try history.append(
          HistoryEntry(
            name,
            checksum: Checksum.hex(sql),
            snapshotChecksum: Checksum.hex(snapshot),
            changes: changes
          )
        )
      }
      try history.data.write(to: folder.appendingPathComponent(History.fileName))
      try body(folder) { try MigrationFolder(path: folder.path, label: "G") }
    }
  }

  @Test func readsTheNewestStateAndFindsNothingWrong() throws {
    try Self.withFolder { _, load in
      let folder = try load()
      #expect(try folder.history.last?.migration.description == "0002_add_nickname")
      #expect(folder.snapshot?.schema.table(ObjectName("users"))?.columns.map(\.name) == ["id", "nickname"])
      #expect(try folder.findings() == [])
    }
  }

  @Test func anEmptyFolderIsNoError() throws {
    try TemporaryFolder.with { folder in
      let empty = try MigrationFolder(path: folder.appendingPathComponent("none").path, label: "G")
      #expect(empty.snapshot == nil)
      #expect(try empty.findings() == [])
    }
  }

  @Test(arguments: [
    ("0001_create.sql", "edited", "it was edited"),
    ("0003_stray.sql", "x", "does not know it"),
    ("0002_other.sql", "x", "number 0002 is taken by 0002_add_nickname.sql"),
    ("notes.sql", "x", "it is no migration"),
  ])
  func aFileThatIsNotAsTheHistoryHasIt(file: String, text: String, message: String) throws {
    try Self.withFolder { folder, load in
      try Data(text.utf8).write(to: folder.appendingPathComponent(file))
      let findings = try load().findings()
      #expect(findings.count == 1)
      #expect(findings.first?.file == "G/\(file)")
      #expect(findings.first?.message.contains(message) == true, "\(findings)")
    }
  }

  @Test func aMissingFileIsFound() throws {
    try Self.withFolder { folder, load in
      try FileManager.default.removeItem(at: folder.appendingPathComponent("0001_create.sql"))
      #expect(
        try load().findings().map(\.description) == [
          "G/0001_create.sql: error: it is missing; restore it from version control"
        ]
      )
    }
  }

  @Test func anEditedSnapshotIsRefused() throws {
    try Self.withFolder { folder, load in
      let file = folder.appendingPathComponent(Snapshot.fileName)
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      try Data(text.replacing("nickname\"", with: "nick\"").utf8).write(to: file)
      #expect(throws: MigrationFileError.self) { try load() }
    }
  }

  @Test(arguments: [
    ("<<<<<<< ours\n", "G/history.jsonl:3: error: an unresolved merge"),
    ("{\"migration\":7}\n", "G/history.jsonl:3: error: it is no line of a history: "),
    ("nonsense\n", "G/history.jsonl:3: error: it is no line of a history: "),
  ])
  func aBrokenHistoryIsAnErrorWithItsLine(line: String, message: String) throws {
    try Self.withFolder { folder, load in
      let file = folder.appendingPathComponent(History.fileName)
      try (try Data(contentsOf: file) + Data(line.utf8)).write(to: file)
      let error = #expect(throws: MigrationFileError.self) { try load() }
      #expect(error?.description.hasPrefix(message) == true, "\(String(describing: error))")
    }
  }

  @Test func aSnapshotOfANewerFormIsRefused() throws {
    let error = #expect(throws: MigrationFileError.self) {
      try Snapshot(Data(#"{"version": 99, "anything": 1}"#.utf8), file: "s")
    }
    #expect(error?.message.hasPrefix("it has form 99, and this Cairn reads forms up to 1") == true)
  }
}

import Foundation
import MigrationFiles
import TestSupport
import Testing

@Suite struct FileTransactionTests {
  @Test func allFilesAppearInNewFolders() throws {
    try TemporaryFolder.with { folder in
      var transaction = FileTransaction(in: folder.path)
      transaction.write(Data("one".utf8), to: folder.appendingPathComponent("a/b/1").path)
      transaction.write(Data("two".utf8), to: folder.appendingPathComponent("2").path)
      try transaction.commit()
      #expect(TemporaryFolder.contents(of: folder) == ["a/b/1": "one", "2": "two"])
    }
  }

  @Test func whenOneFileCannotBePlacedNothingHasChanged() throws {
    try TemporaryFolder.with { folder in
      let old = folder.appendingPathComponent("old")
      try Data("before".utf8).write(to: old)
      // A folder stands where the last file would go: it can be staged beside it, but not moved there.
      let blocked = folder.appendingPathComponent("blocked")
      try FileManager.default.createDirectory(at: blocked, withIntermediateDirectories: true)
      var transaction = FileTransaction(in: folder.path)
      transaction.write(Data("after".utf8), to: old.path)
      transaction.write(Data("new".utf8), to: folder.appendingPathComponent("new/file").path)
      transaction.write(Data("x".utf8), to: blocked.path)
      #expect(throws: MigrationFileError.self) { try transaction.commit() }
      #expect(TemporaryFolder.contents(of: folder) == ["old": "before"])
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("new").path))
    }
  }

  @Test func whatIsRemovedGoesWithWhatIsWritten() throws {
    try TemporaryFolder.with { folder in
      try Data("old".utf8).write(to: folder.appendingPathComponent("old"))
      try Data("other".utf8).write(to: folder.appendingPathComponent("other"))
      var transaction = FileTransaction(in: folder.path)
      transaction.remove(folder.appendingPathComponent("old").path)
      transaction.remove(folder.appendingPathComponent("never there").path)
      transaction.write(Data("new".utf8), to: folder.appendingPathComponent("new").path)
      try transaction.commit()
      #expect(TemporaryFolder.contents(of: folder) == ["new": "new", "other": "other"])
    }
  }

  @Test func aRemovedFileComesBackWhenAnotherCannotBePlaced() throws {
    try TemporaryFolder.with { folder in
      try Data("old".utf8).write(to: folder.appendingPathComponent("old"))
      var transaction = FileTransaction(in: folder.path)
      transaction.remove(folder.appendingPathComponent("old").path)
      transaction.write(Data("new".utf8), to: folder.appendingPathComponent("a/new").path)
      // It can be staged, and finds a file in place of its folder.
      try Data().write(to: folder.appendingPathComponent("file"))
      transaction.write(Data("b".utf8), to: folder.appendingPathComponent("file/inside").path)
      let error = #expect(throws: MigrationFileError.self) { try transaction.commit() }
      #expect(error?.message.hasSuffix("move it away (nothing was changed)") == true, "\(String(describing: error))")
      #expect(TemporaryFolder.contents(of: folder) == ["old": "old", "file": ""])
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("a").path))
    }
  }

  /// What a run that was stopped decided counts before it is in place, removals too.
  @Test func whatIsDecidedIsReadAndCompleted() throws {
    try MigrationFolderTests.withFolder { folder, load in
      let files = TemporaryFolder.contents(of: folder)
      let outer = folder.deletingLastPathComponent()
      let name = folder.lastPathComponent
      let write = outer.appendingPathComponent(".cairn-pending/write/\(name)")
      let remove = outer.appendingPathComponent(".cairn-pending/remove/\(name)")
      for made in [write, remove] {
        try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
      }
      // Of three files one is in place, one not yet, and one is to go.
      let sql = "0002_add_nickname.sql"
      try FileManager.default.moveItem(at: folder.appendingPathComponent(sql), to: write.appendingPathComponent(sql))
      try Data().write(to: remove.appendingPathComponent("0002_stray.sql"))
      try Data("stray".utf8).write(to: folder.appendingPathComponent("0002_stray.sql"))

      #expect(try load().findings() == [])
      #expect(try load().fileNames == ["0001_create.sql", sql])
      let pending = PendingFiles(in: outer.path)
      #expect(try pending.recover())
      #expect(try !pending.recover())
      #expect(
        TemporaryFolder.contents(of: outer) == Dictionary(uniqueKeysWithValues: files.map { ("\(name)/\($0)", $1) })
      )
    }
  }

  @Test func aFolderThatIsAFileIsAnErrorWithItsPath() throws {
    try TemporaryFolder.with { folder in
      try Data().write(to: folder.appendingPathComponent("file"))
      var transaction = FileTransaction(in: folder.path)
      transaction.write(Data(), to: folder.appendingPathComponent("file/inside").path)
      let error = #expect(throws: MigrationFileError.self) { try transaction.commit() }
      #expect(error?.file.hasSuffix("file/inside") == true)
    }
  }
}

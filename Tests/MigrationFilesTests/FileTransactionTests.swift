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

import Foundation
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// Where `verify --junit FILE` writes: what is a file is replaced, and what is none stays what it is.
@Suite struct OutputFileTests {
  /// A proof by rules, which needs no server.
  private static func verify(_ file: URL, _ redirection: String = "") throws -> ProcessRun {
    let migrations = MigrationsFolder.generated(.dsql).path
    return try ProcessRun.run(
      "sh",
      [
        "-c", "\"$0\" verify --all --migrations \"$1\" --junit \"$2\" \(redirection)", CairnProcess.executable,
        migrations, file.path,
      ]
    )
  }

  private static func isResult(_ file: URL) throws -> Bool {
    let text = try String(contentsOf: file, encoding: .utf8)
    return text.hasPrefix("<?xml") && text.hasSuffix("</testsuites>\n")
  }

  private static func type(_ file: URL) throws -> FileAttributeType? {
    try FileManager.default.attributesOfItem(atPath: file.path)[.type] as? FileAttributeType
  }

  @Test func aFileIsReplacedAndKeepsItsMode() throws {
    try TemporaryFolder.with { folder in
      let file = folder.appendingPathComponent("junit.xml")
      try Data("before, and longer than nothing".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
      let run = try Self.verify(file)
      #expect(run.status == 0, "\(run)")
      #expect(try Self.isResult(file))
      #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o640)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["junit.xml"])
    }
  }

  @Test(arguments: [true, false])
  func aLinkStaysAndItsTargetIsWritten(isThere: Bool) throws {
    try TemporaryFolder.with { folder in
      let (link, middle) = (folder.appendingPathComponent("link"), folder.appendingPathComponent("middle"))
      let target = folder.appendingPathComponent("place/junit.xml")
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      if isThere { try Data("before".utf8).write(to: target) }
      try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "middle")
      try FileManager.default.createSymbolicLink(atPath: middle.path, withDestinationPath: target.path)
      let run = try Self.verify(link)
      #expect(run.status == 0, "\(run)")
      #expect(try Self.type(link) == .typeSymbolicLink && Self.type(middle) == .typeSymbolicLink)
      #expect(try Self.type(target) == .typeRegular && Self.isResult(target))
    }
  }

  @Test(arguments: [false, true])
  func aPipeIsWrittenAsItIs(behindLink: Bool) throws {
    try TemporaryFolder.with { folder in
      let (pipe, link) = (folder.appendingPathComponent("pipe"), folder.appendingPathComponent("link"))
      let read = folder.appendingPathComponent("read")
      try ProcessRun.check("mkfifo", [pipe.path])
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: pipe)
      let reader = try ProcessRun.start("/bin/cat", [pipe.path], environment: [:], output: read)
      defer { reader.terminate() }
      let run = try Self.verify(behindLink ? link : pipe)
      #expect(run.status == 0, "\(run)")
      try eventually("the reader has all", within: 5) { try Self.isResult(read) }
      #expect(try FileManager.default.attributesOfItem(atPath: pipe.path)[.size] as? Int == 0)
      #expect(try ProcessRun.run("test", ["-p", pipe.path]).status == 0)
      #expect(try Self.type(link) == .typeSymbolicLink)
    }
  }

  @Test func standardOutputHasItBehindWhatWasSaid() throws {
    try TemporaryFolder.with { folder in
      let said = folder.appendingPathComponent("said")
      // As /dev/stdout is, which root should not lose by a mistake that is to be found here.
      let link = folder.appendingPathComponent("stdout")
      try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "/proc/self/fd/1")
      let run = try Self.verify(link, "> '\(said.path)'")
      let text = try String(contentsOf: said, encoding: .utf8)
      #expect(run.status == 0 && text.contains("by rules, on no server"), "\(run)")
      #expect(text.contains("<?xml") && text.hasSuffix("</testsuites>\n"))
    }
  }

  @Test func aFailureNamesThePath() throws {
    try TemporaryFolder.with { folder in
      let file = folder.appendingPathComponent("nowhere/junit.xml")
      let absent = try Self.verify(file)
      #expect(absent.status == 1, "\(absent)")
      #expect(
        absent.errors
          == "\(file.path): error: it cannot be written: No such file or directory; make its folder first\n"
      )
      let full = try Self.verify(folder)
      #expect(full.status == 1 && full.errors.contains("\(folder.path): error: it cannot be written: Is a directory"))
    }
  }
}

import Foundation
import GeneratorSupport
import Schema
import TestSupport
import Testing

/// What people and tools do to the files under `Generated/`: each has its own error, and nothing is written.
@Suite struct FileFaultTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// What `--check` prints first, behind the folder.
    var error: String
    /// False where only `--check` reads the file: a run does not read every migration.
    var stopsGenerating = true
    var happen: @Sendable (URL) throws -> Void
  }

  static let faults = [
    Fault(testDescription: "edited", error: "0001_begin.sql: error: it was edited", stopsGenerating: false) {
      try edit($0, "0001_begin.sql") { $0 + "-- a word more\n" }
    },
    Fault(testDescription: "missing", error: "0001_begin.sql: error: it is missing; restore", stopsGenerating: false) {
      try remove($0, "0001_begin.sql")
    },
    Fault(testDescription: "newest missing", error: "0002_go_on.sql: error: it is missing; restore it") {
      try remove($0, "0002_go_on.sql")
    },
    Fault(testDescription: "number twice", error: "0002_other.sql: error: number 0002 is taken by 0002_go_on.sql") {
      try write($0, "0002_other.sql", "SELECT 1;\n")
    },
    Fault(testDescription: "not in the history", error: "0003_other.sql: error: history.jsonl does not know it") {
      try write($0, "0003_other.sql", "SELECT 1;\n")
    },
    Fault(testDescription: "last lines reordered", error: "history.jsonl:3: error: 0001_begin stands behind 0002_go_on")
    {
      try editLines($0) { $0.swapAt(1, 2) }
    },
    Fault(
      testDescription: "first lines reordered",
      error: "history.jsonl:2: error: 0000_schema_migrations stands behind 0001_begin",
      stopsGenerating: false
    ) {
      try editLines($0) { $0.swapAt(0, 1) }
    },
    Fault(
      testDescription: "line repeated",
      error: "history.jsonl:3: error: 0001_begin stands in line 2 already; remove one of the two lines",
      stopsGenerating: false
    ) {
      try editLines($0) { $0.insert($0[1], at: 2) }
    },
    Fault(
      testDescription: "broken line",
      error: "history.jsonl:2: error: it is no line of a history: ",
      stopsGenerating: false
    ) {
      try editLines($0) { $0[1] = String($0[1].dropLast(2)) }
    },
    Fault(testDescription: "cut history", error: "history.jsonl:3: error: it is no line of a history: ") {
      try edit($0, "history.jsonl") { String($0.dropLast(100)) }
    },
    Fault(testDescription: "lost history", error: "0000_schema_migrations.sql: error: there is no history.jsonl") {
      try remove($0, "history.jsonl")
    },
    Fault(testDescription: "empty history", error: "0000_schema_migrations.sql: error: there is no history.jsonl") {
      try write($0, "history.jsonl", "")
    },
    Fault(
      testDescription: "history of a newer form",
      error: "history.jsonl:3: error: it has form 2, and this Cairn reads forms up to 1; update Cairn"
    ) {
      try editLines($0) { $0[2] = #"{"version":2,"# + $0[2].dropFirst() }
    },
    Fault(testDescription: "unresolved history", error: "history.jsonl:3: error: an unresolved merge stands here") {
      try editLines($0) { $0.insert("<<<<<<< HEAD", at: 2) }
    },
    Fault(testDescription: "unresolved snapshot", error: "snapshot.json:1: error: an unresolved merge stands here") {
      try edit($0, "snapshot.json") { "<<<<<<< HEAD\n" + $0 }
    },
    Fault(testDescription: "lost snapshot", error: "snapshot.json: error: it is missing; restore it") {
      try remove($0, "snapshot.json")
    },
    Fault(testDescription: "snapshot that is no JSON", error: "snapshot.json: error: it is no snapshot: ") {
      try edit($0, "snapshot.json") { String($0.dropLast(20)) }
    },
    Fault(testDescription: "edited snapshot", error: "snapshot.json: error: it is not the snapshot after 0002_go_on") {
      try edit($0, "snapshot.json") { $0.replacing("varchar(40)", with: "varchar(41)") }
    },
    Fault(
      testDescription: "snapshot of a newer form",
      error: "snapshot.json: error: it has form 2, and this Cairn reads forms up to 1; update Cairn"
    ) {
      try edit($0, "snapshot.json") { $0.replacing("\"version\" : 1", with: "\"version\" : 2") }
    },
    Fault(testDescription: "CRLF history", error: "history.jsonl: error: its line ends were changed to CRLF") {
      try edit($0, "history.jsonl") { $0.replacing("\n", with: "\r\n") }
    },
    Fault(testDescription: "CRLF snapshot", error: "snapshot.json: error: its line ends were changed to CRLF") {
      try edit($0, "snapshot.json") { $0.replacing("\n", with: "\r\n") }
    },
    Fault(
      testDescription: "CRLF migration",
      error: "0001_begin.sql: error: its line ends were changed to CRLF",
      stopsGenerating: false
    ) {
      try edit($0, "0001_begin.sql") { $0.replacing("\n", with: "\r\n") }
    },
    Fault(testDescription: "history is a folder", error: "history.jsonl: error: it cannot be read") {
      try remove($0, "history.jsonl")
      try FileManager.default.createDirectory(
        at: $0.appendingPathComponent("history.jsonl"),
        withIntermediateDirectories: true
      )
    },
  ]

  @Test(arguments: faults)
  func eachFaultIsAnErrorOfItsOwn(fault: Fault) throws {
    try AccidentScene.withTwoMigrations { root in
      let folder = root.appendingPathComponent("postgres")
      try fault.happen(folder)
      let files = TemporaryFolder.contents(of: root)

      let check = AccidentScene.run(library, ["--check"], in: root)
      #expect(check.code == 1)
      #expect(check.text.hasPrefix("\(folder.path)/\(fault.error)"), "\(check.text)")

      let run = AccidentScene.run(library, in: root)
      if fault.stopsGenerating {
        #expect(run.code == 1)
        #expect(run.text.hasPrefix(folder.path) && run.text.contains(": error: "), "\(run.text)")
      } else {
        #expect(run.code == 0, "\(run.text)")
      }
      let begin = AccidentScene.run(library, ["--empty", "--name", "own", "--preview"], in: root)
      #expect(begin.code == 2)
      #expect(TemporaryFolder.contents(of: root) == files)
    }
  }

  @Test func aFileInPlaceOfTheFolderIsAnError() throws {
    try TemporaryFolder.with { root in
      try Data().write(to: root.appendingPathComponent("postgres"))
      let run = AccidentScene.run(library, in: root)
      #expect(run.code == 1)
      #expect(run.text.hasPrefix("\(root.path)/postgres: error: it is no folder that can be read"), "\(run.text)")
      #expect(TemporaryFolder.contents(of: root) == ["postgres": ""])
    }
  }

  @Test func attributesOfOnesOwnStay() throws {
    try TemporaryFolder.with { root in
      try Self.write(root, ".gitattributes", "*.sql linguist-generated\n")
      try AccidentScene.generate(library, in: root)
      #expect(TemporaryFolder.contents(of: root)[".gitattributes"] == "*.sql linguist-generated\n")
    }
  }

  /// A real checkout with `core.autocrlf`, as is usual on Windows.
  @Test func lineEndsSurviveACheckoutThatChangesThem() throws {
    try TemporaryFolder.with { temporary in
      let origin = temporary.appendingPathComponent("origin")
      let clone = temporary.appendingPathComponent("clone")
      let root = clone.appendingPathComponent("Generated")
      func git(_ arguments: String..., at folder: URL) throws {
        let identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.autocrlf=true"]
        try ProcessRun.check("git", identity + arguments, directory: folder)
      }
      try AccidentScene.generate(library, in: origin.appendingPathComponent("Generated"))
      let written = TemporaryFolder.contents(of: origin.appendingPathComponent("Generated"))
      try git("init", "-q", at: origin)
      try git("add", "-A", at: origin)
      try git("commit", "-qm", "one", at: origin)
      try git("clone", "-q", "-c", "core.autocrlf=true", "origin", "clone", at: temporary)
      #expect(TemporaryFolder.contents(of: root) == written)

      // The attributes are what did it.
      try git("rm", "-q", "Generated/.gitattributes", at: origin)
      try git("commit", "-qm", "two", at: origin)
      try FileManager.default.removeItem(at: clone)
      try git("clone", "-q", "-c", "core.autocrlf=true", "origin", "clone", at: temporary)
      let check = AccidentScene.run(library, ["--check"], in: root)
      #expect(check.code == 1)
      #expect(check.text.contains("postgres/history.jsonl: error: its line ends were changed to CRLF"), "\(check.text)")

      // What the message says to do.
      try Data("* -text\n".utf8).write(to: root.appendingPathComponent(".gitattributes"))
      for dialect in ["postgres", "mysql", "dsql"] {
        try FileManager.default.removeItem(at: root.appendingPathComponent(dialect))
      }
      try git("checkout", "--", ".", at: clone)
      let again = AccidentScene.run(library, ["--check"], in: root)
      #expect(again.code == 0, "\(again.text)")
    }
  }

  // MARK: What can happen to a file

  private static func edit(_ folder: URL, _ file: String, _ change: (String) -> String) throws {
    let url = folder.appendingPathComponent(file)
    let text = try String(contentsOf: url, encoding: .utf8)
    let changed = change(text)
    try #require(changed != text, "nothing changed in \(file)")
    try Data(changed.utf8).write(to: url)
  }

  private static func editLines(_ folder: URL, _ change: (inout [String]) -> Void) throws {
    try edit(folder, "history.jsonl") { text in
      var lines = text.split(separator: "\n").map(String.init)
      change(&lines)
      return lines.joined(separator: "\n") + "\n"
    }
  }

  private static func write(_ folder: URL, _ file: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(file))
  }

  private static func remove(_ folder: URL, _ file: String) throws {
    try FileManager.default.removeItem(at: folder.appendingPathComponent(file))
  }
}

import Cairn
import Foundation
import GeneratorSupport
import TestSupport
import Testing

/// `--rebase` where there is nothing to do, where it cannot be told what to do, and behind other people's resolutions.
@Suite struct RebaseRefusalTests {
  static let base = Branches.schema(Branches.Users.self)
  static let theirs = Branches.schema(Branches.Users.self, Branches.Tags.self)
  static let ours = Branches.schema(Branches.Users.self, Branches.Notes.self)
  static let merged = Branches.schema(Branches.Users.self, Branches.Notes.self, Branches.Tags.self)

  static func withBranches(_ body: (BranchedProject) throws -> Void) throws {
    try BranchedProject.with(base, main: [.schema(theirs)], topic: [.schema(ours)], body)
  }

  @Test func outsideOfGitItSaysSo() throws {
    try TemporaryFolder.with { folder in
      let project = BranchedProject(folder: folder)
      #expect(project.generate(Self.base).code == 0)
      let (code, transcript) = project.generate(Self.base, "--rebase")
      #expect(code == 1)
      #expect(transcript.text.contains("is in no git working tree"), "\(transcript.text)")
    }
  }

  @Test func withoutAMergeThereIsNothingToRebase() throws {
    try Self.withBranches { project in
      let before = project.files
      let (code, transcript) = project.generate(Self.ours, "--rebase")
      #expect(code == 2)
      #expect(transcript.text.contains("no merge and no rebase is going on"), "\(transcript.text)")
      let (onto, message) = project.generate(Self.ours, "--rebase", "--onto", "main")
      #expect(onto == 2)
      #expect(message.text.contains("'main' is not merged into HEAD yet"), "\(message.text)")
      #expect(project.generate(Self.ours, "--rebase", "--onto", "nowhere").code == 2)
      #expect(project.files == before)
    }
  }

  @Test func aSecondRunHasNothingToDo() throws {
    try Self.withBranches { project in
      try project.conflict("merge", "main")
      #expect(project.generate(Self.merged, "--rebase").code == 0)
      let before = project.files
      let (code, transcript) = project.generate(Self.merged, "--rebase")
      #expect(code == 2)
      #expect(transcript.text.contains("nothing to rebase"), "\(transcript.text)")
      #expect(project.files == before)
    }
  }

  @Test func whatARunLeftHalfDoneTheNextOneFinishes() throws {
    try Self.withBranches { project in
      try project.conflict("merge", "main")
      let conflicted = project.files
      #expect(project.generate(Self.merged, "--rebase").code == 0)
      let after = project.files
      // As if the run had been stopped behind the first dialect's files, or before it removed what was replaced.
      for path in ["mysql/history.jsonl", "mysql/snapshot.json", "postgres/0002_create_table_notes.sql"] {
        try Data((conflicted[path] ?? "").utf8).write(to: project.generated.appendingPathComponent(path))
      }
      let (code, transcript) = project.generate(Self.merged, "--rebase")
      #expect(code == 0, "\(transcript.text)")
      #expect(project.files == after)
    }
  }

  @Test func onMainItAsksWhoseMigrationsStay() throws {
    try Self.withBranches { project in
      try project.git("checkout", "--quiet", "main")
      try project.conflict("merge", "topic")
      let before = project.files
      let (code, transcript) = project.generate(Self.merged, "--rebase")
      #expect(code == 2)
      #expect(transcript.text.contains("--onto HEAD keeps those of main"), "\(transcript.text)")
      #expect(project.files == before)
      #expect(project.generate(Self.merged, "--rebase", "--onto", "HEAD").code == 0)
      #expect(
        project.sql("postgres").map(\.name).suffix(2) == ["0002_create_table_tags.sql", "0003_create_table_notes.sql"]
      )
      #expect(project.generate(Self.merged, "--check").code == 0)
    }
  }

  /// Both sides' lines kept, as an editor's "accept both" leaves it.
  private func keepBothLines(_ project: BranchedProject) throws {
    for (path, text) in project.files where path.hasSuffix("history.jsonl") {
      let lines = text.split(separator: "\n").filter { line in
        !["<<<<<<<", "=======", ">>>>>>>"].contains { line.hasPrefix($0) }
      }
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: project.generated.appendingPathComponent(path))
    }
    try project.git("checkout", "--ours", "--", "Generated/postgres/snapshot.json", "Generated/mysql/snapshot.json")
  }

  @Test(arguments: [false, true]) func aNaiveResolutionIsPutRight(isCommitted: Bool) throws {
    try Self.withBranches { project in
      try project.conflict("merge", "main")
      try keepBothLines(project)
      if isCommitted { try project.commitAll() } else { try project.git("add", "--all") }
      #expect(project.generate(Self.merged, "--check").code == 1)
      let (code, transcript) = project.generate(Self.merged, "--rebase")
      #expect(code == 0, "\(transcript.text)")
      #expect(project.generate(Self.merged, "--check").code == 0)
      #expect(
        project.sql("mysql").map(\.name).suffix(2) == ["0002_create_table_tags.sql", "0003_create_table_notes.sql"]
      )
    }
  }

  @Test func aNaiveRebaseIsPutRightByTheBranchsName() throws {
    try Self.withBranches { project in
      try project.conflict("rebase", "main")
      try keepBothLines(project)
      try project.git("add", "--all")
      try project.git("rebase", "--continue")
      let (code, transcript) = project.generate(Self.merged, "--rebase", "--onto", "main")
      #expect(code == 0, "\(transcript.text)")
      #expect(project.generate(Self.merged, "--check").code == 0)
    }
  }

  @Test func aStashIsRebasedToo() throws {
    try BranchedProject.with(Self.base, main: [.schema(Self.theirs)], topic: []) { project in
      #expect(project.generate(Self.ours).code == 0)
      try project.git("add", "--all")
      try project.git("stash", "--quiet")
      try project.git("merge", "--quiet", "main")
      try project.conflict("stash", "pop")
      let (code, transcript) = project.generate(Self.merged, "--rebase")
      #expect(code == 0, "\(transcript.text)")
      #expect(project.generate(Self.merged, "--check").code == 0)
      #expect(
        project.sql("mysql").map(\.name).suffix(2) == ["0002_create_table_tags.sql", "0003_create_table_notes.sql"]
      )
    }
  }

  @Test func aDraftOnTheSideThatStaysIsToBeFinishedThere() throws {
    try BranchedProject.with(Self.base, main: [], topic: [.schema(Self.ours)]) { project in
      try project.git("checkout", "--quiet", "main")
      #expect(project.generate(Self.base, "--empty", "--name", "own").code == 0)
      try project.commitAll()
      try project.git("checkout", "--quiet", "topic")
      try project.conflict("merge", "main")
      let before = project.files
      let (code, transcript) = project.generate(Self.ours, "--rebase")
      #expect(code == 1)
      #expect(
        transcript.text.contains(
          "postgres/0002_own.sql: error: it is a draft on the side that stays, MERGE_HEAD, and nothing can stand behind it; "
            + "leave this (git merge --abort, git rebase --abort), write its SQL there, run generate-migration"
        ),
        "\(transcript.text)"
      )
      #expect(project.files == before)

      // The way out is one.
      try project.git("merge", "--abort")
      try project.git("checkout", "--quiet", "main")
      #expect(project.generate(Self.base).code == 0)
      try project.commitAll()
      try project.git("checkout", "--quiet", "topic")
      try project.conflict("merge", "main")
      #expect(project.generate(Self.ours, "--rebase").code == 0)
      #expect(project.sql("mysql").map(\.name).suffix(2) == ["0002_own.sql", "0003_create_table_notes.sql"])
      #expect(project.generate(Self.ours, "--check").code == 0)
    }
  }

  @Test func generatingInTheConflictNamesTheCommand() throws {
    try Self.withBranches { project in
      try project.conflict("merge", "main")
      let (code, transcript) = project.generate(Self.merged)
      #expect(code == 1)
      #expect(transcript.text.contains("generate-migration --rebase"), "\(transcript.text)")
    }
  }

  @Test func jsonSaysWhatMovedWhere() throws {
    try Self.withBranches { project in
      try project.conflict("merge", "main")
      let (code, transcript) = project.generate(Self.merged, "--rebase", "--json")
      #expect(code == 0)
      #expect(transcript.output.count == 1)
      let object = try JSONSerialization.jsonObject(with: Data(transcript.output[0].utf8)) as? [String: Any]
      #expect(object?["status"] as? String == "rebased")
      let moves = object?["moves"] as? [[String: String]]
      #expect(
        moves?.first == ["dialect": "postgres", "from": "0002_create_table_notes", "to": "0003_create_table_notes"]
      )
      #expect((object?["removed"] as? [String])?.count == 2)
    }
  }

  @Test(arguments: [["--onto", "main"], ["--rebase", "--name", "x"], ["--rebase", "--dialect", "mysql"]])
  func wrongUsageIsExitCode2(arguments: [String]) throws {
    try Self.withBranches { project in #expect(project.generate(Self.ours, arguments).code == 2) }
  }
}

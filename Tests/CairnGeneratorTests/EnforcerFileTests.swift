import Cairn
import CairnGenerator
import Foundation
import GeneratorSupport
import TestSupport
import Testing

/// When the enforcer of DSQL is written, and what keeps it from being written.
@Suite struct EnforcerFileTests {
  struct Users: Table {
    let id = Column(.uuid).primaryKey().default(.random)
    let name = Column(.text)
  }

  struct Files: Table {
    let id = Column(.uuid).primaryKey().default(.random)
    let ownerID = Column(.uuid).references(\Users.id, onDelete: .cascade)

    var body: TableBody { Index(ownerID) }
  }

  enum WithoutKey {
    struct Files: Table {
      let id = Column(.uuid).primaryKey().default(.random)
      let ownerID = Column(.uuid)

      var body: TableBody { Index(ownerID) }
    }
  }

  enum WithoutIndex {
    struct Files: Table {
      let id = Column(.uuid).primaryKey().default(.random)
      let name = Column(.text)
      let ownerID = Column(.uuid).references(\Users.id)

      var body: TableBody {
        Index(name, ownerID)
        Index(ownerID).where("\(name) <> ''")
      }
    }
  }

  private static func schema<T: Table>(
    _ files: T.Type,
    _ dialect: TargetDialect = .dsql(foreignKeys: .application)
  ) -> Schema {
    Schema("app", dialects: dialect) {
      Users.self
      files
    }
  }

  private static let enforcer = "dsql/ForeignKeyEnforcer.swift"
  private static let checks = "dsql/checks/orphans.sql"

  private func withProject(_ body: (GenerateMigrationTests.Project) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      let project = GenerateMigrationTests.Project(folder: folder)
      let (code, transcript) = project.generate(Self.schema(Files.self))
      try #require(code == 0, "\(transcript.text)")
      try body(project)
    }
  }

  @Test func isWrittenWithTheMigrationAndCheckNoticesWhenItIsNot() throws {
    try withProject { project in
      let text = try #require(project.files[Self.enforcer])
      #expect(text.contains("public enum Files: EnforcedTable {"))
      #expect(text.contains("public init(id: UUID? = nil, ownerID: UUID) {"))
      #expect(project.files[Self.checks]?.contains(#"NOT EXISTS (SELECT 1 FROM "users" AS p"#) == true)
      #expect(project.generate(Self.schema(Files.self), "--check").code == 0)

      let file = project.folder.appendingPathComponent(Self.enforcer)
      try Data((text + "// edited\n").utf8).write(to: file)
      let (code, transcript) = project.generate(Self.schema(Files.self), "--check")
      #expect(code == 4)
      #expect(transcript.text.contains("ForeignKeyEnforcer.swift does not show the schema as it is"))
      #expect(project.generate(Self.schema(Files.self)).code == 0)
      #expect(project.files[Self.enforcer] == text)
    }
  }

  @Test func goesWithTheLastForeignKey() throws {
    try withProject { project in
      let (code, transcript) = project.generate(Self.schema(WithoutKey.Files.self))
      #expect(code == 0, "\(transcript.text)")
      #expect(project.files[Self.enforcer] == nil)
      #expect(project.files[Self.checks] == nil)
      #expect(project.generate(Self.schema(WithoutKey.Files.self), "--check").code == 0)
    }
  }

  @Test func ofAServerThatKeepsItsKeysHasLargeCascadesAlone() throws {
    try withProject { project in
      let (code, transcript) = project.generate(Self.schema(Files.self, .dsql(foreignKeys: .native)))
      #expect(code == 0, "\(transcript.text)")
      #expect(project.files[Self.enforcer]?.contains("public enum Files: KeyedTable {") == true)
      #expect(project.files[Self.enforcer]?.contains("EnforcedTable {") == false)
      // The way to the server's keys begins with a look at the rows, and the way back has none.
      let sql = try #require(project.files.first { $0.key.hasPrefix("dsql/0002") }?.value)
      let search = try #require(sql.range(of: "rows lead nowhere; run cairn orphans"))
      let key = try #require(sql.range(of: "NOT VALID"))
      #expect(search.lowerBound < key.lowerBound)
      #expect(project.generate(Self.schema(Files.self)).code == 0)
      let back = try #require(project.files.first { $0.key.hasPrefix("dsql/0003") }?.value)
      #expect(back.contains("DROP CONSTRAINT"))
    }
  }

  @Test func isRefusedWithoutAnIndexThatBeginsWithTheKey() throws {
    try TemporaryFolder.with { folder in
      let project = GenerateMigrationTests.Project(folder: folder)
      let (code, transcript) = project.generate(Self.schema(WithoutIndex.Files.self))
      #expect(code != 0)
      #expect(transcript.text.contains("EnforcerFileTests.swift:35:"))
      #expect(transcript.text.contains("add Index(ownerID) to the body"))
      #expect(project.files.isEmpty)
    }
  }
}

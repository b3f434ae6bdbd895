import Foundation
import TestSupport
import Testing

/// What the types of the DSL promise, put to the compiler itself.
@Suite("The compiler refuses what a schema must not say")
struct CompileTimeTests {
  static let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/WrongSchemas.swift")

  @Test func eachMarkedLineOfTheFixtureIsAnErrorAndNoOtherLine() throws {
    let source = try String(contentsOf: Self.fixture, encoding: .utf8)
    let marked = lines(of: source).filter { $0.text.contains("// expect-error") }.map(\.number)
    #expect(marked.count > 40)

    let messages = try typecheck(source)
    let wrong = Set(messages.map(\.line))
    for line in marked where !wrong.contains(line) {
      Issue.record("line \(line) compiles, and must not: \(lines(of: source)[line - 1].text)")
    }
    for message in messages where !marked.contains(message.line) {
      Issue.record("line \(message.line) must compile: \(message.text)")
    }
  }

  @Test func withoutTheMarkedLinesTheFixtureCompiles() throws {
    let source = try String(contentsOf: Self.fixture, encoding: .utf8)
    let right = lines(of: source).map { $0.text.contains("// expect-error") ? "" : $0.text }
    #expect(try typecheck(right.joined(separator: "\n")) == [])
  }

  @Test func aNonTableIsRefusedWithTheWayOut() throws {
    let messages = try typecheck(
      """
      import Cairn
      struct Preferences: Codable {}
      let library = Schema("library", dialects: .postgres(from: 14)) {
        Preferences.self
      }
      """
    )
    #expect(messages.map(\.line) == [4])
    #expect(messages.first?.text.contains("a schema takes types that conform to Table: 'Users.self'") == true)
  }

  @Test func aPublicTableNeedsNothingButCairn() throws {
    let source = """
      import Cairn
      public struct Users: Table {
        public let id = Column(.uuid).primaryKey().default(.random)
        public let credit = Column(.decimal(10, 2)).default(0.5)
        public let createdAt = Column(.timestamp).default(.now)
        public init() {}
      }
      public let users = Schema("users", dialects: .postgres(from: 14)) { Users.self }
      """
    #expect(try typecheck(source) == [])
  }

  // MARK: The compiler

  private struct Message: Equatable {
    var line: Int
    var text: String
  }

  /// The errors and warnings of the compiler, in the stricter of the settings that a user's package may have.
  private func typecheck(_ source: String) throws -> [Message] {
    let modules = try #require(BuildFolder.modules, "Cairn.swiftmodule is not beside the tests")
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cairn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("Source.swift")
    try Data(source.utf8).write(to: file)

    let run = try ProcessRun.run(
      "swiftc",
      [
        "-typecheck", "-parse-as-library", "-swift-version", "6", "-module-cache-path", folder.path,
        "-enable-upcoming-feature", "MemberImportVisibility", "-I", modules.path, file.path,
      ]
    )
    let found = run.errors.matches(of: /Source\.swift:(\d+):\d+: (error|warning): (.*)/).compactMap { match in
      Int(match.1).map { Message(line: $0, text: String(match.3)) }
    }
    try #require(!found.isEmpty || run.status == 0, "\(run.errors)")
    return found
  }

  private func lines(of source: String) -> [(number: Int, text: String)] {
    source.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { ($0 + 1, String($1)) }
  }
}

import Foundation
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// What programs read: one JSON object on stdout, and every key of it is in the README.
@Suite struct ReportTests {
  @Test(arguments: TargetServer.common)
  func everyKeyIsDocumented(server: TargetServer) async throws {
    let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../README.md")
    let documented = try String(contentsOf: readme, encoding: .utf8)
    try await CairnSession.with(server) { session in
      try session.folder.append("0001_a", MigrateTests.people)
      try session.folder.append(
        "0002_b",
        FileFaultTests.table + "SELECT * FROM nowhere;\n-- ROLLBACK ---\n-- SELECT 1;\n"
      )
      let verbs: [([String], Int32)] = [
        (["status"], 4), (["plan", "--sql"], 0), (["migrate", "--dry-run"], 0), (["migrate"], 1), (["status"], 4),
        (["history"], 0), (["repair"], 0), (["rollback", "--dry-run", "--sql", "--partly-applied"], 0), (["check"], 0),
      ]
      for (verb, code) in verbs { try check(session, verb, code, documented) }
      try Data("x".utf8).write(to: session.file("9999_stray"))
      for verb in ["status", "repair", "check"] { try check(session, [verb], 1, documented) }
      try FileManager.default.removeItem(at: session.file("9999_stray"))
      try session.folder.edit("0001_a", MigrateTests.people + "\n-- x\n", seals: true)
      try check(session, ["repair"], 4, documented)
    }
  }

  private func check(_ session: CairnSession, _ verb: [String], _ code: Int32, _ documented: String) throws {
    let run = try CairnProcess(verb + ["--json", "--migrations", session.folder.path], database: session.database.url)
      .run()
    #expect(run.status == code, "\(verb) \(run)")
    // A run that fails prints no report.
    if run.output.isEmpty, code == 1 { return }
    #expect(run.output.split(separator: "\n").count == 1, "\(verb) \(run)")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(object["version"] as? Int == 1 && object["command"] as? String != nil)
    for key in keys(object) { #expect(documented.contains("`\(key)`"), "\(key) of \(verb) is not in the README") }
  }

  private func keys(_ value: Any) -> Set<String> {
    if let object = value as? [String: Any] { return object.values.reduce(Set(object.keys)) { $0.union(keys($1)) } }
    if let list = value as? [Any] { return list.reduce([]) { $0.union(keys($1)) } }
    return []
  }
}

/// A password is nowhere in what is printed.
@Suite struct PasswordTests {
  static let verbs = [
    ["migrate"], ["migrate", "--dry-run"], ["plan"], ["status"], ["history"], ["rollback"], ["baseline", "1"],
    ["repair", "--apply"], ["status", "--json"], ["migrate", "--json"],
  ]

  @Test(arguments: verbs)
  func isNotPrinted(verb: [String]) throws {
    let mysql = ProcessInfo.processInfo.environment["CAIRN_TEST_MYSQL_SOCKET"] ?? "/nowhere.sock"
    let urls = [
      "postgres://me:gEheim77@127.0.0.1:1/x", "postgres://me:gEheim77@127.0.0.1:1/x?sslmode=verify-full",
      "postgres://127.0.0.1:1/x?user=me&password=gEheim77",
      "mysql://root:gEheim77@\(mysql.replacing("/", with: "%2F"))/mysql",
      "mysql://me:gEheim77@127.0.0.1:1/x", "mysql://me:gEheim77@127.0.0.1:1/x?nonsense=1",
      "postgres://me:gEheim77@127.0.0.1:port/x", "postgres://me:gEheim77@127.0.0.1:1/x?sslmode=nonsense",
      "oracle://me:gEheim77@127.0.0.1/x", "postgres://me:gEheim77@[::1/x", "postgres:/me:gEheim77@host",
      "dsql://me:gEheim77@127.0.0.1:1/postgres?stand-in=yes",
    ]
    try TemporaryFolder.with { temporary in
      for url in urls {
        let folder = temporary.appendingPathComponent(UUID().uuidString)
        for dialect in ["postgres", "mysql", "dsql"] {
          _ = try MigrationsFolder(in: folder, .init(rawValue: dialect).required(dialect))
        }
        for run in [
          try CairnProcess(verb + ["--migrations", folder.path], environment: ["DATABASE_URL": url]).run(),
          try CairnProcess(verb + ["--migrations", folder.path, "--database", url]).run(),
        ] {
          #expect(run.status == 1 || run.status == 2, "\(url) \(run)")
          #expect(!(run.output + run.errors).contains("gEheim77"), "\(url) \(run)")
          #expect(!run.errors.isEmpty)
        }
      }
    }
  }
}

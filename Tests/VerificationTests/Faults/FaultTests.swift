import SchemaModel
import TestSupport
import Testing
import ThrowawayServers
import Verification

/// Faults put one at a time into a migration that is right: `verify` finds each, and nothing in the right one.
///
/// The VERIFY queries are taken out of most, so that the catalogue has to tell.
@Suite struct FaultTests {
  @Test(.enabled(if: PostgresServer.fromEnvironment != nil, "there is no Postgres"))
  func everyFaultOnPostgresIsFound() async throws {
    let workshop = try await SchemaWorkshop(.postgres, major: 15)
    defer { workshop.close() }
    let scenario = try await FaultScenario.postgres(workshop)
    try await Self.find(FileFault.postgres, in: scenario)

    var snapshot = scenario.after
    snapshot.tables[0].columns[0].comment = "edited by hand"
    #expect(try await scenario.proof(of: scenario.text, snapshot: snapshot).failure?.kind == .matches)
    snapshot = scenario.after
    for index in snapshot.tables.indices { snapshot.tables[index].indexes = [] }
    #expect(try await scenario.proof(of: scenario.text, snapshot: snapshot).failure?.kind == .matches)
  }

  @Test(.enabled(if: MySQLServer.fromEnvironment != nil, "there is no MySQL"))
  func everyFaultOnMySQLIsFound() async throws {
    let workshop = try await SchemaWorkshop(.mysql)
    defer { workshop.close() }
    try await Self.find(FileFault.mysql, in: try await FaultScenario.mysql(workshop))
  }

  private static func find(_ faults: [FileFault], in scenario: FaultScenario) async throws {
    let right = try await scenario.proof(of: scenario.text)
    #expect(right.failure == nil, "\(right.checks)")
    #expect(right.rows > 0 && right.emptyTables.isEmpty)
    for fault in faults {
      guard var text = fault.put(into: scenario.text) else {
        Issue.record("\(fault): '\(fault.old)' is not in the file")
        continue
      }
      if !text.contains("-- expect f") { text = withoutProof(text) }
      let proof = try await scenario.proof(of: text)
      let kind = proof.failure?.kind
      #expect(
        kind.map(fault.kinds.contains) ?? false,
        "\(fault) is found by \(String(describing: kind)): \(proof.checks)"
      )
    }
  }

  private static func withoutProof(_ text: String) -> String {
    guard let verify = text.firstRange(of: "-- VERIFY ---"), let rollback = text.firstRange(of: "-- ROLLBACK ---")
    else {
      return text
    }
    return String(text[..<verify.lowerBound] + text[rollback.lowerBound...])
  }
}

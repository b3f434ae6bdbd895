import EmittedEnforcers
import EnforcerProof
import Foundation
import TestSupport
import Testing

/// A few of the random schemas; `scripts/prove-enforcer` runs any number of them.
@Suite(.enabled(if: EnforcerDatabase.isThere, "needs a Postgres: scripts/test starts one"))
struct EqualityTests {
  @Test("The emitted code accepts and refuses what Postgres' own foreign keys do, and leaves the same rows")
  func isEqual() async throws {
    try await EnforcerDatabase.with { database in
      let native = try await database.session()
      let enforced = try await database.session()
      for (seed, tables) in EmittedSchemas.all {
        let outcome = try await EqualityTrial(seed: seed, tables, native: native, enforced: enforced).run(units: 60)
        #expect(outcome.difference == nil)
        // A workload of which nothing or everything is refused would prove little.
        #expect(outcome.refused > 5 && outcome.refused < outcome.statements)
      }
    }
  }
}

/// What is compiled is what is emitted now.
@Suite struct EmittedCodeTests {
  @Test("Tests/EmittedEnforcers is what the emitter writes: ProveEnforcer record Tests/EmittedEnforcers")
  func isRecorded() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("EmittedEnforcers")
    let files = EmittedSource.standing
    for (name, text) in files {
      let found = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      #expect(found == text, "\(name)")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.sorted() == files.map(\.name).sorted())
  }
}

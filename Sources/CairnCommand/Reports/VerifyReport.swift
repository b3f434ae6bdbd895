import MigrationFiles
import SchemaModel
import Verification

/// What `verify` found, for programs.
struct VerifyReport: Encodable {
  struct Folder: Encodable {
    var folder: String
    var server: String?
    /// The branch whose migrations were not tried.
    var base: String?
    /// How many migrations the folder has.
    var count: Int
    var failures: Int
    var migrations: [Migration]
  }

  struct Migration: Encodable {
    var name: String
    var rows: Int
    var emptyTables: [String]
    var milliseconds: Int
    var checks: [Check]
  }

  struct Check: Encodable {
    var check: String
    /// `passed`, `failed` or `skipped`.
    var outcome: String
    var times: Int?
    /// Why it failed or was not tried.
    var lines: [String]?

    init(_ check: ProofCheck) {
      self.check = check.kind.rawValue
      switch check.outcome {
      case .passed(let times): (outcome, self.times) = ("passed", times)
      case .failed(let lines): (outcome, self.lines) = ("failed", lines)
      case .skipped(let reason): (outcome, lines) = ("skipped", [reason])
      }
    }
  }

  var version = Report.version
  var command = "verify"
  var failures: Int
  var folders: [Folder]

  init(_ results: [FolderProof]) {
    failures = results.map(\.failures).reduce(0, +)
    folders = results.map { result in
      Folder(
        folder: result.label,
        server: result.server,
        base: result.base,
        count: result.count,
        failures: result.failures,
        migrations: result.proofs.map { proof in
          Migration(
            name: proof.migration.description,
            rows: proof.rows,
            emptyTables: proof.emptyTables.map(\.description),
            milliseconds: proof.duration.wholeMilliseconds,
            checks: proof.checks.map(Check.init)
          )
        }
      )
    }
  }
}

extension Duration {
  var wholeMilliseconds: Int { Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000) }
}

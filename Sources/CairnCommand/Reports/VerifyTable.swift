import MigrationFiles
import Verification

/// What `verify` found, for people: a row a migration, a column a check.
struct VerifyTable {
  private let result: FolderProof

  init(_ result: FolderProof) {
    self.result = result
  }

  /// The checks that any of them had.
  static func kinds(_ result: FolderProof) -> [ProofCheck.Kind] {
    ProofCheck.Kind.allCases.filter { kind in result.proofs.contains { $0[kind] != nil } }
  }

  /// `ok`, `ok x3`, `FAILED`, `-`
  static func cell(_ check: ProofCheck?) -> String {
    switch check?.outcome {
    case .passed(let times): times <= 1 ? "ok" : "ok x\(times)"
    case .failed: "FAILED"
    case .skipped, nil: "-"
    }
  }

  static func title(_ result: FolderProof) -> String {
    let server = result.server.map { "on \($0)" } ?? "by rules, on no server"
    return result.proofs.isEmpty ? result.label : "\(result.label) \(server)"
  }

  /// How many were proven, and why not all.
  static func summary(_ result: FolderProof) -> String {
    let left = result.count - result.proofs.count
    let failed = result.failures > 0 ? ", \(result.failures) failed" : ""
    var text = "\(result.proofs.count) of \(result.count) migrations tried\(failed)"
    if left > 0, let base = result.base { text += "; \(left) are on \(base)" }
    return text
  }

  /// What was not tried, and why; each reason once.
  static func remarks(_ result: FolderProof) -> [String] {
    result.proofs.flatMap { proof in
      let skipped = proof.checks.compactMap { check in
        if case .skipped(let reason) = check.outcome {
          "\(proof.migration), \(check.kind.words): \(reason)"
        } else {
          nil
        }
      }
      let empty = proof.emptyTables.map {
        "\(proof.migration): no row in \($0): the server refused all that were tried"
      }
      return skipped + empty
    }
  }

  func put() {
    Terminal.output.put(Self.title(result))
    let kinds = Self.kinds(result)
    var table = TextTable()
    table.add(["  migration"] + kinds.map(\.words) + ["rows", "time"])
    for proof in result.proofs {
      table.add(
        ["  \(proof.migration)"] + kinds.map { Self.cell(proof[$0]) }
          + ["\(proof.rows)", RunDisplay.words(proof.duration)]
      )
    }
    if !result.proofs.isEmpty {
      for line in table.lines(style: { $0 == 0 ? Terminal.output.coloured($2, .grey) : Self.coloured($2) }) {
        Terminal.output.put(line)
      }
    }
    for line in Self.remarks(result) { Terminal.output.put("  " + Terminal.output.coloured(line, .grey)) }
    for proof in result.proofs {
      guard let failure = proof.failure, let lines = failure.failure else { continue }
      Terminal.output.put(Terminal.output.coloured("\(proof.label): \(failure.kind.words): FAILED", .red))
      for line in lines { Terminal.output.put("  \(line)") }
    }
    for line in result.kept { Terminal.output.put(line) }
    Terminal.output.put(Self.summary(result))
  }

  private static func coloured(_ cell: String) -> String {
    if cell == "FAILED" { return Terminal.output.coloured(cell, .red) }
    return cell.hasPrefix("ok") ? Terminal.output.coloured(cell, .green) : cell
  }
}

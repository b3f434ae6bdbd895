import Verification

/// What `verify` found, as a comment on a pull request has it.
struct VerifyMarkdown {
  let text: String

  init(_ results: [FolderProof]) {
    var lines: [String] = []
    for result in results {
      lines += ["### \(Self.escaped(VerifyTable.title(result)))", ""]
      let kinds = VerifyTable.kinds(result)
      if !result.proofs.isEmpty {
        lines.append("| migration | " + kinds.map(\.words).joined(separator: " | ") + " | rows |")
        lines.append("|---|" + String(repeating: "---|", count: kinds.count) + "---:|")
        for proof in result.proofs {
          let cells = kinds.map { kind in
            let cell = VerifyTable.cell(proof[kind])
            return cell == "FAILED" ? "**FAILED**" : cell
          }
          lines.append("| \(Self.escaped("\(proof.migration)")) | \(cells.joined(separator: " | ")) | \(proof.rows) |")
        }
        lines.append("")
      }
      for proof in result.proofs {
        guard let failure = proof.failure, let reasons = failure.failure else { continue }
        lines += ["**\(Self.escaped(proof.label)): \(failure.kind.words)**", ""]
        lines += reasons.flatMap { $0.split(separator: "\n") }.map { "    " + $0 } + [""]
      }
      for remark in VerifyTable.remarks(result) { lines.append("- \(Self.escaped(remark))") }
      lines += [VerifyTable.summary(result), ""]
    }
    text = lines.joined(separator: "\n")
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if "\\`*_[]<>|#".contains(character) { escaped.append("\\") }
      escaped.append(character.isNewline ? " " : character)
    }
    return escaped
  }
}

import Verification

/// What `verify` found, in the form that build servers read: a suite a folder, a case a check of a migration.
struct JUnitReport {
  let text: String

  init(_ results: [FolderProof]) {
    var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#, "<testsuites>"]
    for result in results {
      let checks = result.proofs.flatMap(\.checks)
      let skipped = checks.count { if case .skipped = $0.outcome { true } else { false } }
      lines.append(
        "  <testsuite name=\(Self.value(VerifyTable.title(result))) tests=\"\(checks.count)\" "
          + "failures=\"\(checks.count { $0.failure != nil })\" skipped=\"\(skipped)\">"
      )
      for proof in result.proofs {
        for check in proof.checks {
          let head =
            "    <testcase classname=\(Self.value("\(result.label)/\(proof.migration)")) "
            + "name=\(Self.value(check.kind.words))"
          switch check.outcome {
          case .passed: lines.append(head + "/>")
          case .failed(let reasons):
            lines.append(head + ">")
            lines.append(
              "      <failure message=\(Self.value(reasons.first ?? ""))>\(Self.escaped(reasons.joined(separator: "\n")))</failure>"
            )
            lines.append("    </testcase>")
          case .skipped(let reason):
            lines += [head + ">", "      <skipped message=\(Self.value(reason))/>", "    </testcase>"]
          }
        }
      }
      lines.append("  </testsuite>")
    }
    text = (lines + ["</testsuites>"]).joined(separator: "\n") + "\n"
  }

  private static func value(_ text: String) -> String { "\"\(escaped(text))\"" }

  /// XML 1.0 has no form at all for most control characters.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n", "\t": escaped += "&#\(scalar.value);"
      case _ where scalar.value < 32 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

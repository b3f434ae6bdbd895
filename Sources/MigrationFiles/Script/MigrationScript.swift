package import SQLDialects

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// A migration's file as it is run: its header, its steps, its proof and its way back.
package struct MigrationScript: Sendable {
  package var header: ScriptHeader
  package var forward: StepSequence
  package var verifications: [ScriptVerification]
  package var wayBack: WayBack

  /// Nothing in it can change a setting of the session.
  package var keepsSession: Bool {
    guard forward.keepsSession, verifications.isEmpty else { return false }
    if case .steps(let back, _) = wayBack { return back.keepsSession }
    return true
  }

  /// Reads a file.
  ///
  /// In a hand-written one each statement is a step; in one that was generated the comments tell where steps begin. The
  /// label is the file as messages name it.
  package init(
    _ data: Data,
    dialect: any SQLDialect,
    isHandWritten: Bool,
    label: String
  ) throws(MigrationFileError) {
    let text = try Self.text(data, label: label)
    do throws(ScriptError) {
      let blocks = try ScriptBlocks(text, dialect: dialect)
      header = ScriptHeader(blocks.forward)
      let isHandWritten = isHandWritten || header.isHandWritten
      let reader = StepReader(eachStatementIsAStep: isHandWritten, dialect: dialect)
      forward = try reader.read(blocks.forward)
      if isHandWritten, forward.steps.isEmpty {
        throw ScriptError(
          line: 1,
          "it has no statement; write its SQL, or SELECT 1; if it is to do nothing but hold its number"
        )
      }
      verifications = try Self.verifications(blocks.verify)
      if !blocks.reasonsAgainstRollback.isEmpty {
        wayBack = .none(blocks.reasonsAgainstRollback)
      } else {
        let back = try reader.read(blocks.rollback)
        if back.steps.isEmpty {
          wayBack = blocks.hasNothingToTakeBack ? .nothing : .absent
        } else {
          wayBack = .steps(back, losses: blocks.losses)
        }
      }
    } catch {
      throw MigrationFileError(label, line: error.line, error.message)
    }
  }

  private static func text(_ data: Data, label: String) throws(MigrationFileError) -> String {
    guard let text = String(validating: data, as: UTF8.self) else {
      let valid = String(decoding: data, as: UTF8.self).prefix { $0 != "\u{FFFD}" }
      throw MigrationFileError(
        label,
        line: valid.utf8.reduce(1) { $0 + ($1 == 10 ? 1 : 0) },
        "it is not UTF-8 here; save it as UTF-8"
      )
    }
    if let index = data.firstIndex(of: 0) {
      throw MigrationFileError(
        label,
        line: data[..<index].reduce(1) { $0 + ($1 == 10 ? 1 : 0) },
        "it has a NUL byte, which no server takes in SQL; remove it"
      )
    }
    return text
  }

  /// `SELECT …;   -- expect 1`
  private static func verifications(_ parts: [ScriptPart]) throws(ScriptError) -> [ScriptVerification] {
    var checks: [ScriptVerification] = []
    var open: SQLStatement?
    func missing(_ statement: SQLStatement) -> ScriptError {
      ScriptError(line: statement.line, "the query does not say what it answers; write  -- expect VALUE  behind it")
    }
    for part in parts {
      switch part {
      case .statement(let statement):
        if let open { throw missing(open) }
        open = statement
      case .comment(let text, _):
        let words = text.trimmingSpaces
        guard let query = open, words.hasPrefix("expect") else { continue }
        checks.append(ScriptVerification(query: query, expected: String(words.dropFirst(6)).trimmingSpaces))
        open = nil
      }
    }
    if let open { throw missing(open) }
    return checks
  }
}

extension String {
  var trimmingSpaces: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

import SQLDialects

/// A file in its three blocks: the statements, and behind the marks, in comments, VERIFY and ROLLBACK.
struct ScriptBlocks {
  private(set) var forward: [ScriptPart] = []
  private(set) var verify: [ScriptPart] = []
  private(set) var rollback: [ScriptPart] = []
  /// `-- None: …` in front of the ROLLBACK block.
  private(set) var reasonsAgainstRollback: [String] = []
  /// The ROLLBACK block says so.
  private(set) var hasNothingToTakeBack = false
  /// `-- Loses data: …`
  private(set) var losses: [String] = []

  private enum Block: String {
    case forward = ""
    case verify = "VERIFY"
    case rollback = "ROLLBACK"
  }

  /// What stands in a ROLLBACK block that has nothing to do.
  static let nothingToTakeBack = "None: there is nothing to take back."

  init(_ text: String, dialect: any SQLDialect) throws(ScriptError) {
    var block = Block.forward
    var lines: [Block: [(text: String, line: Int)]] = [:]
    for part in try dialect.parts(of: text) {
      switch part {
      case .comment(let comment, let line):
        if let mark = Self.mark(comment) {
          block = mark
        } else if block == .forward {
          forward.append(part)
        } else {
          lines[block, default: []].append((comment.hasPrefix(" ") ? String(comment.dropFirst()) : comment, line))
        }
      case .statement(let statement):
        guard block == .forward else {
          throw ScriptError(
            line: statement.line,
            "a statement stands behind the mark of \(block.rawValue), where all is written in comments; write -- in "
              + "front of each of its lines, or move it up"
          )
        }
        forward.append(part)
      }
    }
    verify = try Self.parts(lines[.verify] ?? [], dialect)
    rollback = try Self.parts(takeRemarks(lines[.rollback] ?? []), dialect)
  }

  /// `-- ROLLBACK ------…`
  private static func mark(_ comment: String) -> Block? {
    let words = comment.trimmingSpaces
    for block in [Block.verify, .rollback] where words.hasPrefix(block.rawValue + " ---") { return block }
    return nil
  }

  /// Takes what is said in front of the first line of SQL.
  private mutating func takeRemarks(_ lines: [(text: String, line: Int)]) -> [(text: String, line: Int)] {
    var rest = lines[...]
    while let line = rest.first?.text {
      if line.trimmingSpaces == Self.nothingToTakeBack {
        hasNothingToTakeBack = true
      } else if line.hasPrefix("None: ") {
        reasonsAgainstRollback.append(String(line.dropFirst(6)).trimmingSpaces)
      } else if line.hasPrefix("Loses data: ") {
        losses.append(String(line.dropFirst(12)).trimmingSpaces)
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    return Array(rest)
  }

  /// The script that stands in these comments; lines count as those of the file.
  private static func parts(
    _ lines: [(text: String, line: Int)],
    _ dialect: any SQLDialect
  ) throws(ScriptError) -> [ScriptPart] {
    guard let first = lines.first?.line else { return [] }
    var script = ""
    var line = first
    for (text, number) in lines {
      while line < number {
        script += "\n"
        line += 1
      }
      script += text
    }
    let offset = first - 1
    do {
      return try dialect.parts(of: script).map { part in
        switch part {
        case .comment(let text, let line): .comment(text, line: line + offset)
        case .statement(let statement): .statement(SQLStatement(statement.text, line: statement.line + offset))
        }
      }
    } catch {
      throw ScriptError(line: error.line + offset, error.message)
    }
  }
}

package import Foundation

/// What the servers' own clients make of a file: the statements that they send, in order.
package enum ScriptRecording {
  /// psql logs what it sends with `-L`. It logs no line of its own in between, but for the answers.
  package static func statements(
    sentBy database: PostgresServer.Database,
    of script: String,
    in folder: URL
  ) throws -> [String] {
    let (file, log) = (folder.appendingPathComponent("script.sql"), folder.appendingPathComponent("psql.log"))
    try? FileManager.default.removeItem(at: log)
    try Data(script.utf8).write(to: file)
    let arguments = database.psql.arguments.dropLast(2).filter { $0 != "ON_ERROR_STOP=1" && $0 != "-v" }
    _ = try ProcessRun.run(
      database.psql.program,
      arguments + ["-L", log.path, "-f", file.path],
      // Statements have to be sent, and not to have an effect.
      environment: ["PGOPTIONS": "-c default_transaction_read_only=on", "PGCLIENTENCODING": "UTF8"]
    )
    let text = String(decoding: try Data(contentsOf: log), as: UTF8.self)
    return texts(in: text, between: { $0.hasSuffix("* QUERY **********") || $0.hasSuffix("* QUERY *********/") }) {
      $0.hasPrefix("*****") || $0.hasPrefix("/*****")
    }
  }

  /// mysql says with `--verbose` what it sends, between two rulers.
  package static func statements(
    sentBy database: MySQLServer.Database,
    of script: String,
    in folder: URL
  ) throws -> [String] {
    let file = folder.appendingPathComponent("script.sql")
    try Data(script.utf8).write(to: file)
    let arguments = database.client.arguments.map { $0.replacing("'", with: #"'\''"#) }.map { "'\($0)'" }
      .joined(separator: " ")
    // DELIMITER is a command of the client, which wants them allowed since 9.5; older ones do not know the option.
    let run = try ProcessRun.run(
      "sh",
      ["-c", "'\(database.client.program)' \(arguments) --loose-commands --comments --force -v < '\(file.path)'"]
    )
    return texts(in: run.output, between: { $0 == "--------------" }) { $0 == "--------------" }
  }

  private static func texts(
    in log: String,
    between isOpening: (Substring) -> Bool,
    and isClosing: (Substring) -> Bool
  ) -> [String] {
    var texts: [String] = []
    var open: [Substring]?
    for line in log.split(separator: "\n" as Character, omittingEmptySubsequences: false) {
      if let lines = open {
        if isClosing(line) {
          texts.append(lines.joined(separator: "\n"))
          open = nil
        } else {
          open = lines + [line]
        }
      } else if isOpening(line) {
        open = []
      }
    }
    return texts
  }
}

/// How comments are left out that clients send along with a statement, in front of it and behind it.
package struct StatementEdges {
  /// `--` needs no space behind it, comments nest, and they end at a carriage return too.
  private var isPostgres: Bool

  package static let postgres = StatementEdges(isPostgres: true)
  package static let mysql = StatementEdges(isPostgres: false)

  /// The statement from its first token on; nil when it is comments only.
  package func withoutLeadingComments(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    let start = endOfComments(bytes, from: 0)
    guard start < bytes.count else { return nil }
    var end = bytes.count
    while end > start, Self.spaces.contains(bytes[end - 1]) { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Whether one is the other, but for spaces, and for comments and semicolons behind it: mysql puts a space behind a
  /// comment, and psql gives back no carriage return that ends a line.
  package func areSame(_ ours: String, _ sent: String) -> Bool {
    let (ours, sent) = (Array(ours.utf8), Array(sent.utf8))
    var index = 0
    for byte in ours where !Self.spaces.contains(byte) {
      while index < sent.count, Self.spaces.contains(sent[index]) { index += 1 }
      guard index < sent.count, sent[index] == byte else { return false }
      index += 1
    }
    return endOfComments(sent, from: index) == sent.count
  }

  private static let spaces: Set<UInt8> = [9, 10, 11, 12, 13, 32]

  private func endOfComments(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    func has(_ text: String, at index: Int) -> Bool { bytes[index...].starts(with: text.utf8) }
    func skipLine() {
      while index < bytes.count, bytes[index] != 10, !(isPostgres && bytes[index] == 13) { index += 1 }
    }
    while index < bytes.count {
      let next = index + 2 < bytes.count ? bytes[index + 2] : 32
      if Self.spaces.contains(bytes[index]) || (isPostgres && bytes[index] == 59) {
        index += 1
      } else if has("--", at: index), isPostgres || next <= 32 {
        skipLine()
      } else if bytes[index] == 35, !isPostgres {
        skipLine()
      } else if has("/*", at: index), isPostgres || (next != 33 && next != 43) {
        index = endOfBlockComment(bytes, from: index)
      } else {
        break
      }
    }
    return index
  }

  private func endOfBlockComment(_ bytes: [UInt8], from start: Int) -> Int {
    var (index, depth) = (start + 2, 1)
    while index < bytes.count, depth > 0 {
      if bytes[index...].starts(with: "*/".utf8) {
        (index, depth) = (index + 2, depth - 1)
      } else if isPostgres, bytes[index...].starts(with: "/*".utf8) {
        (index, depth) = (index + 2, depth + 1)
      } else {
        index += 1
      }
    }
    return index
  }
}

import SQLDialects
import SchemaModel

/// Where a pair broke the law, and how.
struct LawFailure: Error, Hashable, CustomStringConvertible {
  enum Stage: String, Hashable, Sendable {
    case planning = "planning"
    case building = "building a schema directly"
    case applying = "applying the migration"
    case schema = "the schema after the migration"
    case rows = "the rows after the migration"
    case verifying = "the VERIFY block"
    case applyingAgain = "applying it again"
    case schemaAgain = "the schema after applying it again"
    case rowsAgain = "the rows after applying it again"
    case stopping = "a part of the migration"
    case completing = "completing a migration that was stopped"
    case takingBack = "rolling back a migration that was stopped"
    case rollingBack = "rolling back"
    case schemaBack = "the schema after rolling back"
    case rowsBack = "the rows after rolling back"
    case rollingBackAgain = "rolling back again"
    case rowsInTheWay = "rolling back a migration that stopped at rows"
    case applyingAnew = "applying it after it was rolled back"
    case judging = "our comparison of schemas and the independent one"
    case harness = "the test itself"
  }

  var stage: Stage
  /// The server's error, if it was one: a smaller pair must fail with the same.
  var code: String?
  var detail: String

  init(_ stage: Stage, code: String? = nil, _ detail: String) {
    self.stage = stage
    self.code = code
    self.detail = detail
  }

  /// The lines that only one of two texts has.
  init(_ stage: Stage, wanted: String, found: String) {
    let wantedLines = wanted.split(separator: "\n"), foundLines = found.split(separator: "\n")
    let missing = wantedLines.filter { !foundLines.contains($0) }.map { "- \($0)" }
    let surplus = foundLines.filter { !wantedLines.contains($0) }.map { "+ \($0)" }
    let lines = missing + surplus
    self.init(stage, lines.isEmpty ? "the same lines, in another number" : lines.prefix(40).joined(separator: "\n"))
  }

  /// Whether it is the same failure as another one as far as shrinking goes.
  func isLike(_ other: LawFailure) -> Bool { stage == other.stage && code == other.code }

  var description: String {
    "\(stage.rawValue)\(code.map { " (error \($0))" } ?? ""):\n\(detail)"
  }
}

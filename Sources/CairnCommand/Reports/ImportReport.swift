import Introspection
import SchemaImport
import SchemaModel

/// What an import wrote, what it could not type, and what it left out.
struct ImportReport: Encodable {
  struct Note: Encodable {
    var object: String
    var reason: String
  }

  var version = Report.version
  var command = "import"
  var server: String
  var output: String
  /// The name of the schema's value in Swift.
  var schema: String
  var tables: Int
  var files: [String]
  /// In the Swift as SQL.
  var raw: [Note]
  /// Not in the Swift.
  var leftOut: [Note]
  /// What was not read: it belongs to extensions, to Cairn, to the server, or to others.
  var ignored: [Note]
  /// The migrations that are recorded as applied.
  var recorded: [String]?

  init(_ plan: ImportPlan, _ files: ImportFiles, output: String) {
    server = "\(plan.server)"
    self.output = output
    schema = plan.swift.constant
    tables = plan.swift.schema.tables.count
    self.files = files.labels
    func notes(_ kind: ImportNote.Kind) -> [Note] {
      plan.swift.notes.filter { $0.kind == kind }.map { Note(object: $0.object, reason: $0.reason) }
    }
    raw = notes(.raw)
    leftOut = notes(.leftOut)
    ignored = plan.ignored.filter { $0.reason != .ownedByExtension }
      .map { Note(object: $0.object, reason: $0.reason.words) }
  }

  func lines(isDryRun: Bool) -> [String] {
    var lines = [
      "\(server) to \(output): \(tables) \(tables == 1 ? "table" : "tables"), \(files.count) files"
        + (isDryRun ? " would be written" : "")
    ]
    if !raw.isEmpty {
      lines.append("kept as SQL:")
      lines += raw.map { "  \($0.object): \($0.reason)" }
    }
    if !leftOut.isEmpty || !ignored.isEmpty {
      lines.append("left out:")
      lines += (leftOut + ignored).map { "  \($0.object): \($0.reason)" }
    }
    if let recorded { lines.append("recorded as applied: \(recorded.joined(separator: ", "))") }
    if !isDryRun { lines.append("next: GenerateMigration.main(\(schema)) in your executable, then swift build") }
    return lines
  }
}

extension Inspection.LeftOut.Reason {
  fileprivate var words: String {
    switch self {
    case .ownedByExtension: "it is part of an extension"
    case .cairn: "it is Cairn's own"
    case .ignored: "it is to be ignored"
    case .invalid: "a build of it was broken off"
    case .ofTheServer: "it is the server's own, not the schema's"
    }
  }
}

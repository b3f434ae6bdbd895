import Introspection
import SchemaModel
import TestSupport
import Testing

/// A database that a script made, and another one that is made of what is read from the first.
struct PostgresRoundTrip {
  private let server: PostgresServer

  init(_ server: PostgresServer) {
    self.server = server
  }

  func check(_ script: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) async throws {
    try await InspectedPostgres.withDatabase(on: server, holding: script) { original in
      let inspection = try await InspectedPostgres.inspect(original)
      let again = try await InspectedPostgres.inspect(original)
      #expect(again.schema == inspection.schema, "a second inspection differs", sourceLocation: sourceLocation)
      let creation = try InspectedPostgres.creation(of: inspection.schema, on: server)
      try await InspectedPostgres.withDatabase(on: server) { copy in
        let run = try copy.attempt(creation)
        guard run.status == 0 else {
          Issue.record("the copy fails\n\(run.errors)\n\(creation)", sourceLocation: sourceLocation)
          return
        }
        // With rights and publications.
        let first = try original.canonicalDump(leavingOut: []).parsedAgain
        let second = try copy.canonicalDump(leavingOut: []).parsedAgain
        if let difference = first.difference(from: second) {
          Issue.record("the dumps differ\n\(difference)", sourceLocation: sourceLocation)
        }
        let copied = try await InspectedPostgres.inspect(copy)
        if let difference = inspection.schema.firstDifference(from: copied.schema) {
          Issue.record("what is read differs\n\(difference)", sourceLocation: sourceLocation)
        }
      }
    }
  }
}

extension String {
  /// `varchar IN ('a', 'b')` is printed in another way when what was printed first is read again (facts/postgres.md, fact
  /// 19): here both are the second.
  var parsedAgain: String {
    replacing(/\(ARRAY\[((?:'(?:[^']|'')*'::character varying(?:, )?)+)\]\)::text\[\]/) { match in
      "ARRAY[" + match.1.replacing(/'(?:[^']|'')*'::character varying/) { "(\($0.0))::text" } + "]"
    }
  }

  /// The lines that are in only one of the two, or nil.
  func difference(from other: String) -> String? {
    guard self != other else { return nil }
    let (mine, theirs) = (split(separator: "\n"), other.split(separator: "\n"))
    let difference = theirs.difference(from: mine)
    return difference.map { change in
      switch change {
      case .insert(_, let line, _): "+ \(line)"
      case .remove(_, let line, _): "- \(line)"
      }
    }.joined(separator: "\n")
  }
}

extension DatabaseSchema {
  func firstDifference(from other: DatabaseSchema) -> String? {
    if self == other { return nil }
    if enumTypes != other.enumTypes { return "\(enumTypes)\n\(other.enumTypes)" }
    for (table, copy) in zip(tables, other.tables) where table != copy {
      if table.name != copy.name { return "\(table.name) and \(copy.name)" }
      for (column, copied) in zip(table.columns, copy.columns) where column != copied { return "\(column)\n\(copied)" }
      for (element, copied) in zip(table.elements, copy.elements) where element != copied {
        return "\(element)\n\(copied)"
      }
      return "\(table)\n\(copy)"
    }
    if tables.count != other.tables.count { return "\(tables.count) and \(other.tables.count) tables" }
    let (mine, theirs) = (Set(objects), Set(other.objects))
    return "only in the first: \(mine.subtracting(theirs).map(\.key))\n\(mine.subtracting(theirs))\n"
      + "only in the copy: \(theirs.subtracting(mine).map(\.key))\n\(theirs.subtracting(mine))"
  }
}

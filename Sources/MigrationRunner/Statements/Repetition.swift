import SQLDialects

/// What a statement does that runs again although it took effect.
enum Repetition: Equatable {
  /// The server refuses it, and so all of the statement.
  case refused
  /// Nothing, or the same to the same end.
  case harmless
  /// It takes effect a second time: what it does, in words behind "it".
  case doubled(String)

  /// What several do together: one that is refused saves all.
  static func together(_ parts: some Sequence<Repetition>) -> Repetition {
    var whole = Repetition.harmless
    for part in parts {
      if part == .refused { return .refused }
      if whole == .harmless { whole = part }
    }
    return whole
  }

  /// Nil where nothing happens twice.
  var secondEffect: String? {
    if case .doubled(let effect) = self { effect } else { nil }
  }
}

extension AlterTable {
  var repetition: Repetition {
    // Two names that change places do so again.
    let renames = clauses.compactMap(Self.rename)
    guard Set(renames.map(\.from)).isDisjoint(with: renames.map(\.to)) else {
      return .together(
        clauses.filter { Self.rename($0) == nil }.map(Self.repetition) + [.doubled("lets names change places")]
      )
    }
    return .together(clauses.map(Self.repetition))
  }

  /// What takes another name; nil for what is no rename of a part of the table.
  private static func rename(_ clause: ArraySlice<SQLToken>) -> (from: String, to: String)? {
    var rest = clause
    let isChange = rest.skip("change")
    guard isChange || rest.skip("rename", "column") || rest.skip("rename", "index") || rest.skip("rename", "key") else {
      return nil
    }
    if isChange { _ = rest.skip("column") }
    guard let from = rest.takeName()?.last, isChange || rest.skip("to"), let to = rest.takeName()?.last, from != to
    else { return nil }
    return (from, to)
  }

  private static func repetition(of clause: ArraySlice<SQLToken>) -> Repetition {
    if rename(clause) != nil { return .refused }
    var rest = clause
    guard case .word(let verb) = rest.popFirst() else { return .harmless }
    switch verb {
    case "add": return addition(rest)
    case "drop", "rename": return .refused
    case "coalesce": return .doubled("takes partitions away by their number")
    case "exchange": return .doubled("exchanges a partition with a table")
    case "truncate": return .doubled("empties a partition, to which rows may have come since")
    default: return .harmless
    }
  }

  private static func addition(_ clause: ArraySlice<SQLToken>) -> Repetition {
    var rest = clause
    if rest.skip("column") { return rest.skip("if", "not", "exists") ? .harmless : .refused }
    if rest.skip("if", "not", "exists") { return .harmless }
    if rest.skip("partition") {
      return rest.skip("partitions") ? .doubled("adds partitions by their number") : .refused
    }
    var isNamed = false
    if rest.skip("constraint") {
      isNamed = !["primary", "unique", "foreign", "check"].contains { rest.first == .word($0) }
      if isNamed { _ = rest.takeName() }
    }
    if rest.skip("foreign", "key") { return isNamed ? .refused : .doubled("adds a foreign key without a name") }
    if rest.skip("check") { return isNamed ? .refused : .doubled("adds a check without a name") }
    guard rest.skip("unique") || rest.skip("fulltext") || rest.skip("spatial") else {
      guard rest.skip("index") || rest.skip("key") else { return .refused }
      return isFollowedByName(rest) ? .refused : .doubled("adds an index without a name")
    }
    if !rest.skip("index") { _ = rest.skip("key") }
    return isNamed || isFollowedByName(rest) ? .refused : .doubled("adds an index without a name")
  }

  private static func isFollowedByName(_ rest: ArraySlice<SQLToken>) -> Bool {
    rest.first != .symbol("(") && rest.first != .word("using")
  }
}

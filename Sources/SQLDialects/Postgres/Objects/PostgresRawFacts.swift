import SchemaModel

/// What is known of a raw object's texts because a server's catalogue was read into them: their first words say what they
/// do, and to which table. An author's own text may say anything, so nothing is known of that.
struct PostgresRawFacts {
  /// The table whose index, key or property it is.
  private(set) var table: ObjectName?
  private(set) var create = PostgresOperation.raw
  private(set) var drop = PostgresOperation.raw
  /// What happens while it is away.
  private(set) var absence: String?
  /// What it keeps goes with it.
  private(set) var dropHazards: Set<Hazard> = []

  init(_ raw: RawDefinition) {
    guard raw.create.origin == .inspected, raw.drop.origin == .inspected else { return }
    let words = Words(raw.create)
    if words.begin("create", "index") || words.begin("create", "unique", "index") {
      (create, drop) = (.createIndex, .dropIndex)
      table = words.name(behind: "on")
    } else if raw.isTable {
      (drop, table) = (.dropTable, raw.name)
    } else if words.begin("alter", "table") {
      table = words.name(behind: "table")
      ofTable(words)
    } else if let program = Words(raw.drop).program, program.contains("detach", "partition") {
      // A key that is made of the part's share of an index, and for which the part is let go when it goes.
      (create, drop, dropHazards) = (.addKeyUsingIndex, .rebindPartitions, [.indexDropped])
      table = program.name(behind: "detach", "partition")
    } else if words.begin("create", "or", "replace") {
      (create, drop) = (.createRoutine, .dropRoutine)
    } else if words.begin("alter", "publication") {
      absence = "What is written until it comes back in a later step is not sent to subscribers."
    } else if words.begin("create", "publication") {
      absence = "Until it comes back in a later step, subscriptions to it stand still."
    } else if words.begin("comment", "on") {
      (create, drop) = (.commentOnObject, .commentOnObject)
    }
  }

  private mutating func ofTable(_ words: Words) {
    if words.contains("row"), words.contains("security") {
      (create, drop) = (.setRowSecurity, .setRowSecurity)
    } else if words.contains("replica", "identity") {
      (create, drop) = (.setReplicaIdentity, .setReplicaIdentity)
    } else if words.contains("set", "not", "null") {
      (create, drop) = (.setNotNull, .dropNotNull)
    } else if words.contains("add", "constraint") {
      drop = .dropConstraint
      if words.contains("foreign", "key") {
        (create, drop) = (.addForeignKey, .dropForeignKey)
      } else if words.contains("primary", "key") || words.contains("unique") {
        (create, dropHazards) = (.addKey, [.indexDropped])
      } else if words.contains("check") {
        create = .addCheck
      } else {
        create = .addExclusion
      }
    }
  }
}

/// A statement of the server's own printing, in words.
private struct Words {
  private let tokens: [SQLToken]

  init(_ text: SQLText) {
    self.init(text.rendered(object: PostgresText.name, column: PostgresText.quoted))
  }

  private init(_ text: String) {
    tokens = SQLScanner(ColumnExpression([.sql(text)]), for: .postgres).tokens
  }

  /// What stands in the constant of a DO.
  var program: Words? {
    guard tokens.first == .word("do"), case .string(let text)? = tokens.last else { return nil }
    return Words(text)
  }

  func begin(_ words: String...) -> Bool { tokens.starts(with: words.map(SQLToken.word)) }

  func contains(_ words: String...) -> Bool { place(of: words) != nil }

  /// The name that stands behind these words, IF EXISTS and ONLY left out.
  func name(behind words: String...) -> ObjectName? {
    guard var index = place(of: words) else { return nil }
    while index < tokens.count, [.word("if"), .word("exists"), .word("only")].contains(tokens[index]) { index += 1 }
    guard let first = name(at: index) else { return nil }
    guard index + 2 < tokens.count, tokens[index + 1] == .symbol("."), let second = name(at: index + 2) else {
      return ObjectName(first)
    }
    return ObjectName(second, in: first == "public" ? nil : first)
  }

  /// Behind their first occurrence.
  private func place(of words: [String]) -> Int? {
    let sought = words.map(SQLToken.word)
    guard tokens.count >= sought.count else { return nil }
    return (0...(tokens.count - sought.count)).first { Array(tokens[$0..<($0 + sought.count)]) == sought }
      .map { $0 + sought.count }
  }

  private func name(at index: Int) -> String? {
    guard index < tokens.count else { return nil }
    switch tokens[index] {
    case .word(let name), .doubleQuoted(let name): return name
    default: return nil
    }
  }
}

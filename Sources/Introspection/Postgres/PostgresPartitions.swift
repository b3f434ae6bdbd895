import DatabaseDrivers
import SchemaModel

/// How tables are divided, and into what.
struct PostgresPartitions {
  private let divisions: [Int: Row]
  /// The parts of a table, with their bounds.
  private let parts: [Int: [Row]]
  private let relations: [Int: RelationRow]

  /// What is peculiar has no form, and is a text.
  init(_ rows: PostgresRows, peculiar: Set<ObjectID>) {
    divisions = Dictionary(rows.partitionings.map { ($0.number(0), $0) }) { first, _ in first }
    parts = Dictionary(grouping: rows.inheritance.filter { $0.isTrue(3) }) { $0.number(1) }
    relations =
      parts.isEmpty
      ? [:]
      : Dictionary(rows.relations.filter { $0.isPartition && !peculiar.contains($0.id) }.map { ($0.oid, $0) }) {
        first,
        _ in first
      }
  }

  func partitioning(
    of relation: Int,
    _ columns: [Int: String],
    _ allNames: Set<String>,
    _ names: PostgresNames,
    _ indexKeys: PostgresIndexKeys,
    _ collations: [Int: Int]
  ) throws(CatalogueMoved) -> PartitioningDefinition? {
    guard let row = divisions[relation] else { return nil }
    let strategy: PartitioningDefinition.Strategy =
      switch row.letter(1) {
      case "l": .list
      case "h": .hash
      default: .range
      }
    let numbers = row.numbers(2)
    // `RANGE (a, lower(b))`
    let printed = row.optionalText(5).map { text in
      SQLTokens.parts(of: SQLTokens.withoutParentheses(String(text.drop { $0 != "(" })))
    }
    var keys: [IndexKey] = []
    for (place, number) in numbers.enumerated() {
      var key: IndexKey
      if number == 0 {
        guard let printed, printed.indices.contains(place) else { throw CatalogueMoved() }
        let text = SQLTokens.withoutParentheses(SQLTokens.firstExpression(of: printed[place]))
        key = IndexKey(.expression(ExpressionText.columns(of: text, among: allNames)))
      } else {
        guard let name = columns[number] else { throw CatalogueMoved() }
        key = IndexKey(name)
      }
      key.operatorClass = indexKeys.operatorClass(row.numbers(3)[place])
      key.collation = indexKeys.collation(row.numbers(4)[place], instead: collations[number], names)
      keys.append(key)
    }
    return PartitioningDefinition(strategy, keys, partitions: try partitions(of: relation, names))
  }

  /// In the order of their names: the server has none.
  private func partitions(of relation: Int, _ names: PostgresNames) throws(CatalogueMoved) -> [PartitionDefinition] {
    var partitions: [PartitionDefinition] = []
    for row in parts[relation] ?? [] {
      guard let part = relations[row.number(0)], let name = names[part.id] else { continue }
      partitions.append(PartitionDefinition(name, try PartitionBoundText.bound(try row.printed(2))))
    }
    return partitions.sorted { $0.name < $1.name }
  }
}

/// `FOR VALUES FROM ('2026-01-01') TO (MAXVALUE)`, as the server prints it.
enum PartitionBoundText {
  static func bound(_ text: String) throws(CatalogueMoved) -> PartitionDefinition.Bound {
    if text == "DEFAULT" { return .default }
    let bytes = Array(text.utf8)
    let tokens = SQLTokens.tokens(of: bytes)
    /// What stands in the parentheses behind a word.
    func values(behind word: String) -> [String]? {
      guard let start = tokens.firstIndex(where: { $0.isWord(word) }), tokens.indices.contains(start + 1) else {
        return nil
      }
      var depth = 0
      for token in tokens[(start + 1)...] {
        if token.isSymbol("(") { depth += 1 }
        if token.isSymbol(")") { depth -= 1 }
        if depth == 0 {
          let inside = tokens[start + 1].range.upperBound..<token.range.lowerBound
          return SQLTokens.parts(of: String(decoding: bytes[inside], as: UTF8.self))
        }
      }
      return nil
    }
    if let from = values(behind: "FROM"), let to = values(behind: "TO") {
      return .range(from: from.map(value), to: to.map(value))
    }
    if let values = values(behind: "IN") { return .list(values.map { [value($0)] }) }
    if let numbers = values(behind: "WITH") {
      let values = numbers.compactMap { Int($0.drop { !$0.isNumber }) }
      guard values.count == 2 else { throw CatalogueMoved() }
      return .hash(modulus: values[0], remainder: values[1])
    }
    throw CatalogueMoved()
  }

  private static func value(_ text: String) -> PartitionDefinition.BoundValue {
    switch text {
    case "MINVALUE": return .minimum
    case "MAXVALUE": return .maximum
    case "true": return .literal(.boolean(true))
    case "false": return .literal(.boolean(false))
    default: break
    }
    if let number = Int64(text) { return .literal(.integer(number)) }
    let tokens = SQLTokens.tokens(of: Array(text.utf8))
    if tokens.count == 1, tokens[0].kind == .constant, text.hasPrefix("'"), text.hasSuffix("'") {
      return .literal(.string(String(text.dropFirst().dropLast()).replacing("''", with: "'")))
    }
    return .expression(text)
  }
}

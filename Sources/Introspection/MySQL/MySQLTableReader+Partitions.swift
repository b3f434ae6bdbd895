import SQLDialects
import SchemaModel

extension MySQLTableReader {
  /// Behind PARTITION BY. What the model has no form for makes the whole table one of those that are kept by their text.
  mutating func readPartitioning() throws(InspectionError) -> PartitioningDefinition? {
    let isLinear = tokens.take("LINEAR")
    let strategy: PartitioningDefinition.Strategy
    if tokens.take("RANGE") {
      strategy = tokens.take("COLUMNS") ? .rangeColumns : .range
    } else if tokens.take("LIST") {
      strategy = tokens.take("COLUMNS") ? .listColumns : .list
    } else if tokens.take("HASH") {
      strategy = .hash
    } else if tokens.take("KEY") {
      strategy = .key
    } else {
      throw unreadable("a way of partitioning")
    }
    if isLinear || tokens.isAt("ALGORITHM") { return skipPartitioning() }
    guard let range = tokens.takeParentheses() else { throw unreadable("what a table is divided by") }
    var keys = tokens.parts(of: range).filter { !$0.isEmpty }.map { partitionKey($0, strategy) }
    if strategy == .key, keys.isEmpty { keys = [] }
    var partitioning = PartitioningDefinition(strategy, keys)
    if tokens.isAt("SUBPARTITION") { return skipPartitioning() }
    if tokens.take("PARTITIONS") {
      guard let count = tokens.takeToken().flatMap({ Int($0) }) else { throw unreadable("a number of partitions") }
      partitioning.partitions = (0..<count).map {
        PartitionDefinition(ObjectName("p\($0)"), .hash(modulus: count, remainder: $0))
      }
    }
    guard tokens.isAt(mark: "("), let list = tokens.takeParentheses() else { return partitioning }
    let parts = tokens.parts(of: list)
    for (place, part) in parts.enumerated() {
      guard let partition = try partition(part, strategy, place, of: parts.count) else {
        isForeign = true
        return nil
      }
      partitioning.partitions.append(partition)
    }
    return partitioning
  }

  private mutating func skipPartitioning() -> PartitioningDefinition? {
    isForeign = true
    tokens.position = tokens.tokens.count
    return nil
  }

  private func partitionKey(_ range: Range<Int>, _ strategy: PartitioningDefinition.Strategy) -> IndexKey {
    if range.count == 1 { return IndexKey(MySQLTokens.name(tokens.text(range))) }
    return IndexKey(.expression(expression(range)))
  }

  /// Nil: it says something that the model has no form for.
  private func partition(
    _ range: Range<Int>,
    _ strategy: PartitioningDefinition.Strategy,
    _ place: Int,
    of count: Int
  ) throws(InspectionError) -> PartitionDefinition? {
    var reader = self
    reader.tokens.position = range.lowerBound
    guard reader.tokens.take("PARTITION"), let name = reader.tokens.takeName() else {
      throw reader.unreadable("a partition")
    }
    let bound: PartitionDefinition.Bound
    if reader.tokens.take("VALUES", "LESS", "THAN") {
      if reader.tokens.take("MAXVALUE") {
        bound = .range(from: [], to: [.maximum])
      } else {
        guard let values = reader.tokens.takeParentheses() else { throw reader.unreadable("a bound") }
        bound = .range(from: [], to: tokens.parts(of: values).map(boundValue))
      }
    } else if reader.tokens.take("VALUES", "IN") {
      guard let values = reader.tokens.takeParentheses() else { throw reader.unreadable("a list of values") }
      bound = .list(tokens.parts(of: values).map(listValue))
    } else {
      bound = .hash(modulus: count, remainder: place)
    }
    while reader.tokens.position < range.upperBound {
      guard reader.tokens.take("ENGINE") else { return nil }
      _ = reader.tokens.take(mark: "=")
      guard reader.tokens.takeToken()?.uppercased() == "INNODB" else { return nil }
    }
    return PartitionDefinition(ObjectName(name), bound)
  }

  private func listValue(_ range: Range<Int>) -> [PartitionDefinition.BoundValue] {
    let isTuple = tokens.text(range).hasPrefix("(") && tokens.text(range).hasSuffix(")")
    guard isTuple else { return [boundValue(range)] }
    return tokens.parts(of: (range.lowerBound + 1)..<(range.upperBound - 1)).map(boundValue)
  }

  private func boundValue(_ range: Range<Int>) -> PartitionDefinition.BoundValue {
    let text = tokens.text(range)
    if text.uppercased() == "MAXVALUE" { return .maximum }
    if let number = Int64(text) { return .literal(.integer(number)) }
    if range.count == 1, tokens.tokens[range.lowerBound].kind == .text {
      return .literal(.string(MySQLTokens.value(text)))
    }
    return .expression(text)
  }
}

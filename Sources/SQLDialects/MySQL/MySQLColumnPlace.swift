import SchemaModel

/// Where a column stands: `FIRST`, or behind another one.
struct MySQLColumnPlace: Hashable {
  /// Nil: it stands first.
  var predecessor: String?

  var clause: String { predecessor.map { "AFTER \(MySQLSyntax.name($0))" } ?? "FIRST" }

  /// These columns with one more at this place; a column that is among them moves there.
  func order(_ columns: [String], _ column: String) -> [String] {
    var order = columns.filter { $0 != column }
    let position = predecessor.flatMap { order.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    order.insert(column, at: position)
    return order
  }

  /// Whether a virtual column, which an index on an expression also has, stands behind this place.
  func isBeforeVirtualColumn(of table: TableDefinition) -> Bool {
    let start = predecessor.flatMap { name in table.columns.firstIndex { $0.name == name } }.map { $0 + 1 } ?? 0
    return table.columns[start...].contains { $0.generated?.storage == .virtual }
  }
}

/// The fewest moves that bring columns into another order.
struct MySQLColumnMoves {
  /// The columns that stay where they are, in order.
  let fixed: [String]
  /// The others, in the order in which they are moved, each to its place.
  let moves: [(column: String, place: MySQLColumnPlace)]

  /// Both lists hold the same columns, but for those that the first has beyond the second: they do not matter.
  init(from columns: [String], to target: [String]) {
    let position = Dictionary(target.enumerated().map { ($1, $0) }) { first, _ in first }
    let present = columns.filter { position[$0] != nil }
    fixed = Self.longestIncreasing(present.compactMap { position[$0] }, present).map { target[$0] }
    let staying = Set(fixed)
    let there = Set(present)
    var (previous, moves): (String?, [(column: String, place: MySQLColumnPlace)]) = (nil, [])
    for column in target where there.contains(column) {
      if !staying.contains(column) { moves.append((column, MySQLColumnPlace(predecessor: previous))) }
      previous = column
    }
    self.moves = moves
  }

  /// The most of them that stand in order. Where there are several such lists it is the same one for the way back, which
  /// thus moves the same columns: what is added again in between then stands right, even if a stopped run has left it
  /// where it was.
  private static func longestIncreasing(_ numbers: [Int], _ names: [String]) -> [Int] {
    if zip(numbers, numbers.dropFirst()).allSatisfy(<) { return numbers }
    typealias Sequence = (count: Int, weight: UInt64, previous: Int?)
    var best: [Sequence] = []
    for (index, number) in numbers.enumerated() {
      var longest: Sequence = (0, 0, nil)
      for other in 0..<index where numbers[other] < number {
        if (best[other].count, best[other].weight) > (longest.count, longest.weight) {
          longest = (best[other].count, best[other].weight, other)
        }
      }
      best.append((longest.count + 1, longest.weight + UInt64(ObjectNaming.number(of: names[index])), longest.previous))
    }
    let last = best.indices.max { (best[$0].count, best[$0].weight) < (best[$1].count, best[$1].weight) }
    var (sequence, next): ([Int], Int?) = ([], last)
    while let index = next {
      sequence.append(numbers[index])
      next = best[index].previous
    }
    return sequence.reversed()
  }
}

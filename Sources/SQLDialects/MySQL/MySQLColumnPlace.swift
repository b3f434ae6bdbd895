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
    fixed = Self.longestIncreasing(present.compactMap { position[$0] }).map { target[$0] }
    let staying = Set(fixed)
    let there = Set(present)
    var (previous, moves): (String?, [(column: String, place: MySQLColumnPlace)]) = (nil, [])
    for column in target where there.contains(column) {
      if !staying.contains(column) { moves.append((column, MySQLColumnPlace(predecessor: previous))) }
      previous = column
    }
    self.moves = moves
  }

  /// The longest increasing subsequence, by piles: each number goes to the first pile whose top is not smaller.
  private static func longestIncreasing(_ numbers: [Int]) -> [Int] {
    var piles: [Int] = []
    var previous: [Int?] = []
    for (index, number) in numbers.enumerated() {
      var (low, high) = (0, piles.count)
      while low < high {
        let middle = (low + high) / 2
        if numbers[piles[middle]] < number { low = middle + 1 } else { high = middle }
      }
      previous.append(low > 0 ? piles[low - 1] : nil)
      if low == piles.count { piles.append(index) } else { piles[low] = index }
    }
    var (sequence, next): ([Int], Int?) = ([], piles.last)
    while let index = next {
      sequence.append(numbers[index])
      next = previous[index]
    }
    return sequence.reversed()
  }
}

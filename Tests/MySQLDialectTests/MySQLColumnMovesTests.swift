import Testing

@testable import SQLDialects

struct MySQLColumnMovesTests {
  @Test(arguments: [
    ("abcd", "abcd", ""), ("abcd", "dabc", "d"), ("abcd", "bcda", "a"), ("abcde", "badce", "bd"),
    ("abcdef", "fabxcde", "f"), ("dcba", "abcd", "bcd"), ("aXbYc", "cab", "c"),
  ])
  func movesAsFewAsItCan(_ columns: String, _ target: String, _ moved: String) {
    let (columns, target) = (columns.map(String.init), target.map(String.init))
    let moves = MySQLColumnMoves(from: columns, to: target).moves
    #expect(moves.count == moved.count)
    let reached = moves.reduce(columns) { $1.place.order($0, $1.column) }
    #expect(reached.filter(target.contains) == target.filter(columns.contains))
  }

  @Test(arguments: [("abcd", "acbd"), ("abcd", "dcba"), ("abcdefg", "cabgfde"), ("abXc", "cYab"), ("ab", "ba")])
  func theWayBackMovesTheSame(_ one: String, _ other: String) {
    let (one, other) = (one.map(String.init), other.map(String.init))
    let (there, back) = (MySQLColumnMoves(from: one, to: other), MySQLColumnMoves(from: other, to: one))
    #expect(Set(there.moves.map(\.column)) == Set(back.moves.map(\.column)))
  }
}

/// Takes the name of the database itself out of a statement, which is to mean the same in another database.
///
/// The server prints `database`.`table` in views that use others' tables, and keeps what the author of a trigger or
/// routine wrote. A table may be called by the database's name in the statement (`… FROM users AS library`): then only
/// what cannot be one of its columns is taken out.
struct MySQLQualifiers {
  let database: String

  func removed(from statement: String) -> String {
    guard statement.contains(database) else { return statement }
    let tokens = MySQLTokens(statement)
    let count = tokens.tokens.count
    var isAlias = false
    var places: [(index: Int, parts: Int)] = []
    var index = 0
    while index < count {
      guard tokens.isName(index) else {
        index += 1
        continue
      }
      var end = index
      while end + 2 < count, tokens.isDot(end + 1), tokens.isName(end + 2) { end += 2 }
      let parts = (end - index) / 2 + 1
      let isBehindDot = index > 0 && tokens.isDot(index - 1)
      if MySQLTokens.name(tokens.text(tokens.tokens[index])) == database, !isBehindDot {
        if parts == 1 {
          isAlias = isAlias || !tokens.isDot(end + 1)
        } else {
          places.append((index, parts))
        }
      }
      index = end + 1
    }
    if places.isEmpty { return statement }
    var result: [UInt8] = []
    var start = 0
    for place in places
    where !isAlias || place.parts == 3 || tokens.isCall(place.index + 2) || tokens.isSource(place.index) {
      result += tokens.bytes[start..<tokens.tokens[place.index].range.lowerBound]
      start = tokens.tokens[place.index + 2].range.lowerBound
    }
    result += tokens.bytes[start...]
    return String(decoding: result, as: UTF8.self)
  }
}

extension MySQLTokens {
  fileprivate func isName(_ index: Int) -> Bool {
    index < tokens.count && (tokens[index].kind == .name || tokens[index].kind == .word)
  }

  fileprivate func isDot(_ index: Int) -> Bool {
    index >= 0 && index < tokens.count && tokens[index].kind == .mark
      && bytes[tokens[index].range.lowerBound] == UInt8(ascii: ".")
  }

  /// Whether a function of that name is called.
  fileprivate func isCall(_ index: Int) -> Bool {
    var reader = self
    reader.position = index + 1
    return reader.isAt(mark: "(")
  }

  /// Whether the name stands where a table is named.
  fileprivate func isSource(_ index: Int) -> Bool {
    var reader = self
    reader.position = index - 1
    while reader.position >= 0, reader.isAt(mark: "(") { reader.position -= 1 }
    return reader.position >= 0
      && ["FROM", "JOIN", "STRAIGHT_JOIN", "INTO", "UPDATE"].contains { reader.isAt($0) }
  }
}

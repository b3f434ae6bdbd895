import SQLDialects

/// An ALTER TABLE, taken apart into its clauses.
struct AlterTable {
  /// Its name, with what stands before its dots.
  var table: [String]
  var clauses: [ArraySlice<SQLToken>] = []

  /// Nil for another statement.
  init?(_ statement: SQLStatement, _ dialect: any SQLDialect) {
    guard statement.words(1) == ["ALTER"] else { return nil }
    var rest = statement.tokens(for: dialect.name)[...]
    _ = rest.skip("alter")
    guard rest.skip("table") else { return nil }
    _ = rest.skip("async")
    _ = rest.skip("if", "exists")
    _ = rest.skip("only")
    guard let name = rest.takeName() else { return nil }
    table = name
    var depth = 0
    var start = rest.startIndex
    for index in rest.indices {
      switch rest[index] {
      case .symbol("("): depth += 1
      case .symbol(")"): depth -= 1
      case .symbol(",") where depth == 0:
        clauses.append(rest[start..<index])
        start = index + 1
      default: break
      }
    }
    clauses.append(rest[start...])
  }
}

import SQLDialects
import SchemaModel
import TestSupport

extension LawPair {
  /// The pair as it is when the author follows the planner's advice: where a column cannot become one of another type,
  /// a new column comes and the old one goes. Random types would otherwise be refused more often than not.
  func takingTheWayOut(in dialect: any SQLDialect) -> LawPair {
    var pair = self
    // Each round resolves what is refused by then: there may be as many as columns.
    for _ in 0..<20 {
      let changes = pair.changes
      var refused = Set(dialect.plan(changes, from: pair.old).refusals.map(\.object))
      // Some migrations that have no way back stay among the pairs.
      if seed % 10 != 0, let end = try? pair.old.applying(changes) {
        refused.formUnion(dialect.plan(changes.inverse, from: end).refusals.map(\.object))
      }
      let before = pair.new
      for case .alterColumn(let table, _, let column, _) in changes where refused.contains("\(table).\(column.name)") {
        pair.replaceColumn(column.name, of: table)
      }
      if pair.new == before { break }
    }
    return pair
  }

  private mutating func replaceColumn(_ name: String, of table: ObjectName) {
    let rename = Change.renameColumn(table: table, from: name, to: "\(name) anew")
    guard let schema = try? new.applying([rename]) else { return }
    new = schema
    new.followTexts { $0.renamingColumn(name, of: table, to: "\(name) anew") }
    hints.removeAll { hint in
      if case .column(table, _, name) = hint { true } else { false }
    }
  }
}

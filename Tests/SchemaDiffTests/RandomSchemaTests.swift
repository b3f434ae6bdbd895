import SchemaDiff
import SchemaModel
import TestSupport
import Testing

/// The law is worth as much as the cases it is tried on.
@Suite struct RandomSchemaTests {
  private func pairs(_ seeds: Range<UInt64>) -> [RandomSchemaPair] {
    seeds.map { RandomSchemaPair(seed: $0) }
  }

  @Test func oneSeedIsOneCase() {
    for (first, second) in zip(pairs(0..<50), pairs(0..<50)) {
      #expect(first.old == second.old)
      #expect(first.new == second.new)
      #expect(first.hints == second.hints)
    }
  }

  @Test func everySchemaCanBeMadeFromNothing() throws {
    for pair in pairs(0..<300) {
      for schema in [pair.old, pair.new] {
        _ = try changes(DatabaseSchema(dialect: schema.dialect), schema)
      }
    }
  }

  @Test func everyKindOfChangeComesUpOften() {
    var counts: [String: Int] = [:]
    for pair in pairs(0..<3000) {
      let difference = SchemaDiffer.difference(from: pair.old, to: pair.new, renames: pair.hints)
      for change in difference.changes { counts[Self.kind(of: change), default: 0] += 1 }
      counts["problem", default: 0] += difference.problems.count
      counts["question", default: 0] += difference.questions.count
      counts["hint", default: 0] += pair.hints.count
    }
    let kinds = [
      "createEnum", "dropEnum", "renameEnum", "alterEnum", "createTable", "dropTable", "renameTable",
      "setTableComment", "addColumn", "dropColumn", "renameColumn", "alterColumn", "problem", "question", "hint",
    ]
    let elementKinds = TableElement.Kind.allCases.filter { $0 != .exclusion }.flatMap {
      ["add \($0)", "drop \($0)", "rename \($0)"]
    }
    for kind in kinds + elementKinds { #expect(counts[kind, default: 0] >= 30, "\(kind)") }
  }

  private static func kind(of change: Change) -> String {
    switch change {
    case .createEnum: "createEnum"
    case .dropEnum: "dropEnum"
    case .renameEnum: "renameEnum"
    case .alterEnum: "alterEnum"
    case .renameEnumLabel: "renameEnumLabel"
    case .createObject(let object): "create \(object.kind)"
    case .dropObject(let object): "drop \(object.kind)"
    case .alterObject(_, let object): "alter \(object.kind)"
    case .renameObject(let object, _): "rename \(object.kind)"
    case .setTableAttributes: "setTableAttributes"
    case .alterPartitioning: "alterPartitioning"
    case .renameColumnLabel: "renameColumnLabel"
    case .reorderColumns: "reorderColumns"
    case .createTable: "createTable"
    case .dropTable: "dropTable"
    case .renameTable: "renameTable"
    case .setTableComment: "setTableComment"
    case .addColumn: "addColumn"
    case .dropColumn: "dropColumn"
    case .renameColumn: "renameColumn"
    case .alterColumn: "alterColumn"
    case .addElement(_, let element): "add \(element.kind)"
    case .dropElement(_, let element): "drop \(element.kind)"
    case .renameElement(_, let element, _): "rename \(element.kind)"
    }
  }
}

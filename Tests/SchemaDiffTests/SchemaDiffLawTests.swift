import Foundation
import SchemaDiff
import SchemaModel
import TestSupport
import Testing

/// The law that holds the differ together, on random schemas of all dialects. `CAIRN_SEED=17` replays one case.
@Suite struct SchemaDiffLawTests {
  static let slices = 7
  static let seedsPerSlice = 3000
  static let replayed = ProcessInfo.processInfo.environment["CAIRN_SEED"].flatMap { UInt64($0) }

  @Test(arguments: 0..<slices)
  func theChangesLeadThereAndTheirInverseLeadsBack(_ slice: Int) {
    if let seed = Self.replayed {
      if slice == 0 { check(seed) }
      return
    }
    for number in 0..<Self.seedsPerSlice {
      // One failure tells enough; its successors would only bury it.
      if !check(UInt64(slice * Self.seedsPerSlice + number)) { return }
    }
  }

  @discardableResult
  private func check(_ seed: UInt64) -> Bool {
    let pair = RandomSchemaPair(seed: seed, options: RandomSchema.Options(usesNamespaces: true))
    guard let failure = Self.failure(of: pair) else { return true }
    Issue.record(
      """
      \(failure)
      \(pair.old.dialect), \(pair.kind) pair; replay it with
        CAIRN_SEED=\(seed) swift test --filter SchemaDiffLawTests
      """
    )
    return false
  }

  /// The first thing in which a pair breaks the law.
  private static func failure(of pair: RandomSchemaPair) -> String? {
    let difference = SchemaDiffer.difference(from: pair.old, to: pair.new, renames: pair.hints)
    let changes = difference.changes
    let list = changes.map { "  \($0)" }.joined(separator: "\n")
    let phases = ServerRules.phases(of: changes)
    if phases != phases.sorted() { return "the changes are out of order:\n\(list)" }
    var server = ServerRules(pair.old)
    if let failure = walk(&server, changes, to: pair.new) { return "forwards: \(failure)\n\(list)" }
    if let failure = walk(&server, changes.inverse, to: pair.old) { return "backwards: \(failure)\n\(list)" }
    let again = SchemaDiffer.difference(from: pair.new, to: pair.new, renames: pair.hints)
    if let change = again.changes.first { return "a schema differs from itself: \(change)" }
    if pair.kind == .renamed {
      // Names that moved in a circle are all that hints cannot follow.
      if let problem = difference.problems.first { return problem.message.contains("circle") ? nil : problem.message }
      if let change = changes.first(where: \.touchesData) { return "renames alone became: \(change)\n\(list)" }
    }
    return nil
  }

  private static func walk(_ server: inout ServerRules, _ changes: [Change], to end: DatabaseSchema) -> String? {
    for change in changes {
      if let violation = server.make(change) { return "\(change): \(violation)" }
    }
    let (reached, wanted) = (server.schema.ignoringColumnOrder, end.ignoringColumnOrder)
    return reached == wanted ? nil : "arrives elsewhere: \(firstDifference(reached, wanted))"
  }

  private static func firstDifference(_ reached: DatabaseSchema, _ wanted: DatabaseSchema) -> String {
    if reached.enumTypes != wanted.enumTypes { return "\(reached.enumTypes), not \(wanted.enumTypes)" }
    for (left, right) in zip(reached.tables, wanted.tables) where left != right {
      for (left, right) in zip(left.columns, right.columns) where left != right { return "\(left), not \(right)" }
      for (left, right) in zip(left.elements, right.elements) where left != right { return "\(left), not \(right)" }
      return "\(left), not \(right)"
    }
    return "tables \(reached.tables.map(\.name)), not \(wanted.tables.map(\.name))"
  }
}

extension Change {
  /// Whether it makes or destroys something that holds rows or values.
  fileprivate var touchesData: Bool {
    switch self {
    case .createTable, .dropTable, .addColumn, .dropColumn, .alterColumn, .createEnum, .dropEnum, .alterEnum: true
    default: false
    }
  }
}

import SchemaModel
import TestSupport
import Testing

/// Failures are made small: here of pairs that fail because they have something, without any server.
@Suite struct LawShrinkerTests {
  /// A pair whose new schema has what the old one has not.
  private func shrunk(
    seed: UInt64,
    _ isBroken: @escaping (LawPair) -> Bool
  ) -> LawPair? {
    let pair = RandomSchemaPair(seed: seed, dialect: .postgres)
    let whole = LawPair(seed: seed, old: pair.old, new: pair.new, hints: pair.hints)
    guard isBroken(whole) else { return nil }
    let failure = LawFailure(.schema, "broken")
    return LawShrinker(attempts: 2000) { isBroken($0) ? failure : nil }.shrink(whole, failure).pair
  }

  @Test func leavesOneTableAndWhatIsWrongWithIt() {
    var pairs = 0
    for seed in UInt64(0)..<8 {
      let pair = shrunk(seed: seed) { pair in pair.new.tables.contains { !$0.indexes.isEmpty } }
      guard let pair else { continue }
      pairs += 1
      #expect(pair.old.tables.isEmpty && pair.old.enumTypes.isEmpty, "seed \(seed): \(pair.old)")
      #expect(pair.new.tables.count == 1 && pair.hints.isEmpty, "seed \(seed)")
      #expect(pair.new.tables.first?.elements.count == 1, "seed \(seed): \(pair.new.tables)")
      let columns = Set(pair.new.tables.first?.indexes.first?.columns ?? [])
      #expect(pair.new.tables.first?.columns.map(\.name).allSatisfy(columns.contains) == true, "seed \(seed)")
    }
    #expect(pairs > 1)
  }

  @Test func keepsWhatTheFailureNeeds() {
    var pairs = 0
    for seed in UInt64(0)..<8 {
      let pair = shrunk(seed: seed) { pair in
        pair.old.tables.contains { old in
          pair.new.table(old.name).map { Set($0.columns.map(\.name)) != Set(old.columns.map(\.name)) } ?? false
        }
      }
      guard let pair else { continue }
      pairs += 1
      #expect(pair.old.tables.count == 1 && pair.new.tables.map(\.name) == pair.old.tables.map(\.name), "seed \(seed)")
      #expect(pair.old.tables.flatMap(\.columns).count + pair.new.tables.flatMap(\.columns).count <= 3, "seed \(seed)")
    }
    #expect(pairs > 1)
  }
}

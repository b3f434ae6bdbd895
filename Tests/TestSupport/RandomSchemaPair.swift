package import SchemaModel

/// Two schemas, and the hints that lead from one to the other: the case that one seed stands for.
package struct RandomSchemaPair: Sendable {
  package enum Kind: Sendable {
    /// The one is the other one after some changes.
    case changed
    /// The other way round, and nobody gives a hint.
    case undone
    /// The one is the other one after renames, all of them hinted.
    case renamed
    /// The two have nothing to do with each other.
    case unrelated
  }

  package let seed: UInt64
  package let kind: Kind
  package let old: DatabaseSchema
  package let new: DatabaseSchema
  package let hints: [RenameHint]

  /// Without a dialect it is the one that the seed stands for.
  package init(seed: UInt64, dialect: DialectName? = nil, options: RandomSchema.Options = RandomSchema.Options()) {
    self.seed = seed
    let dialect = dialect ?? DialectName.allCases[Int(seed % UInt64(DialectName.allCases.count))]
    var random = SplitMix64(seed: seed)
    let start = RandomSchema(dialect: dialect, random: SplitMix64(seed: random.next()), options: options)
    switch random.number(0...9) {
    case 0:
      kind = .unrelated
      old = start.schema
      new = RandomSchema(dialect: dialect, random: SplitMix64(seed: random.next()), options: options).schema
      hints = []
    case 1:
      kind = .renamed
      old = start.schema
      var mutation = RandomMutation(of: start)
      mutation.hintChance = 100
      mutation.renameAtRandom(steps: random.number(1...6))
      new = mutation.schema
      hints = mutation.hints
    case 2, 3:
      kind = .undone
      var mutation = RandomMutation(of: start)
      mutation.changeAtRandom(steps: random.number(1...12))
      old = mutation.schema
      new = start.schema
      hints = []
    default:
      kind = .changed
      old = start.schema
      var mutation = RandomMutation(of: start)
      mutation.changeAtRandom(steps: random.number(1...12))
      new = mutation.schema
      hints = mutation.hints
    }
  }
}

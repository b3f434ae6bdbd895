/// SplitMix64: small, fast, and the same numbers on every machine.
package struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}

extension SplitMix64 {
  /// True in so many of a hundred cases.
  package mutating func chance(_ percent: Int) -> Bool {
    number(0...99) < percent
  }

  package mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  package mutating func pick<Choices: RandomAccessCollection>(_ choices: Choices) -> Choices.Element? {
    if choices.isEmpty { return nil }
    return choices[choices.index(choices.startIndex, offsetBy: number(0...(choices.count - 1)))]
  }

  /// So many different ones, in random order; all of them when there are fewer.
  package mutating func pick<Element>(_ count: Int, of choices: [Element]) -> [Element] {
    var (rest, picked): ([Element], [Element]) = (choices, [])
    while picked.count < count, !rest.isEmpty {
      picked.append(rest.remove(at: number(0...(rest.count - 1))))
    }
    return picked
  }
}

/// Makes a pair that breaks the law as small as it gets while it breaks it in the same way.
struct LawShrinker {
  /// How many smaller pairs are tried; most of a pair's size is gone after the first hundred.
  var attempts = 200
  /// The failure of a pair, if it has one.
  let failure: (LawPair) -> LawFailure?

  func shrink(_ pair: LawPair, _ original: LawFailure) -> (pair: LawPair, failure: LawFailure) {
    var (best, bestFailure) = (pair, original)
    var rest = attempts
    var isSmaller = true
    while isSmaller, rest > 0 {
      isSmaller = false
      guard let candidates = try? SmallerPairs(than: best) else { break }
      for candidate in candidates {
        if rest == 0 { break }
        rest -= 1
        guard let found = failure(candidate), found.isLike(original) else { continue }
        (best, bestFailure, isSmaller) = (candidate, found, true)
        break
      }
    }
    return (best, bestFailure)
  }
}

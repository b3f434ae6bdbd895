extension Duration {
  /// Whole milliseconds, cut off, and at most what fits 32 bits, as servers want it.
  var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    return min(Int64(Int32.max), min(seconds, Int64(Int32.max)) * 1_000 + attoseconds / 1_000_000_000_000_000)
  }

  /// Whole seconds, rounded up.
  var wholeSeconds: Int64 {
    components.seconds + (components.attoseconds > 0 ? 1 : 0)
  }
}

/// Why a trial failed, a line each.
struct ProofFailure: Error {
  var lines: [String]

  init(_ lines: [String]) {
    self.lines = lines
  }
}

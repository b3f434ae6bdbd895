/// Lets sessions begin and commit in a given order: `[0, 1, 0, 1]` is both begin, then both commit. What comes behind the
/// order, retries, runs as it comes.
package actor CommitOrder {
  private var rest: ArraySlice<Int>
  private var ended: Set<Int> = []
  private var waiting: [(session: Int, continuation: CheckedContinuation<Void, Never>)] = []

  package init(_ order: [Int]) { rest = order[...] }

  /// Returns when it is this session's turn; the turn lasts until `done`.
  func turn(of session: Int) async {
    if rest.first == session || isOver { return }
    await withCheckedContinuation { waiting.append((session, $0)) }
  }

  func done(_ session: Int) {
    if rest.first == session { rest.removeFirst() }
    advance()
  }

  /// The session begins and commits no more.
  package func end(_ session: Int) {
    ended.insert(session)
    advance()
  }

  private var isOver: Bool { rest.isEmpty }

  private func advance() {
    while let next = rest.first, ended.contains(next) { rest.removeFirst() }
    for (session, continuation) in waiting where isOver || session == rest.first { continuation.resume() }
    waiting.removeAll { isOver || $0.session == rest.first }
  }
}

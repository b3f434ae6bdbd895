import ForeignKeysLibPQ

/// Sessions for as many transactions as run at once; more of them wait.
actor SessionPool {
  private let url: String
  private let limit: Int
  private var idle: [LibPQSession] = []
  private var count = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ url: String, limit: Int = 8) { (self.url, self.limit) = (url, limit) }

  func with<Result: Sendable>(_ body: @Sendable (LibPQSession) async throws -> Result) async throws -> Result {
    let session = try await take()
    do {
      let result = try await body(session)
      put(session)
      return result
    } catch {
      // Whatever state the session is in, it is not used again.
      await session.close()
      count -= 1
      next()
      throw error
    }
  }

  private func take() async throws -> LibPQSession {
    while idle.isEmpty, count >= limit { await withCheckedContinuation { waiting.append($0) } }
    if let session = idle.popLast() { return session }
    count += 1
    do {
      return try await LibPQSession.connect(url)
    } catch {
      count -= 1
      next()
      throw error
    }
  }

  private func put(_ session: LibPQSession) {
    idle.append(session)
    next()
  }

  private func next() {
    if !waiting.isEmpty { waiting.removeFirst().resume() }
  }
}

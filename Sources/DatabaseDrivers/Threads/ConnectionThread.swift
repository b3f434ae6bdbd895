import Foundation

/// The thread of one connection: the executor of its actor.
///
/// The C libraries block until the server answers; here that holds up nothing but the connection itself. The thread ends
/// when the last reference to the executor goes.
final class ConnectionThread: SerialExecutor {
  private let queue = WorkQueue()

  /// What `atExit` does, the thread does last.
  init(name: String, atExit: @escaping @Sendable () -> Void = {}) {
    let queue = queue
    let thread = Thread {
      while let work = queue.next() { work() }
      atExit()
    }
    thread.name = name
    thread.start()
  }

  deinit {
    queue.finish()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    // The work keeps the executor alive until the job is done.
    queue.add { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  /// Does work that comes before there is an actor.
  func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      queue.add { continuation.resume(with: Swift.Result(catching: work)) }
    }
  }
}

import DatabaseDrivers
import MigrationRunner

/// Shows a run to those who watch it.
actor RunDisplay {
  private let terminal = Terminal.error
  private var step: (number: Int, of: Int, title: String, start: ContinuousClock.Instant, progress: String)?
  private var ticker: Task<Void, Never>?

  nonisolated func show(_ event: RunEvent) {
    // Events come in their order, and the display has to keep it: each is put behind the one before.
    events.yield(event)
  }

  private let events: AsyncStream<RunEvent>.Continuation
  private var reader: Task<Void, Never>?

  init() {
    let (stream, continuation) = AsyncStream.makeStream(of: RunEvent.self)
    events = continuation
    self.stream = stream
  }

  private let stream: AsyncStream<RunEvent>

  /// Begins to show; ends with `finish`.
  func start() {
    reader = Task { for await event in stream { self.write(event) } }
  }

  func finish() async {
    events.finish()
    await reader?.value
    endStep()
  }

  private func write(_ event: RunEvent) {
    switch event {
    case .waitingForLock(let holder):
      line("another run has this database\(holder.map { " (\($0))" } ?? ""); waiting for it", .yellow)
    case .migrationBegan(let name, _, let firstStep, let isRollback):
      let from = firstStep > 0 ? ", from step \(firstStep + 1)" : ""
      line("\(isRollback ? "rolling back" : "applying") \(name)\(from)", .bold)
    case .stepBegan(let number, let count, let title):
      begin(number, count, title)
    case .stepEnded(let number, let count, let wasDone):
      guard let step else { return }
      let time = wasDone ? "was done" : Self.words(step.start.duration(to: .now))
      endStep()
      line("  \(number)/\(count) \(step.title)  \(time)", .grey)
    case .stepProgress(let progress):
      step?.progress = "  \(progress.words)"
    case .retrying(let attempt, let pause, let reason):
      line("  try \(attempt) met somebody: \(reason); again in \(Self.words(pause))", .yellow)
    case .migrationEnded(let name, let time, let isRollback):
      line("\(isRollback ? "rolled back" : "applied") \(name)  \(Self.words(time))", .green)
    case .notice(let notice):
      if notice.severity.uppercased() != "NOTICE" { line("  \(notice)", .grey) }
    case .remark(let text):
      line("  \(text)", .yellow)
    }
  }

  private func line(_ text: String, _ colour: Terminal.Colour) {
    terminal.putTransient("")
    terminal.put(terminal.coloured(text, colour))
  }

  // MARK: The running step

  private func begin(_ number: Int, _ count: Int, _ title: String) {
    step = (number, count, title, .now, "")
    guard terminal.isInteractive else { return }
    ticker = Task {
      while !Task.isCancelled {
        showProgress()
        try? await Task.sleep(for: .milliseconds(200))
      }
    }
  }

  private func showProgress() {
    guard let step else { return }
    let time = Self.words(step.start.duration(to: .now))
    terminal.putTransient("  \(step.number)/\(step.of) \(step.title)  \(time)\(step.progress)")
  }

  private func endStep() {
    ticker?.cancel()
    ticker = nil
    step = nil
    terminal.putTransient("")
  }

  static func words(_ duration: Duration) -> String {
    let milliseconds = Int(duration / .milliseconds(1))
    if milliseconds < 1_000 { return "\(milliseconds) ms" }
    let seconds = milliseconds / 1_000
    if seconds < 60 { return "\(seconds).\(milliseconds % 1_000 / 100) s" }
    return "\(seconds / 60) min \(seconds % 60) s"
  }
}

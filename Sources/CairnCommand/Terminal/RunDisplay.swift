import DatabaseDrivers
import MigrationRunner

/// Shows a run to those who watch it.
actor RunDisplay {
  private let terminal = Terminal.error
  private var step: (number: Int, of: Int, title: String, start: ContinuousClock.Instant, progress: String)?
  /// When the line of the running step is written anew.
  private var nextProgress = ContinuousClock.now
  private nonisolated let news = Locked<[(event: RunEvent, time: ContinuousClock.Instant)]>([])
  private var reader: Task<Void, Never>?

  /// Takes note, in order. The run goes on at once: it wakes nobody, which costs more than a small statement, and a
  /// terminal that stands still holds up no transaction.
  nonisolated func show(_ event: RunEvent) {
    news.withLock { $0.append((event, .now)) }
  }

  /// Begins to show; ends with `finish`.
  func start() {
    reader = Task {
      while !Task.isCancelled {
        writeNews()
        showProgress()
        try? await Task.sleep(for: .milliseconds(20))
      }
    }
  }

  func finish() async {
    reader?.cancel()
    await reader?.value
    writeNews()
    endStep()
  }

  private func writeNews() {
    let news = news.withLock { news in
      defer { news = [] }
      return news
    }
    for (event, time) in news { write(event, at: time) }
  }

  private func write(_ event: RunEvent, at time: ContinuousClock.Instant) {
    switch event {
    case .waitingForLock(let holder):
      line("another run has this database\(holder.map { " (\($0))" } ?? ""); waiting for it", .yellow)
    case .migrationBegan(let name, _, let firstStep, let isRollback):
      let from = firstStep > 0 ? ", from step \(firstStep + 1)" : ""
      line("\(isRollback ? "rolling back" : "applying") \(name)\(from)", .bold)
    case .stepBegan(let number, let count, let title):
      step = (number, count, title, time, "")
      nextProgress = time
    case .stepEnded(let number, let count, let wasDone):
      guard let step else { return }
      let words = wasDone ? "was done" : Self.words(step.start.duration(to: time))
      endStep()
      line("  \(number)/\(count) \(step.title)  \(words)", .grey)
    case .stepProgress(let progress):
      step?.progress = "  \(progress.words)"
      nextProgress = time
    case .retrying(let attempt, let pause, let reason):
      line("  try \(attempt) met somebody: \(reason); again in \(Self.words(pause))", .yellow)
    case .migrationEnded(let name, let duration, let isRollback):
      line("\(isRollback ? "rolled back" : "applied") \(name)  \(Self.words(duration))", .green)
    case .notice(let notice):
      if notice.severity.uppercased() != "NOTICE" { line("  \(notice)", .grey) }
    case .remark(let text):
      line("  \(text)", .yellow)
    }
  }

  private func line(_ text: String, _ colour: Terminal.Colour) {
    terminal.putTransient("")
    nextProgress = .now
    terminal.put(terminal.coloured(text, colour))
  }

  // MARK: The running step

  private func showProgress() {
    guard terminal.isInteractive, let step, ContinuousClock.now >= nextProgress else { return }
    nextProgress = .now + .milliseconds(200)
    let time = Self.words(step.start.duration(to: .now))
    terminal.putTransient("  \(step.number)/\(step.of) \(step.title)  \(time)\(step.progress)")
  }

  private func endStep() {
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

import MigrationRunner

/// A run that people see, and that Ctrl-C ends in an orderly way.
enum WatchedRun {
  static func run<Result>(
    _ options: RunOptions,
    _ body: (RunOptions) async throws -> Result
  ) async throws -> Result {
    var options = options
    let display = RunDisplay()
    options.observe = { display.show($0) }
    options.asksForProgress = Terminal.error.isInteractive
    await display.start()

    let interruption = options.interruption
    do {
      let result = try await Signals.hear {
        interruption.request()
      } during: {
        try await body(options)
      }
      await display.finish()
      return result
    } catch {
      await display.finish()
      throw error
    }
  }
}

import Foundation
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
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { interruption.request() }
      source.resume()
      return source
    }
    defer { for source in sources { source.cancel() } }
    do {
      let result = try await body(options)
      await display.finish()
      return result
    } catch {
      await display.finish()
      throw error
    }
  }
}

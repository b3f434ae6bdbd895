/// The time in which a connection is made.
///
/// Nothing was done yet, so Ctrl-C and SIGTERM end the process at once, whatever the C libraries wait for: an answer of a
/// server that is silent, or a password.
enum ConnectionWait {
  static func run<Result>(_ connect: () async throws -> Result) async throws -> Result {
    try await Signals.hear(end, during: connect)
  }

  @Sendable private static func end() {
    PasswordPrompt.showTyping()
    ImmediateEnd.end { _ in ["interrupted", "state: nothing was done"] }
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program that is asked a question.
enum CapturedRun {
  /// What it says on one line, without the space around it; nil when it is not there or fails.
  static func output(_ command: [String]) -> String? {
    // Not through a file: without a place for one, every program would seem not to be there.
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let environment = ServerUser.environment(home: SystemCall.environment("HOME") ?? "/")
    let child = try? ChildProcess(command, environment: environment, output: .descriptor(ends[1]))
    close(ends[1])
    guard let child else { return nil }
    let text = SystemCall.text(of: ends[0])
    guard child.wait() == 0 else { return nil }
    return text.split(separator: "\n").first.map(String.init)
  }

  static func succeeds(_ command: [String]) -> Bool {
    let environment = ServerUser.environment(home: "/")
    return (try? ChildProcess(command, environment: environment, output: .file("/dev/null")))?.wait() == 0
  }
}

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
    let base = SystemCall.environment("TMPDIR") ?? "/tmp"
    guard let folder = SystemCall.makeFolder("\(base)/cairn-output.") else { return nil }
    defer { ServerFolder.remove(folder) }
    let path = "\(folder)/output"
    let environment = ServerUser.environment(home: SystemCall.environment("HOME") ?? "/")
    guard let child = try? ChildProcess(command, environment: environment, output: path), child.wait() == 0 else {
      return nil
    }
    return SystemCall.text(of: path)?.split(separator: "\n").first.map(String.init)
  }

  static func succeeds(_ command: [String]) -> Bool {
    let environment = ServerUser.environment(home: "/")
    return (try? ChildProcess(command, environment: environment, output: "/dev/null"))?.wait() == 0
  }
}

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Asks git about the repository that a folder is in; it changes nothing there.
struct GitRepository {
  var folder: String

  init(around folder: String) throws {
    self.folder = folder
    let probe = try run(["rev-parse", "--is-inside-work-tree"], withErrors: true)
    guard probe.status == 0, probe.text == "true" else {
      throw Stop([
        "error: \(folder) is in no git working tree, and --rebase reads both sides of a merge from git: \(probe.text)"
      ])
    }
  }

  /// The commit that a name stands for, or nil.
  func commit(_ name: String) throws -> String? {
    let answer = try run(["rev-parse", "--verify", "--quiet", "--end-of-options", "\(name)^{commit}"])
    return answer.status == 0 ? answer.text : nil
  }

  func parents(of commit: String) throws -> [String] {
    let answer = try run(["rev-list", "--parents", "--max-count=1", commit])
    return answer.status == 0 ? answer.text.split(separator: " ").dropFirst().map(String.init) : []
  }

  /// The newest commit that both come from, or nil when there is none.
  func mergeBase(_ one: String, _ other: String) throws -> String? {
    let answer = try run(["merge-base", one, other])
    return answer.status == 0 ? answer.text : nil
  }

  /// The branch that is checked out, or nil.
  func branch() throws -> String? {
    let answer = try run(["symbolic-ref", "--quiet", "--short", "HEAD"])
    return answer.status == 0 ? answer.text : nil
  }

  /// Whether git stands in the middle of a rebase. `REBASE_HEAD` alone does not tell: it may outlive the rebase.
  func isRebasing() throws -> Bool {
    try ["rebase-merge", "rebase-apply"].contains { name in
      let path = try run(["rev-parse", "--git-path", name]).text
      return FileManager.default.fileExists(atPath: path.hasPrefix("/") ? path : "\(folder)/\(path)")
    }
  }

  /// Whether a conflict below the folder is in the index.
  func hasUnmergedFiles() throws -> Bool {
    let answer = try run(["ls-files", "--unmerged", "--", "."])
    return answer.status == 0 && !answer.output.isEmpty
  }

  /// The bytes of a file below the folder at a revision: a commit, or `:2` for a side of a conflict. Nil when it is not there.
  func contents(of path: String, at revision: String) throws -> Data? {
    let answer = try run(["cat-file", "blob", "\(revision):./\(path)"])
    return answer.status == 0 ? answer.output : nil
  }

  // MARK: Running git

  struct Answer {
    var status: Int32
    var output: Data
    var text: String { String(decoding: output, as: UTF8.self).trimmingLineEnds }
  }

  /// Foundation's `Process` would make every run of the generator load all of Foundation; this is what is needed of it.
  func run(_ arguments: [String], withErrors: Bool = false) throws -> Answer {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Stop(["error: git cannot be run: \(String(cString: strerror(errno)))"]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    if withErrors {
      posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
    } else {
      posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }
    let words = (["git", "-C", folder] + arguments).map { strdup($0) }
    let settings = ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") }
    defer { for text in words + settings { free(text) } }
    var process = pid_t()
    let failure = posix_spawnp(&process, "git", &actions, nil, words + [nil], settings + [nil])
    close(ends[1])
    defer { close(ends[0]) }
    guard failure == 0 else {
      throw Stop(["error: git cannot be run: \(String(cString: strerror(failure)))"])
    }
    let output = Self.readAll(ends[0])
    var state: Int32 = 0
    while waitpid(process, &state, 0) < 0, errno == EINTR {}
    let exited = state & 0x7f == 0
    return Answer(status: exited ? (state >> 8) & 0xff : 128 + (state & 0x7f), output: output)
  }

  private static func readAll(_ descriptor: Int32) -> Data {
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count > 0 { data.append(contentsOf: buffer[..<count]) }
      if count == 0 || count < 0 && errno != EINTR { return data }
    }
  }
}

extension String {
  fileprivate var trimmingLineEnds: String {
    var text = self[...]
    while text.last?.isNewline == true { text.removeLast() }
    return String(text)
  }
}

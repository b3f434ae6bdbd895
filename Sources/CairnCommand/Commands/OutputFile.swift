import Foundation
import MigrationFiles
import MigrationRunner

/// A file for a result, where the user wants it.
///
/// What was in a file is there until all that replaces it is. What is no file, a pipe or a device, is written as it is, and
/// a link stays one.
struct OutputFile {
  private let path: String

  init(_ path: String) {
    self.path = path
  }

  func write(_ text: String) throws(RunError) {
    var status = stat()
    guard stat(path, &status) == 0 else { return try replace(linkedPath, with: text, before: nil) }
    if let stream = Self.standardStream(status) {
      return try check(ByteWriter.write(text, to: stream))
    }
    // A file may be open and have no name any more: /dev/fd/3.
    guard status.st_mode & S_IFMT == S_IFREG, let real = realpath(path, nil) else { return try writeAsItIs(text) }
    defer { free(real) }
    try replace(String(cString: real), with: text, before: status)
  }

  /// `/dev/stdout`: what was said there before stays before it.
  private static func standardStream(_ status: stat) -> Int32? {
    [1, 2].first { number in
      var stream = stat()
      return fstat(number, &stream) == 0 && stream.st_dev == status.st_dev && stream.st_ino == status.st_ino
    }
  }

  private func writeAsItIs(_ text: String) throws(RunError) {
    // A reader that goes away is an error with a path, too.
    let before = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, before) }
    let file = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC | O_NOCTTY)
    guard file >= 0 else { throw failure(errno) }
    let error = ByteWriter.write(text, to: file)
    let isClosed = close(file) == 0
    try check(error ?? (isClosed ? nil : errno))
  }

  private func replace(_ target: String, with text: String, before: stat?) throws(RunError) {
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    var name = Array("\(folder).cairn-output.XXXXXX".utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { throw failure(errno) }
    // As if it had been written in place: whose it is, and who may read it.
    if let before { _ = fchown(file, before.st_uid, before.st_gid) }
    fchmod(file, before.map { $0.st_mode & 0o7777 } ?? 0o666 & ~Self.mask)
    var error = ByteWriter.write(text, to: file)
    if close(file) != 0, error == nil { error = errno }
    if error == nil, rename(name, target) != 0 { error = errno }
    if error != nil { unlink(name) }
    try check(error)
  }

  private static var mask: mode_t {
    let mask = umask(0)
    umask(mask)
    return mask
  }

  /// The file that a link leads to which leads to none yet.
  private var linkedPath: String {
    var place = path
    // As many as the system follows.
    for _ in 0..<40 {
      guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: place) else { break }
      let folder = place.lastIndex(of: "/").map { String(place[...$0]) } ?? ""
      place = next.hasPrefix("/") ? next : folder + next
    }
    return place
  }

  private func check(_ error: Int32?) throws(RunError) {
    if let error { throw failure(error) }
  }

  private func failure(_ error: Int32) -> RunError {
    let advice = error == ENOENT ? "; make its folder first" : ""
    return RunError(.failed, "\(path): error: it cannot be written: \(ByteWriter.words(error))\(advice)")
  }
}

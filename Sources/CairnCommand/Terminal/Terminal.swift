import MigrationFiles
import MigrationRunner

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One of the streams of the process: coloured where somebody looks at it, plain otherwise.
struct Terminal: Sendable {
  enum Colour: String {
    case red = "31"
    case green = "32"
    case yellow = "33"
    case grey = "90"
    case bold = "1"
  }

  private let descriptor: Int32
  /// Somebody looks at it, and what is written can be replaced.
  let isInteractive: Bool
  private let isColoured: Bool

  static let output = Terminal(descriptor: 1)
  static let error = Terminal(descriptor: 2)

  private init(descriptor: Int32) {
    self.descriptor = descriptor
    // https://no-color.org, and terminals that know no colours.
    let isPlain = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
    isInteractive = isatty(descriptor) == 1 && !isDumb
    isColoured = isInteractive && !isPlain
  }

  /// The same stream, on which from now on nobody else is heard who writes to its number.
  func takenOver() -> Terminal {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
    guard copy >= 0, nowhere >= 0, dup2(nowhere, descriptor) >= 0 else { return self }
    return Terminal(descriptor: copy)
  }

  func coloured(_ text: String, _ colour: Colour) -> String {
    isColoured ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }

  func put(_ text: String) {
    putBytes(text + "\n")
  }

  /// A line that the next one takes the place of; nothing where nobody looks.
  func putTransient(_ text: String) {
    guard isInteractive else { return }
    // A line that goes on in the next one could not be taken back.
    let width = columns
    putBytes("\r\u{1B}[2K\(text.count < width ? text : text.prefix(width - 2) + "…")")
  }

  private var columns: Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 2 else { return .max }
    return Int(size.ws_col)
  }

  func put(_ error: RunError) {
    for (index, line) in error.lines.enumerated() {
      put(index == 0 ? coloured(line, error.code == .interrupted ? .yellow : .red) : line)
    }
  }

  private func putBytes(_ text: String) {
    if descriptor == 1 {
      StandardOutput.write(text)
    } else {
      // Where could it be said that nothing can be said?
      _ = ByteWriter.write(text, to: descriptor)
    }
  }
}

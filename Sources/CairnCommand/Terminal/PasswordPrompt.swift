import DatabaseDrivers

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Asks for a password at the terminal, without showing it.
enum PasswordPrompt {
  /// The terminal and how it was, while it does not show what is typed.
  private static let hidden = Locked<(terminal: Int32, shown: termios)?>(nil)

  /// Lets the terminal show again what is typed, if it does not: for a process that ends in the middle of the question.
  static func showTyping() {
    hidden.withLock { hidden in
      guard var before = hidden else { return }
      hidden = nil
      tcsetattr(before.terminal, TCSAFLUSH, &before.shown)
      put("\n", on: before.terminal)
    }
  }

  /// Nil without a terminal.
  @Sendable static func ask(_ whose: String) -> Secret? {
    // The terminal itself: stdin may be a file, and stdout may be read by a program.
    let terminal = open("/dev/tty", O_RDWR)
    guard terminal >= 0 else { return nil }
    defer { close(terminal) }
    var shown = termios()
    guard tcgetattr(terminal, &shown) == 0 else { return nil }
    hidden.withLock { [shown] in $0 = (terminal, shown) }
    defer { showTyping() }
    shown.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(terminal, TCSAFLUSH, &shown)
    put("password for \(whose): ", on: terminal)
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while read(terminal, &byte, 1) == 1, byte != UInt8(ascii: "\n") { bytes.append(byte) }
    return String(validating: bytes, as: UTF8.self).map(Secret.init)
  }

  private static func put(_ text: String, on terminal: Int32) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
  }
}

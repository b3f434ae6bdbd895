#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where text goes: what was asked for to stdout, everything about it to stderr.
package struct Console {
  var print: (String) -> Void
  var printError: (String) -> Void

  package init(print: @escaping (String) -> Void, printError: @escaping (String) -> Void) {
    self.print = print
    self.printError = printError
  }

  /// The streams of the process.
  package static var standard: Console {
    Console(print: { writeLine($0, to: 1) }, printError: { writeLine($0, to: 2) })
  }

  private static func writeLine(_ text: String, to descriptor: Int32) {
    var bytes = Array((text + "\n").utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }
}

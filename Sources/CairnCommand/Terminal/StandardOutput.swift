import DatabaseDrivers

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The stream that programs read: an answer that did not get there whole must not pass for one.
enum StandardOutput {
  private static let failure = Locked<Int32?>(nil)

  static func write(_ text: String) {
    failure.withLock { failure in
      // Behind a gap nothing is better than something.
      if failure == nil { failure = ByteWriter.write(text, to: 1) }
    }
  }

  /// Closes the stream, for the end of the process, which is when some file systems say what they could not write.
  ///
  /// - Returns: Why not all of it was written; nil when it was, or when its reader went away, who did not want it.
  static func close() -> String? {
    let number = failure.withLock { failure in
      failure ?? (closeDescriptor(1) == 0 || errno == EBADF ? nil : errno)
    }
    return number == EPIPE ? nil : number.map(ByteWriter.words)
  }
}

/// `close(2)`, which the method above would hide.
private func closeDescriptor(_ number: Int32) -> Int32 { close(number) }

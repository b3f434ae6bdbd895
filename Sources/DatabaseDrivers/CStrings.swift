/// Texts as a C library takes them.
enum CStrings {
  /// Calls `body` with the texts as C strings behind each other, and a null pointer at their end.
  static func withPointers<Result>(
    _ texts: [String],
    _ body: (UnsafePointer<UnsafePointer<CChar>?>) throws -> Result
  ) rethrows -> Result {
    let copies = texts.map { text in
      let bytes = text.utf8CString
      let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count)
      _ = copy.initialize(from: bytes)
      return copy
    }
    defer { for copy in copies { copy.deallocate() } }
    let pointers: [UnsafePointer<CChar>?] = copies.map { UnsafePointer($0.baseAddress) } + [nil]
    return try pointers.withUnsafeBufferPointer { pointers in
      // It has the null pointer at least, so it has an address.
      try body(pointers.baseAddress.unsafelyUnwrapped)
    }
  }
}

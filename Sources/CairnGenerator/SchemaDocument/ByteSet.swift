/// Some of the characters of ASCII, a bit each.
///
/// Most names and types are of harmless characters; one loop over their bytes says so, and all else is for the others. In
/// a debug build that loop is a tenth of a search by scalars.
struct ByteSet {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  private init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if byte < 64 { low |= 1 << UInt64(byte) } else if byte < 128 { high |= 1 << UInt64(byte - 64) }
    }
  }

  /// Everything from the space to `~`.
  static let printable = ByteSet(32...126)

  /// What code in Markdown takes as it is.
  static let code = ByteSet((32...126).filter { $0 != UInt8(ascii: "`") && $0 != UInt8(ascii: "|") })

  /// Letters, digits, spaces and the marks that mean nothing to Markdown.
  static let text = ByteSet("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ,.:;'\"()/-?=%@^+".utf8)

  /// What a name is mostly made of.
  static let word = ByteSet("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_".utf8)

  func contains(_ byte: UInt8) -> Bool {
    byte < 64 ? low >> UInt64(byte) & 1 == 1 : byte < 128 && high >> UInt64(byte - 64) & 1 == 1
  }
}

extension String {
  /// Whether each byte is one of the set.
  func isMade(of set: ByteSet) -> Bool {
    let isMade = utf8.withContiguousStorageIfAvailable { bytes in
      var index = 0
      while index < bytes.count {
        if !set.contains(bytes[index]) { return false }
        index += 1
      }
      return true
    }
    return isMade ?? utf8.allSatisfy(set.contains)
  }
}

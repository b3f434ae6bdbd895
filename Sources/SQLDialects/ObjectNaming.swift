/// Names for keys, constraints and indexes that the author left unnamed: stable, and never longer than a server takes.
enum ObjectNaming {
  /// The shortest limit of all servers: 63 bytes on Postgres and DSQL (64 characters on MySQL).
  static let maximumBytes = 63

  /// `users_email_key`: the parts joined by `_`; when that is too long, as much of it as fits and eight hexadecimal
  /// digits that stand for the whole.
  static func name(_ parts: [String], suffix: String) -> String {
    let whole = (parts + [suffix]).joined(separator: "_")
    if whole.utf8.count <= maximumBytes { return whole }
    let tail = "_\(hash(whole))_\(suffix)"
    var head = ""
    for character in parts.joined(separator: "_") {
      if head.utf8.count + String(character).utf8.count + tail.utf8.count > maximumBytes { break }
      head.append(character)
    }
    return head + tail
  }

  static func hash(_ text: String) -> String {
    let digits = String(number(of: text), radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// FNV-1a, folded to 32 bits: the same on every machine and in every process, unlike `Hasher`.
  static func number(of text: String) -> UInt32 {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 {
      value ^= UInt64(byte)
      value = value &* 0x100_0000_01b3
    }
    return UInt32(truncatingIfNeeded: value ^ (value >> 32))
  }
}

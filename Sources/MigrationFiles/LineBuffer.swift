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

/// The bytes of a file of lines; empty lines do not count.
///
/// It looks for bytes with the C library: a debug build is what people run, and there a loop over a megabyte in Swift is
/// most of a run.
struct LineBuffer: Sendable {
  private(set) var data: Data

  private static let newline = UInt8(ascii: "\n")

  init(_ data: Data) {
    self.data = data
  }

  init(_ lines: [Data]) {
    self.init(Data())
    for line in lines { append(line) }
  }

  /// All lines without their ends.
  var lines: [Data] {
    var lines: [Data] = []
    var rest = data[...]
    while !rest.isEmpty {
      let end = Self.firstNewline(in: rest) ?? rest.endIndex
      if end > rest.startIndex { lines.append(Data(rest[..<end])) }
      rest = end < rest.endIndex ? rest[(end + 1)...] : Data()
    }
    return lines
  }

  /// The last line without its end; nil when there is none.
  var lastLine: Data? { lastLineRange.map { Data(data[$0]) } }

  mutating func append(_ line: Data) {
    if let last = data.last, last != Self.newline { data.append(Self.newline) }
    data += line
    data.append(Self.newline)
  }

  mutating func removeLastLine() {
    if let range = lastLineRange { data = Data(data[..<range.lowerBound]) }
  }

  /// Whether a line begins with such a byte.
  func hasLine(beginningWith isWanted: (UInt8) -> Bool) -> Bool {
    data.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return false }
      var start = 0
      while start < bytes.count {
        if isWanted(bytes[start]) { return true }
        guard let found = memchr(base + start, Int32(Self.newline), bytes.count - start) else { return false }
        start = UnsafeRawPointer(found) - base + 1
      }
      return false
    }
  }

  private var lastLineRange: Range<Data.Index>? {
    var end = data.endIndex
    while end > data.startIndex, data[end - 1] == Self.newline { end -= 1 }
    guard end > data.startIndex else { return nil }
    let rest = data[..<end]
    var start = rest.startIndex
    // From the end, a piece at a time, as a line may be long and the file much longer.
    var from = rest.endIndex
    while from > rest.startIndex {
      let piece = max(rest.startIndex, from - 4_096)..<from
      if let newline = Self.lastNewline(in: rest[piece]) {
        start = newline + 1
        break
      }
      from = piece.lowerBound
    }
    return start..<end
  }

  private static func firstNewline(in data: Data) -> Data.Index? {
    data.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base, Int32(newline), bytes.count) else { return nil }
      return data.startIndex + (UnsafeRawPointer(found) - base)
    }
  }

  private static func lastNewline(in data: Data) -> Data.Index? {
    data.lastIndex(of: newline)
  }
}

/// The name of a database in a grant: `%` stands for any run of characters and `_` for any one, but for those behind a
/// backslash.
struct MySQLDatabasePattern {
  private enum Part: Equatable {
    case byte(UInt8)
    case one
    case run
  }

  private let parts: [Part]

  init(_ text: String) {
    var parts: [Part] = []
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "\\"): parts.append(.byte(bytes.popFirst() ?? byte))
      case UInt8(ascii: "%"): parts.append(.run)
      case UInt8(ascii: "_"): parts.append(.one)
      default: parts.append(.byte(byte))
      }
    }
    self.parts = parts
  }

  /// How many characters are certain before the first that is not; all are where none is uncertain.
  var certainty: Int { parts.firstIndex { $0 == .one || $0 == .run } ?? .max }

  func matches(_ name: String) -> Bool { Self.matches(Array(name.utf8)[...], parts[...]) }

  private static func matches(_ name: ArraySlice<UInt8>, _ parts: ArraySlice<Part>) -> Bool {
    guard let first = parts.first else { return name.isEmpty }
    switch first {
    case .run: return (name.startIndex...name.endIndex).contains { matches(name[$0...], parts.dropFirst()) }
    case .one: return !name.isEmpty && matches(name.dropFirst(), parts.dropFirst())
    case .byte(let byte): return name.first == byte && matches(name.dropFirst(), parts.dropFirst())
    }
  }
}

/// A value on its way to or from a server.
///
/// From a server come integers, floating point numbers, booleans (Postgres) and bytes as what they are; everything else,
/// decimals and dates among it, comes as the text that the server writes.
package enum DatabaseValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int64)
  case double(Double)
  case text(String)
  case bytes([UInt8])
}

extension DatabaseValue {
  package var isNull: Bool { self == .null }

  /// The boolean, or MySQL's 0 and 1 for one.
  package var bool: Bool? {
    switch self {
    case .bool(let value): value
    case .integer(let value) where value == 0 || value == 1: value == 1
    default: nil
    }
  }

  package var integer: Int64? {
    guard case .integer(let value) = self else { return nil }
    return value
  }

  /// The value as text; nil for NULL, and for bytes that are not UTF-8.
  package var text: String? {
    switch self {
    case .null: nil
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .double(let value): String(value)
    case .text(let value): value
    case .bytes(let value): String(validating: value, as: UTF8.self)
    }
  }

  package var bytes: [UInt8]? {
    guard case .bytes(let value) = self else { return nil }
    return value
  }
}

extension DatabaseValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(nilLiteral: ()) { self = .null }
}

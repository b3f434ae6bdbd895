#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A Swift value that stands in a key column, and its text as Postgres reads and writes it.
public protocol KeyValue: Sendable, Hashable {
  /// As Postgres writes it, so that two texts are the same when two values are.
  var keyText: String { get }

  /// The value that Postgres wrote so; nil when it is none.
  init?(keyText: String)
}

extension String: KeyValue {
  /// The text itself.
  public var keyText: String { self }
  /// The text itself.
  public init?(keyText: String) { self = keyText }
}

extension Bool: KeyValue {
  /// `true` or `false`.
  public var keyText: String { self ? "true" : "false" }
  /// From `true` or `false`.
  public init?(keyText: String) { self.init(keyText) }
}

extension UUID: KeyValue {
  /// In small letters, as Postgres writes it.
  public var keyText: String { uuidString.lowercased() }
  /// From letters of either size.
  public init?(keyText: String) { self.init(uuidString: keyText) }
}

extension Int16: KeyValue {}
extension Int32: KeyValue {}
extension Int64: KeyValue {}

extension KeyValue where Self: FixedWidthInteger {
  /// In decimal digits.
  public var keyText: String { String(self) }
  /// From decimal digits.
  public init?(keyText: String) { self.init(keyText) }
}

/// The values of a row in the order of its table's columns, on their way between text and typed properties.
public struct KeyRow: Sendable {
  /// As Postgres writes them; nil is NULL.
  public var texts: [String?]

  /// Values as Postgres writes them.
  public init(_ texts: [String?]) { self.texts = texts }

  /// The value of a column that is never NULL.
  ///
  /// - Throws: `UnreadableKey`, when the column holds a NULL or a text that is no such value.
  public func value<Value: KeyValue>(_ place: Int, as type: Value.Type = Value.self) throws -> Value {
    guard let value = try optional(place, as: type) else { throw UnreadableKey(place: place, type: "\(type)") }
    return value
  }

  /// The value of a column, nil for NULL.
  ///
  /// - Throws: `UnreadableKey`, when the column holds a text that is no such value.
  public func optional<Value: KeyValue>(_ place: Int, as type: Value.Type = Value.self) throws -> Value? {
    guard texts.indices.contains(place), let text = texts[place] else { return nil }
    guard let value = Value(keyText: text) else { throw UnreadableKey(place: place, type: "\(type)") }
    return value
  }
}

/// A key column holds what its Swift type cannot: the table in the database is another one than was emitted for.
public struct UnreadableKey: Error, Sendable {
  /// Where the column stands, from 0.
  public var place: Int
  /// The Swift type that cannot hold it.
  public var type: String
}

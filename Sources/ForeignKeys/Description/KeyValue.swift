#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A Swift value that stands in a key column, and its text as Postgres reads and writes it.
public protocol KeyValue: Sendable, Hashable {
  /// As Postgres writes it, so that two texts are the same when two values are.
  var keyText: String { get }

  init?(keyText: String)
}

extension String: KeyValue {
  public var keyText: String { self }
  public init?(keyText: String) { self = keyText }
}

extension Bool: KeyValue {
  public var keyText: String { self ? "true" : "false" }
  public init?(keyText: String) { self.init(keyText) }
}

extension UUID: KeyValue {
  public var keyText: String { uuidString.lowercased() }
  public init?(keyText: String) { self.init(uuidString: keyText) }
}

extension Int16: KeyValue {}
extension Int32: KeyValue {}
extension Int64: KeyValue {}

extension KeyValue where Self: FixedWidthInteger {
  public var keyText: String { String(self) }
  public init?(keyText: String) { self.init(keyText) }
}

/// The values of a row in the order of its table's columns, on their way between text and typed properties.
public struct KeyRow: Sendable {
  public var texts: [String?]

  public init(_ texts: [String?]) { self.texts = texts }

  /// - Throws: `UnreadableKey`, when the column holds a NULL or a text that is no such value.
  public func value<Value: KeyValue>(_ place: Int, as type: Value.Type = Value.self) throws -> Value {
    guard let value = try optional(place, as: type) else { throw UnreadableKey(place: place, type: "\(type)") }
    return value
  }

  /// - Throws: `UnreadableKey`, when the column holds a text that is no such value.
  public func optional<Value: KeyValue>(_ place: Int, as type: Value.Type = Value.self) throws -> Value? {
    guard texts.indices.contains(place), let text = texts[place] else { return nil }
    guard let value = Value(keyText: text) else { throw UnreadableKey(place: place, type: "\(type)") }
    return value
  }
}

/// A key column holds what its Swift type cannot: the table in the database is another one than was emitted for.
public struct UnreadableKey: Error, Sendable {
  public var place: Int
  public var type: String
}

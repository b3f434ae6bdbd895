internal import SchemaModel

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A Swift value that can stand in SQL as a constant, as a column's default does.
///
/// ```swift
/// struct Locale: LiteralConvertible {
///   var code: String
///   var columnLiteral: ColumnLiteral { .string(code) }
/// }
///
/// let locale = Column(.custom("citext", as: Locale.self)).default(.value(Locale(code: "en")))    // DEFAULT 'en'
/// ```
public protocol LiteralConvertible {
  /// The value as a constant.
  var columnLiteral: ColumnLiteral { get }
}

/// A constant, which each dialect writes and quotes in its own way.
public struct ColumnLiteral: Sendable {
  let literal: Literal

  /// A truth value.
  public static func boolean(_ value: Bool) -> ColumnLiteral { ColumnLiteral(literal: .boolean(value)) }

  /// A whole number.
  public static func integer(_ value: Int64) -> ColumnLiteral { ColumnLiteral(literal: .integer(value)) }

  /// A number by its digits: `"0.50"`, `"1e-7"`.
  public static func number(_ digits: String) -> ColumnLiteral { ColumnLiteral(literal: .number(digits)) }

  /// Text.
  public static func string(_ value: String) -> ColumnLiteral { ColumnLiteral(literal: .string(value)) }

  /// Bytes.
  public static func bytes(_ value: [UInt8]) -> ColumnLiteral { ColumnLiteral(literal: .bytes(value)) }
}

extension ColumnLiteral: LiteralConvertible {
  /// The constant itself.
  public var columnLiteral: ColumnLiteral { self }
}

extension Bool: LiteralConvertible {
  /// The value as a constant.
  public var columnLiteral: ColumnLiteral { .boolean(self) }
}

extension Int: LiteralConvertible {
  /// The value as a constant.
  public var columnLiteral: ColumnLiteral { .integer(Int64(self)) }
}

extension Int16: LiteralConvertible {
  /// The value as a constant.
  public var columnLiteral: ColumnLiteral { .integer(Int64(self)) }
}

extension Int32: LiteralConvertible {
  /// The value as a constant.
  public var columnLiteral: ColumnLiteral { .integer(Int64(self)) }
}

extension Int64: LiteralConvertible {
  /// The value as a constant.
  public var columnLiteral: ColumnLiteral { .integer(self) }
}

extension Int8: LiteralConvertible {
  /// The value as a constant.
  public var columnLiteral: ColumnLiteral { .integer(Int64(self)) }
}

extension UInt8: LiteralConvertible {
  /// The value as a constant.
  public var columnLiteral: ColumnLiteral { .integer(Int64(self)) }
}

extension UInt16: LiteralConvertible {
  /// The value as a constant.
  public var columnLiteral: ColumnLiteral { .integer(Int64(self)) }
}

extension UInt32: LiteralConvertible {
  /// The value as a constant.
  public var columnLiteral: ColumnLiteral { .integer(Int64(self)) }
}

extension UInt64: LiteralConvertible {
  /// The value as a constant.
  public var columnLiteral: ColumnLiteral { Int64(exactly: self).map { .integer($0) } ?? .number(description) }
}

extension Float: LiteralConvertible {
  /// The value as a constant.
  public var columnLiteral: ColumnLiteral { .number(description) }
}

extension Double: LiteralConvertible {
  /// The value as a constant.
  public var columnLiteral: ColumnLiteral { .number(description) }
}

extension Decimal: LiteralConvertible {
  /// The value as a constant.
  public var columnLiteral: ColumnLiteral { .number(description) }
}

extension String: LiteralConvertible {
  /// The value as a constant.
  public var columnLiteral: ColumnLiteral { .string(self) }
}

extension UUID: LiteralConvertible {
  /// The value as a constant, in the usual form with dashes.
  public var columnLiteral: ColumnLiteral { .string(uuidString.lowercased()) }
}

extension [UInt8]: LiteralConvertible {
  /// The value as a constant.
  public var columnLiteral: ColumnLiteral { .bytes(self) }
}

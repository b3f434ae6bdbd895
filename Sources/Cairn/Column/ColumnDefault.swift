internal import SchemaModel

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What a column holds when a row does not say.
///
/// ```swift
/// Column(.integer).default(0)                      // DEFAULT 0
/// Column(.text).default("")                        // DEFAULT ''
/// Column(.timestamp).default(.now)                 // DEFAULT now()
/// Column(.uuid).default(.random)                   // DEFAULT gen_random_uuid()
/// Column(.enumeration(Status.self)).default(.case(.active))
/// Column(.integer).default(.value(Limits.files))   // a Swift value
/// Column(.uuid).default(.sql("uuidv7()", on: [.mysql: "uuid_to_bin(uuid(), 1)"]))
/// ```
public struct ColumnDefault<Value>: Sendable {
  let description: DefaultDescription

  init(_ description: DefaultDescription) {
    self.description = description
  }

  init(_ literal: ColumnLiteral) {
    description = .literal(literal.literal)
  }
}

extension Column {
  /// What the column holds when a row does not say.
  ///
  /// ```swift
  /// let credit    = Column(.decimal(10, 2)).default(0)      // "credit" numeric(10, 2) NOT NULL DEFAULT 0
  /// let createdAt = Column(.timestamp).default(.now)        // "created_at" timestamptz NOT NULL DEFAULT now()
  /// ```
  public func `default`(_ value: ColumnDefault<Value>) -> Column<Value, Nullability, HasDefault> {
    Column<Value, Nullability, HasDefault>(columnDescription.changed { $0.defaultValue = value.description })
  }
}

extension Column where Value: LiteralConvertible {
  /// A Swift value that the column holds when a row does not say.
  ///
  /// ```swift
  /// let limit  = Column(.integer).default(Limits.files)                    // DEFAULT 500
  /// let status = Column(.enumeration(UserStatus.self)).default(.active)    // DEFAULT 'active'
  /// ```
  @_disfavoredOverload  // NB: a literal fits the other overload too; without this it would be ambiguous.
  public func `default`(_ value: Value) -> Column<Value, Nullability, HasDefault> {
    self.default(ColumnDefault<Value>.value(value))
  }
}

extension ColumnDefault {
  /// An expression in SQL, and another one for each dialect that wants its own.
  ///
  /// ```swift
  /// .sql("uuidv7()", on: [.mysql: "uuid_to_bin(uuid(), 1)"])    // DEFAULT uuidv7()
  /// ```
  public static func sql(_ expression: SQL, on dialects: KeyValuePairs<Dialect, SQL> = [:]) -> ColumnDefault {
    ColumnDefault(.sql(expression.on(dialects)))
  }

  /// A constant by its text, which the server reads as a value of the column's type.
  ///
  /// ```swift
  /// Column(.json(Settings.self)).default(.literal("{}"))    // DEFAULT '{}'
  /// ```
  ///
  /// MySQL takes no constant as the default of a document or a long text; there it is `.sql("'{}'")`.
  public static func literal(_ text: String) -> ColumnDefault {
    ColumnDefault(.string(text))
  }
}

extension ColumnDefault {
  /// A constant in exactly this form, whatever the values of the column are in Swift.
  ///
  /// ```swift
  /// Column(.decimal(10, 2)).default(.literal(.number("0.50")))    // DEFAULT 0.50, where 0.5 would be another text
  /// ```
  public static func literal(_ literal: ColumnLiteral) -> ColumnDefault {
    ColumnDefault(literal)
  }
}

extension ColumnDefault where Value: LiteralConvertible {
  /// A Swift value: `.value(Limits.maximumFiles)`.
  public static func value(_ value: Value) -> ColumnDefault {
    ColumnDefault(value.columnLiteral)
  }
}

extension ColumnDefault where Value: DatabaseEnum {
  /// One of the enumeration's cases: `.case(.active)`.
  public static func `case`(_ value: Value) -> ColumnDefault {
    ColumnDefault(value.columnLiteral)
  }
}

extension ColumnDefault where Value == Date {
  /// The moment of the transaction or statement: `now()`, `CURRENT_TIMESTAMP(6)`.
  public static var now: ColumnDefault { ColumnDefault(.now) }
}

extension ColumnDefault where Value == CalendarDate {
  /// The day of the transaction or statement: `CURRENT_DATE`.
  public static var now: ColumnDefault { ColumnDefault(.now) }
}

extension ColumnDefault where Value == TimeOfDay {
  /// The time of day of the transaction or statement: `CURRENT_TIME`.
  public static var now: ColumnDefault { ColumnDefault(.now) }
}

extension ColumnDefault where Value == UUID {
  /// A fresh random key: `gen_random_uuid()`, `uuid_to_bin(uuid(), 1)`.
  public static var random: ColumnDefault { ColumnDefault(.random) }
}

extension ColumnDefault: ExpressibleByBooleanLiteral where Value: ExpressibleByBooleanLiteral & LiteralConvertible {
  /// `true` or `false`.
  public init(booleanLiteral value: Value.BooleanLiteralType) {
    self.init(Value(booleanLiteral: value).columnLiteral)
  }
}

// NB: a wrapper of each literal type would do as well, but with the value's own type a number that is too large for
// the column does not compile.
extension ColumnDefault: ExpressibleByIntegerLiteral where Value: ExpressibleByIntegerLiteral & LiteralConvertible {
  /// A whole number.
  public init(integerLiteral value: Value.IntegerLiteralType) {
    self.init(Value(integerLiteral: value).columnLiteral)
  }
}

extension ColumnDefault: ExpressibleByFloatLiteral where Value: ExpressibleByFloatLiteral & LiteralConvertible {
  /// A number with a fraction. It goes through `Double`, whose shortest digits are those that stand in the source.
  public init(floatLiteral value: Double) {
    self.init(.number(value.description))
  }
}

extension ColumnDefault: ExpressibleByUnicodeScalarLiteral
where Value: ExpressibleByStringLiteral & LiteralConvertible {
  /// Text of one scalar.
  public init(unicodeScalarLiteral value: Value.StringLiteralType) {
    self.init(stringLiteral: value)
  }
}

extension ColumnDefault: ExpressibleByExtendedGraphemeClusterLiteral
where Value: ExpressibleByStringLiteral & LiteralConvertible {
  /// Text of one character.
  public init(extendedGraphemeClusterLiteral value: Value.StringLiteralType) {
    self.init(stringLiteral: value)
  }
}

extension ColumnDefault: ExpressibleByStringLiteral where Value: ExpressibleByStringLiteral & LiteralConvertible {
  /// Text.
  public init(stringLiteral value: Value.StringLiteralType) {
    self.init(Value(stringLiteral: value).columnLiteral)
  }
}

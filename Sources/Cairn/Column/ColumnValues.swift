/// The value of a `date` column, for which Foundation has no type: text as the server reads it, `"2026-11-21"`.
public struct CalendarDate: TextualValue {
  /// The text, as the server reads it.
  public var text: String

  /// A day: `"2026-11-21"`.
  public init(stringLiteral text: String) { self.text = text }
}

/// The value of a `time` column, for which Foundation has no type: text as the server reads it, `"09:30:00"`.
public struct TimeOfDay: TextualValue {
  /// The text, as the server reads it.
  public var text: String

  /// A time of day: `"09:30:00"`.
  public init(stringLiteral text: String) { self.text = text }
}

/// The value of an `interval` column, for which Foundation has no type: text as the server reads it, `"14 days"`.
public struct CalendarInterval: TextualValue {
  /// The text, as the server reads it.
  public var text: String

  /// A length of time: `"14 days"`.
  public init(stringLiteral text: String) { self.text = text }
}

/// The value of an `inet` column, for which Foundation has no type: text as the server reads it, `"192.168.0.0/16"`.
public struct InternetAddress: TextualValue {
  /// The text, as the server reads it.
  public var text: String

  /// An address: `"192.168.0.0/16"`.
  public init(stringLiteral text: String) { self.text = text }
}

/// The value of a `tsvector` column, for which Foundation has no type: text as the server reads it, `"a fat cat"`.
public struct TextSearchVector: TextualValue {
  /// The text, as the server reads it.
  public var text: String

  /// Words: `"a fat cat"`.
  public init(stringLiteral text: String) { self.text = text }
}

/// The value of a `json` column of any shape: the document's text, `"{}"`.
public struct JSONDocument: TextualValue {
  /// The text, as the server reads it.
  public var text: String

  /// A document: `"{}"`.
  public init(stringLiteral text: String) { self.text = text }
}

/// A value of a type that Swift has none for; its text is the server's.
public protocol TextualValue: ExpressibleByStringLiteral, LiteralConvertible, Hashable, Sendable
where StringLiteralType == String {
  /// The text, as the server reads it.
  var text: String { get }
}

extension TextualValue {
  /// The text as a constant.
  public var columnLiteral: ColumnLiteral { .string(text) }
}

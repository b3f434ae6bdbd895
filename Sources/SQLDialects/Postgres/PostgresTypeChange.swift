import SchemaModel

/// What `ALTER COLUMN … TYPE` makes of the values that are there (facts/postgres.md, section 1.3; each pair was run).
enum PostgresTypeChange: Equatable {
  /// The stored bytes are right already.
  case free(Values = .kept, needsUTC: Bool = false)
  /// Each row is written again; `cast` is the USING that the server wants said.
  case rewriting(Values = .kept, cast: Cast = .automatic, needsUTC: Bool = false)
  /// No cast is right without knowing what the values mean.
  case needsAuthor(String)

  enum Values: Equatable {
    case kept
    /// The server refuses while such a value is there; spelling may change, meaning does not.
    case mayFail(String)
    /// Values become other values without an error.
    case changed(String)
  }

  enum Cast: Equatable {
    case automatic
    case explicit
    /// By way of another type: `"c"::text::mood`.
    case through(String)
    /// As the author of `.converted(from:)` says.
    case author(ColumnExpression)
  }

  /// The author says what the values become.
  init(by expression: ColumnExpression, from old: ColumnType, to new: ColumnType) {
    let usesZone = [old, new].contains { if case .timestamptz = PostgresScalar($0) { true } else { false } }
    self = .rewriting(.changed(ConversionAdvice.fate), cast: .author(expression), needsUTC: usesZone)
  }

  init(from old: ColumnType, to new: ColumnType) {
    switch (old, new) {
    case (.array(let old), .array(let new)): self = Self.arrays(from: old, to: new)
    case (.enumType, .enumType):
      self = .rewriting(.mayFail("values that the new type does not have"), cast: .through("text"))
    default: self = Self.scalars(from: PostgresScalar(old), to: PostgresScalar(new))
    }
  }

  /// An array is written again whatever its elements do.
  private static func arrays(from old: ColumnType, to new: ColumnType) -> PostgresTypeChange {
    switch PostgresTypeChange(from: old, to: new) {
    case .free(let values, let needsUTC), .rewriting(let values, .automatic, let needsUTC):
      .rewriting(values, needsUTC: needsUTC)
    case .rewriting(_, .explicit, _), .rewriting(_, .through, _), .rewriting(_, .author, _), .needsAuthor:
      .needsAuthor("the elements have no cast that the server applies by itself")
    }
  }

  private static func scalars(from old: PostgresScalar, to new: PostgresScalar) -> PostgresTypeChange {
    switch (old, new) {
    case (.text(let old), .text(let new)): texts(from: old, to: new)
    case (_, .text(let limit)): toText(from: old, limit: limit)
    case (.text, _): fromText(to: new)
    case (.integer(let old), .integer(let new)):
      .rewriting(new >= old ? .kept : .mayFail("numbers that do not fit \(new.rawValue) bytes"))
    case (.integer(let size), .numeric(let limits)): .rewriting(integers(size, fit: limits))
    case (.integer(let size), .float(let bytes)): .rewriting(integers(size, fitFloatOf: bytes))
    case (.numeric(let old), .numeric(let new)): numerics(from: old, to: new)
    case (.numeric(let limits), .integer):
      .rewriting(
        limits?.scale == 0 ? .mayFail("numbers out of range") : .changed("what stands behind the decimal point")
      )
    case (.numeric, .float): .rewriting(.changed(Self.rounded))
    case (.float(let old), .float(let new)): .rewriting(new >= old ? .kept : .changed(Self.rounded))
    case (.float, .numeric): .rewriting(.changed(Self.rounded))
    case (.float, .integer): .rewriting(.changed("what stands behind the decimal point"))
    case (.boolean, .integer(.regular)): .rewriting(cast: .explicit)
    case (.boolean, .integer): .rewriting(cast: .through("integer"))
    case (.integer(.regular), .boolean): .rewriting(.changed(truths), cast: .explicit)
    case (.integer, .boolean): .rewriting(.changed(truths), cast: .through("integer"))
    case (.json, .jsonb): .rewriting(.changed("doubled keys, the order of keys and spacing"))
    case (.jsonb, .json): .rewriting()
    default: times(from: old, to: new)
    }
  }

  private static let truths = "which number it was: 0 is false, every other one true"
  private static let rounded = "digits that the new type does not hold"

  /// 24 bits hold a smallint, 53 bits an integer; nothing else is exact in a float.
  private static func integers(_ size: PostgresScalar.IntegerSize, fitFloatOf bytes: Int) -> Values {
    size == .small || (size == .regular && bytes == 8) ? .kept : .changed(rounded)
  }

  private static func integers(_ size: PostgresScalar.IntegerSize, fit limits: PostgresScalar.Numeric?) -> Values {
    guard let limits, limits.precision - limits.scale < size.digits else { return .kept }
    return .mayFail("numbers of more than \(limits.precision - limits.scale) digits")
  }

  private static func texts(from old: PostgresScalar.Text, to new: PostgresScalar.Text) -> PostgresTypeChange {
    switch (old, new) {
    case (.variable(let old), .variable(let new)):
      guard let new else { return .free() }
      if let old, old <= new { return .free() }
      return .rewriting(tooLong(new))
    case (.fixed(let old), .fixed(let new)): return .rewriting(old <= new ? .kept : tooLong(new))
    case (.variable(let old), .fixed(let new)):
      if let old, old <= new { return .rewriting() }
      return .rewriting(tooLong(new))
    case (.fixed(let old), .variable(let new)):
      if let new, new < old { return .rewriting(tooLong(new)) }
      return .rewriting()
    case (.citext, .variable(nil)), (.variable, .citext): return .free()
    case (.citext, .citext): return .free()
    case (.citext, .variable(.some(let limit))): return .rewriting(tooLong(limit))
    case (.citext, .fixed(let limit)): return .rewriting(tooLong(limit))
    case (.fixed, .citext): return .rewriting()
    }
  }

  private static func tooLong(_ limit: Int) -> Values {
    .mayFail("values of more than \(limit) characters (spaces at their end are cut off)")
  }

  private static func toText(from old: PostgresScalar, limit: PostgresScalar.Text) -> PostgresTypeChange {
    switch old {
    case .integer, .numeric, .float, .boolean, .uuid, .json, .jsonb, .inet, .enumeration:
      switch limit {
      case .variable(nil), .citext: return .rewriting()
      case .variable(.some(let length)), .fixed(let length): return .rewriting(tooLong(length))
      }
    default:
      return .needsAuthor("the text of such a value depends on the session's settings")
    }
  }

  private static func fromText(to new: PostgresScalar) -> PostgresTypeChange {
    switch new {
    case .integer: .rewriting(.mayFail("texts that are no integer (leading zeros and spaces go)"), cast: .explicit)
    case .numeric(nil): .rewriting(.mayFail("texts that are no number (leading zeros and spaces go)"), cast: .explicit)
    case .numeric: .rewriting(.changed("digits that the new type does not hold"), cast: .explicit)
    case .boolean: .rewriting(.mayFail("texts that are no boolean"), cast: .explicit)
    case .uuid: .rewriting(.mayFail("texts that are no UUID"), cast: .explicit)
    case .json, .jsonb: .rewriting(.mayFail("texts that are no JSON"), cast: .explicit)
    case .inet: .rewriting(.mayFail("texts that are no address"), cast: .explicit)
    case .enumeration: .rewriting(.mayFail("texts that are none of its values"), cast: .explicit)
    default: .needsAuthor("how such a text is read depends on the session's settings")
    }
  }

  private static func numerics(from old: PostgresScalar.Numeric?, to new: PostgresScalar.Numeric?) -> PostgresTypeChange
  {
    guard let new else { return .free() }
    guard let old, new.scale >= old.scale else { return .rewriting(.changed(rounded)) }
    if new.scale == old.scale, new.precision >= old.precision { return .free() }
    let digits = new.precision - new.scale
    return .rewriting(
      digits >= old.precision - old.scale ? .kept : .mayFail("numbers of more than \(digits) digits before the point")
    )
  }

  private static func times(from old: PostgresScalar, to new: PostgresScalar) -> PostgresTypeChange {
    let zones = "the zone of each time: they are taken as UTC"
    switch (old, new) {
    case (.timestamp(let old), .timestamp(let new)), (.timestamptz(let old), .timestamptz(let new)),
      (.time(let old), .time(let new)), (.interval(let old), .interval(let new)):
      return new >= old ? .free() : .rewriting(.changed("fractions of a second"))
    case (.timestamp(let old), .timestamptz(let new)), (.timestamptz(let old), .timestamp(let new)):
      return new >= old
        ? .free(.changed(zones), needsUTC: true)
        : .rewriting(.changed("fractions of a second, and \(zones)"), needsUTC: true)
    case (.date, .timestamp): return .rewriting()
    case (.date, .timestamptz): return .rewriting(.changed(zones), needsUTC: true)
    case (.timestamp, .date): return .rewriting(.changed("the time of day"))
    case (.timestamptz, .date): return .rewriting(.changed("the time of day, in UTC"), needsUTC: true)
    default: return .needsAuthor("the server has no cast that is right for every value")
    }
  }
}

extension PostgresTypeChange {
  /// Indexes, checks and foreign keys on the column mean the same before and after: within text, and within integers.
  static func staysInFamily(from old: ColumnType, to new: ColumnType) -> Bool {
    switch (PostgresScalar(old), PostgresScalar(new)) {
    case (.text(.variable), .text(.variable)), (.integer, .integer), (.numeric, .numeric), (.timestamp, .timestamp),
      (.timestamptz, .timestamptz), (.time, .time), (.interval, .interval), (.text(.fixed), .text(.fixed)):
      true
    default: old == new
    }
  }
}

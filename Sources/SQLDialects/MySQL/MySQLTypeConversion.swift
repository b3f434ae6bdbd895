import SchemaModel

/// What becomes of the values of a column that takes another type, under the strict mode that every file sets.
///
/// A test converts rows with the extremes of each type and holds this against what the server did.
enum MySQLTypeConversion: Hashable {
  case keepsAll
  /// The ALTER TABLE fails while there are such values, and changes nothing.
  case mayFail(String)
  /// The ALTER TABLE succeeds, and such values are others afterwards.
  case changes(String)

  init(from old: ColumnType, to new: ColumnType) {
    self = old == new ? .keepsAll : MySQLTypeConversion(Family(old), Family(new), to: new)
  }

  private init(_ old: Family, _ new: Family, to type: ColumnType) {
    let name = MySQLSyntax.type(type)
    let outOfRange = MySQLTypeConversion.mayFail("values that \(name) cannot hold")
    switch (old, new) {
    case (.integer(let from), .integer(let to)): self = from <= to ? .keepsAll : outOfRange
    case (.integer(let from), .decimal(let digits, let scale)):
      self = digits - scale >= from.decimalDigits ? .keepsAll : outOfRange
    case (.integer(let from), .floating(let to)):
      self = from.decimalDigits <= to ? .keepsAll : .changes("values of more than \(to) digits, which are rounded")
    case (.decimal(let digits, let scale), .decimal(let newDigits, let newScale)):
      if newScale < scale {
        self = .changes("digits behind the decimal point beyond \(newScale), which are rounded away")
      } else {
        self = newDigits - newScale >= digits - scale ? .keepsAll : outOfRange
      }
    case (.decimal(let digits, let scale), .integer(let to)):
      if scale > 0 {
        self = .changes("digits behind the decimal point, which are rounded away")
      } else {
        self = digits < to.decimalDigits ? .keepsAll : outOfRange
      }
    case (.decimal(let digits, _), .floating(let to)):
      self = digits <= to ? .keepsAll : .changes("values of more than \(to) digits, which are rounded")
    case (.floating(let from), .floating(let to)):
      self = from <= to ? .keepsAll : .changes("digits beyond the \(to)th, which are rounded away")
    case (.floating, .integer), (.floating, .decimal): self = .changes("digits that \(name) does not have")

    case (.text(let from, let fixed), .text(let to, let toFixed)):
      if toFixed && !fixed {
        self = .changes("spaces at the end of values, which char does not keep")
      } else {
        self = from <= to ? .keepsAll : .mayFail("values longer than \(to) characters")
      }
    case (.bytes(let from, let fixed), .bytes(let to, let toFixed)):
      if toFixed && (!fixed || to > from) {
        self = .changes("values shorter than \(to) bytes, which zero bytes fill up")
      } else {
        self = from <= to ? .keepsAll : .mayFail("values longer than \(to) bytes")
      }
    case (.text(let from, _), .bytes(let to, let fixed)):
      if fixed {
        self = .changes("values shorter than \(to) bytes, which zero bytes fill up")
      } else {
        self =
          from.multipliedReportingOverflow(by: 4).partialValue <= to && from <= to / 4
          ? .keepsAll : .mayFail("values longer than \(to) bytes")
      }
    case (.bytes, .text): self = .mayFail("values that are no text of \(name)")

    case (.enumeration(let labels), .text(let length, _)):
      self =
        labels.allSatisfy { $0.unicodeScalars.count <= length }
        ? .keepsAll : .mayFail("values longer than \(length) characters")
    case (.text, .enumeration):
      self = .changes("values that are no label letter for letter: they take the label's spelling, or fail")
    case (.enumeration(let from), .enumeration(let to)):
      let removed = from.filter { !to.contains($0) }
      self = removed.isEmpty ? .keepsAll : .mayFail("the values \(removed.map { "'\($0)'" }.joined(separator: ", "))")

    case (.datetime(let from), .datetime(let to)), (.time(let from), .time(let to)):
      self = from <= to ? .keepsAll : .changes("fractions of a second beyond \(to) digits, which are rounded away")
    case (.date, .datetime): self = .keepsAll
    case (.datetime, .date): self = .changes("the time of day")
    case (.datetime, .time): self = .changes("the date")
    case (.json, .text(let length, _)) where length == Family.unlimited: self = .keepsAll
    case (.integer(let from), .text(let length, false)):
      self = from.decimalDigits + 1 <= length ? .keepsAll : .mayFail("values longer than \(length) characters")
    case (.vector(let from), .vector(let to)) where from <= to: self = .keepsAll
    case (.vector, .vector): self = .mayFail("vectors of more than \(name) elements")
    default: self = .changes("values that \(name) cannot hold or spells otherwise; some make the statement fail")
    }
  }

  /// Types among which a conversion follows one rule.
  private enum Family {
    enum IntegerSize: Int, Comparable {
      case tiny, small, normal, big

      /// The digits of the largest value.
      var decimalDigits: Int {
        switch self {
        case .tiny: 3
        case .small: 5
        case .normal: 10
        case .big: 19
        }
      }

      static func < (left: IntegerSize, right: IntegerSize) -> Bool { left.rawValue < right.rawValue }
    }

    static let unlimited = Int(UInt32.max)

    case integer(IntegerSize)
    case decimal(digits: Int, scale: Int)
    /// How many decimal digits survive.
    case floating(Int)
    case text(Int, fixed: Bool)
    case bytes(Int, fixed: Bool)
    case date, json, other
    case time(Int)
    case datetime(Int)
    case enumeration([String])
    case vector(Int)

    init(_ type: ColumnType) {
      if case .inlineEnum(let labels) = type {
        self = .enumeration(labels)
        return
      }
      guard case .builtin(let name, let arguments) = type else {
        self = .other
        return
      }
      let first = arguments.first ?? 0
      self =
        switch name {
        case "tinyint": .integer(.tiny)
        case "smallint": .integer(.small)
        case "int": .integer(.normal)
        case "bigint": .integer(.big)
        case "decimal": .decimal(digits: first, scale: arguments.count > 1 ? arguments[1] : 0)
        case "float": .floating(6)
        case "double": .floating(15)
        case "char": .text(first, fixed: true)
        case "varchar": .text(first, fixed: false)
        case "longtext": .text(Family.unlimited, fixed: false)
        case "binary": .bytes(first, fixed: true)
        case "varbinary": .bytes(first, fixed: false)
        case "longblob": .bytes(Family.unlimited, fixed: false)
        case "date": .date
        case "time": .time(first)
        case "datetime": .datetime(first)
        case "json": .json
        case "vector": .vector(first)
        default: .other
        }
    }
  }
}

import SchemaModel

/// A column type by what its values are, as far as a change of type cares.
enum PostgresScalar: Equatable {
  case text(Text)
  case integer(IntegerSize)
  case numeric(Numeric?)
  /// Bytes: 4 or 8.
  case float(Int)
  case boolean, uuid, json, jsonb, inet, enumeration, date
  /// Digits of the seconds' fraction.
  case timestamp(Int), timestamptz(Int), time(Int), interval(Int)
  case other

  enum Text: Equatable {
    /// varchar(n), or text and varchar without a limit.
    case variable(Int?)
    case fixed(Int)
    case citext
  }

  enum IntegerSize: Int, Comparable {
    case small = 2
    case regular = 4
    case big = 8

    /// How many decimal digits its largest value has.
    var digits: Int {
      switch self {
      case .small: 5
      case .regular: 10
      case .big: 19
      }
    }

    static func < (left: IntegerSize, right: IntegerSize) -> Bool { left.rawValue < right.rawValue }
  }

  struct Numeric: Equatable {
    var precision: Int
    var scale: Int
  }

  init(_ type: ColumnType) {
    switch type {
    case .enumType: self = .enumeration
    case .verbatim("citext"): self = .text(.citext)
    case .verbatim, .array, .inlineEnum, .domain: self = .other
    case .builtin(let name, let arguments): self.init(builtin: name, arguments)
    }
  }

  private init(builtin name: String, _ arguments: [Int]) {
    switch name {
    case "text": self = .text(.variable(nil))
    case "varchar": self = .text(.variable(arguments.first))
    case "char": self = .text(.fixed(arguments.first ?? 1))
    case "smallint": self = .integer(.small)
    case "integer": self = .integer(.regular)
    case "bigint": self = .integer(.big)
    case "numeric":
      self = .numeric(arguments.first.map { Numeric(precision: $0, scale: arguments.count > 1 ? arguments[1] : 0) })
    case "real": self = .float(4)
    case "double precision": self = .float(8)
    case "boolean": self = .boolean
    case "uuid": self = .uuid
    case "json": self = .json
    case "jsonb": self = .jsonb
    case "inet": self = .inet
    case "date": self = .date
    case "timestamp": self = .timestamp(arguments.first ?? 6)
    case "timestamptz": self = .timestamptz(arguments.first ?? 6)
    case "time": self = .time(arguments.first ?? 6)
    case "interval": self = .interval(arguments.first ?? 6)
    default: self = .other
    }
  }
}

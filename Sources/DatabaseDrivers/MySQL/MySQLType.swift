#if MySQL
  import CMySQL

  /// What a column's values become.
  enum MySQLType {
    case integer(isUnsigned: Bool)
    case double
    case bytes
    case text
    /// Text that the client library makes, in the binary protocol.
    case moment

    /// The character set that stands for none, and so for bytes.
    private static let binary = 63

    init(_ field: MYSQL_FIELD) {
      switch field.type {
      case MYSQL_TYPE_TINY, MYSQL_TYPE_SHORT, MYSQL_TYPE_LONG, MYSQL_TYPE_LONGLONG, MYSQL_TYPE_INT24, MYSQL_TYPE_YEAR:
        self = .integer(isUnsigned: field.flags & UInt32(UNSIGNED_FLAG) != 0)
      case MYSQL_TYPE_FLOAT, MYSQL_TYPE_DOUBLE:
        self = .double
      case MYSQL_TYPE_DATE, MYSQL_TYPE_TIME, MYSQL_TYPE_DATETIME, MYSQL_TYPE_TIMESTAMP, MYSQL_TYPE_NEWDATE:
        self = .moment
      case MYSQL_TYPE_BIT, MYSQL_TYPE_GEOMETRY:
        self = .bytes
      case MYSQL_TYPE_TINY_BLOB, MYSQL_TYPE_MEDIUM_BLOB, MYSQL_TYPE_LONG_BLOB, MYSQL_TYPE_BLOB, MYSQL_TYPE_STRING,
        MYSQL_TYPE_VAR_STRING, MYSQL_TYPE_VARCHAR:
        self = field.charsetnr == Self.binary ? .bytes : .text
      case MYSQL_TYPE_NEWDECIMAL, MYSQL_TYPE_DECIMAL, MYSQL_TYPE_JSON, MYSQL_TYPE_ENUM, MYSQL_TYPE_SET:
        self = .text
      default:
        self = .bytes
      }
    }

    /// A value as the text protocol, or a string of the binary one, brings it.
    func value(_ bytes: UnsafeRawBufferPointer) -> DatabaseValue {
      switch self {
      case .bytes: return .bytes(Array(bytes))
      case .integer, .double, .text, .moment: break
      }
      guard let text = String(validating: bytes, as: UTF8.self) else { return .bytes(Array(bytes)) }
      return switch self {
      // The upper half of bigint unsigned stays text.
      case .integer: Int64(text).map(DatabaseValue.integer) ?? .text(text)
      case .double: Double(text).map(DatabaseValue.double) ?? .text(text)
      default: .text(text)
      }
    }
  }

  /// The columns of a result, read once for all of its rows.
  struct MySQLRowShape {
    var columns: [String] = []
    var types: [MySQLType] = []

    init(_ result: UnsafeMutablePointer<MYSQL_RES>) {
      guard let fields = mysql_fetch_fields(result) else { return }
      for field in UnsafeBufferPointer(start: fields, count: Int(mysql_num_fields(result))) {
        columns.append(field.name.map { String(cString: $0) } ?? "")
        types.append(MySQLType(field))
      }
    }
  }
#endif

#if Postgres
  import CPostgres
  import Foundation

  /// The types that come as more than text, by their OIDs (pg_type.dat).
  enum PostgresType {
    static let bool: Oid = 16
    static let bytea: Oid = 17

    /// The value that stands there in text format, ended by a NUL.
    static func value(_ text: UnsafePointer<CChar>, _ type: Oid) -> DatabaseValue {
      switch type {
      case bool:
        return .bool(text.pointee == CChar(bitPattern: UInt8(ascii: "t")))
      case bytea:
        return bytes(text).map(DatabaseValue.bytes) ?? .text(String(cString: text))
      case 20, 21, 23, 26:  // int8, int2, int4, oid
        var end: UnsafeMutablePointer<CChar>?
        let number = strtoll(text, &end, 10)
        return end?.pointee == 0 ? .integer(Int64(number)) : .text(String(cString: text))
      case 700, 701:  // float4, float8
        let text = String(cString: text)
        return Double(text).map(DatabaseValue.double) ?? .text(text)
      default:
        return .text(String(cString: text))
      }
    }

    /// The bytes of a bytea in either of the server's forms (bytea_output).
    private static func bytes(_ text: UnsafePointer<CChar>) -> [UInt8]? {
      text.withMemoryRebound(to: UInt8.self, capacity: 1) { text in
        var count = 0
        guard let bytes = PQunescapeBytea(text, &count) else { return nil }
        defer { PQfreemem(bytes) }
        return Array(UnsafeBufferPointer(start: bytes, count: count))
      }
    }
  }
#endif

#if Postgres
  import CPostgres

  /// The fields of an error or notice, by the letters of the protocol (PG_DIAG_… in postgres_ext.h).
  enum PostgresField: Character {
    /// Not translated, unlike `S`.
    case severity = "V"
    case sqlState = "C"
    case message = "M"
    case detail = "D"
    case hint = "H"
    case position = "P"
    case internalPosition = "p"
    case internalQuery = "q"
    case context = "W"
    case schema = "s"
    case table = "t"
    case column = "c"
    case type = "d"
    case constraint = "n"

    func text(in result: OpaquePointer) -> String? {
      // Each letter is ASCII.
      guard let code = rawValue.asciiValue, let text = PQresultErrorField(result, Int32(code)) else { return nil }
      return String(cString: text)
    }
  }
#endif

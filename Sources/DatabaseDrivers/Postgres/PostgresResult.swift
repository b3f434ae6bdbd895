#if Postgres
  import CPostgres

  /// A `PGresult`, cleared with its last reference.
  final class PostgresResult {
    let pointer: OpaquePointer

    init?(_ pointer: OpaquePointer?) {
      guard let pointer else { return nil }
      self.pointer = pointer
    }

    deinit {
      PQclear(pointer)
    }

    var status: ExecStatusType { PQresultStatus(pointer) }
    var tag: String { String(cString: PQcmdStatus(pointer)) }
    var affectedRows: Int? { Int(String(cString: PQcmdTuples(pointer))) }
    var rowCount: Int32 { PQntuples(pointer) }

    var shape: PostgresRowShape {
      PostgresRowShape(
        columns: (0..<PQnfields(pointer)).map { place in
          guard let name = PQfname(pointer, place) else { return "" }
          return String(cString: name)
        },
        types: (0..<PQnfields(pointer)).map { PQftype(pointer, $0) }
      )
    }

    func row(_ number: Int32, _ shape: PostgresRowShape) -> Row {
      Row(
        columns: shape.columns,
        values: shape.types.indices.map { value(number, Int32($0), shape.types[$0]) }
      )
    }

    private func value(_ row: Int32, _ column: Int32, _ type: Oid) -> DatabaseValue {
      guard PQgetisnull(pointer, row, column) == 0, let bytes = PQgetvalue(pointer, row, column) else { return .null }
      return PostgresType.value(bytes, type)
    }
  }

  /// The columns of a result, read once for all of its rows.
  struct PostgresRowShape {
    var columns: [String]
    var types: [Oid]
  }
#endif

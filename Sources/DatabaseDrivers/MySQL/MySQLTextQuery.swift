#if MySQL
  import CMySQL

  /// One statement in the text protocol, which takes every kind of statement.
  struct MySQLTextQuery {
    private let connection: UnsafeMutablePointer<MYSQL>
    private let handle: MySQLHandle

    init(_ handle: MySQLHandle) {
      self.handle = handle
      connection = handle.pointer
    }

    /// With `row`, that takes the rows as they arrive, and the result has none.
    func run(_ statement: String, _ row: ((Row) -> Void)? = nil) throws -> StatementResult {
      let text = statement.utf8CString
      let sent = text.withUnsafeBufferPointer { mysql_real_query(connection, $0.baseAddress, UInt($0.count - 1)) }
      guard sent == 0 else { throw handle.error }
      var gathered = StatementResult()
      var hasRows = false
      // A procedure sends several results; of those with columns the first counts.
      repeat {
        if let result = row == nil ? mysql_store_result(connection) : mysql_use_result(connection) {
          defer { mysql_free_result(result) }
          try read(result) { next in
            guard !hasRows else { return }
            if let row { row(next) } else { gathered.rows.append(next) }
          }
          hasRows = true
        } else if mysql_field_count(connection) > 0 {
          throw handle.error
        } else {
          gathered.affectedRows = Int(clamping: mysql_affected_rows(connection))
        }
      } while try goOn()
      return gathered
    }

    private func goOn() throws -> Bool {
      switch mysql_next_result(connection) {
      case 0: true
      case -1: false
      default: throw handle.error
      }
    }

    private func read(_ result: UnsafeMutablePointer<MYSQL_RES>, _ take: (Row) -> Void) throws {
      let shape = MySQLRowShape(result)
      while let row = mysql_fetch_row(result), let lengths = mysql_fetch_lengths(result) {
        let values = shape.types.indices.map { place -> DatabaseValue in
          guard let start = row[place] else { return .null }
          return shape.types[place].value(UnsafeRawBufferPointer(start: start, count: Int(lengths[place])))
        }
        take(Row(columns: shape.columns, values: values))
      }
      if mysql_errno(connection) != 0 { throw handle.error }
    }
  }
#endif

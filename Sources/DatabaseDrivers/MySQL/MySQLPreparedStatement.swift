#if MySQL
  import CMySQL

  /// One statement with parameters, prepared by the server: they travel beside the text.
  final class MySQLPreparedStatement {
    private let pointer: UnsafeMutablePointer<MYSQL_STMT>
    /// Outlives the statement, which is closed through it.
    private let handle: MySQLHandle
    private let parameterCount: Int

    init(_ handle: MySQLHandle, _ sql: String) throws {
      guard let pointer = mysql_stmt_init(handle.pointer) else { throw handle.error }
      self.pointer = pointer
      self.handle = handle
      let text = sql.utf8CString
      let prepared = text.withUnsafeBufferPointer { mysql_stmt_prepare(pointer, $0.baseAddress, UInt($0.count - 1)) }
      parameterCount = Int(mysql_stmt_param_count(pointer))
      if prepared != 0 { throw error }
    }

    deinit {
      mysql_stmt_close(pointer)
    }

    private var error: DatabaseError {
      DatabaseError(
        mysql: mysql_stmt_errno(pointer),
        state: String(cString: mysql_stmt_sqlstate(pointer)),
        message: String(cString: mysql_stmt_error(pointer))
      )
    }

    /// Runs it and hands out the rows of its first result as they arrive.
    func run(_ values: [DatabaseValue], _ row: (Row) -> Void) throws {
      guard values.count == parameterCount else {
        throw DatabaseError(.usage, "the statement has \(parameterCount) parameters, and \(values.count) were given")
      }
      let parameters = MySQLParameters(values)
      guard cairn_mysql_set_parameters(pointer, parameters.binds), mysql_stmt_execute(pointer) == 0 else { throw error }
      if let description = mysql_stmt_result_metadata(pointer) {
        defer { mysql_free_result(description) }
        try read(MySQLRowShape(description), row)
      }
      // What a procedure sends after its first result.
      while true {
        mysql_stmt_free_result(pointer)
        switch mysql_stmt_next_result(pointer) {
        case 0: continue
        case -1: return
        default: throw error
        }
      }
    }

    private func read(_ shape: MySQLRowShape, _ row: (Row) -> Void) throws {
      let columns = MySQLResultColumns(shape)
      guard cairn_mysql_set_results(pointer, columns.binds) else { throw error }
      while true {
        switch mysql_stmt_fetch(pointer) {
        case 0, MYSQL_DATA_TRUNCATED:
          let values = try shape.types.indices.map { place in
            guard let value = columns.value(place, of: pointer) else { throw error }
            return value
          }
          row(Row(columns: shape.columns, values: values))
        case MYSQL_NO_DATA: return
        default: throw error
        }
      }
    }
  }
#endif

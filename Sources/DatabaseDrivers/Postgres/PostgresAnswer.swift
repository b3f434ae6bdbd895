#if Postgres
  import CPostgres

  /// What comes back for one statement, gathered until the server is ready for the next.
  ///
  /// To the end, always: in the extended protocol a statement commits after its CommandComplete, so an error may follow it.
  struct PostgresAnswer {
    private var gathered = StatementResult()
    private var error: DatabaseError?
    private var shape: PostgresRowShape?
    /// Who takes the rows instead of the result.
    private let row: ((Row) -> Void)?

    init(_ row: ((Row) -> Void)? = nil) {
      self.row = row
    }

    func result() throws -> StatementResult {
      if let error { throw error }
      return gathered
    }

    mutating func read(_ result: PostgresResult, on connection: OpaquePointer) {
      switch result.status {
      case PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE:
        readRows(result)
        readTag(result)
      case PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
        readTag(result)
      case PGRES_COPY_IN:
        fail("COPY FROM STDIN wants data that a statement does not carry", hint: "use INSERT, or psql's \\copy")
        PQputCopyEnd(connection, "cairn has no data for it")
      case PGRES_COPY_OUT, PGRES_COPY_BOTH:
        fail("COPY TO STDOUT sends data that nobody takes here", hint: "use psql's \\copy")
        forgetCopiedData(on: connection)
      case PGRES_PIPELINE_ABORTED:
        fail("not run: a statement before it failed")
      default:
        error = error ?? DatabaseError(postgres: result.pointer)
      }
    }

    mutating func takeNotices(_ handle: PostgresHandle) {
      gathered.notices += handle.takeNotices()
    }

    /// After the last result.
    mutating func finish(_ handle: PostgresHandle, _ server: ServerIdentity, wasCancelled: Bool) {
      takeNotices(handle)
      if handle.isBad {
        error = (error ?? DatabaseError(.connectionLost, handle.errorMessage)).asConnectionLost()
      } else if wasCancelled && error?.sqlState == "57014" {
        error?.kind = .cancelled
      } else if server.product == .dsql && error?.sqlState == "XX000" {
        // "server unavailable" may come after the commit (facts of DSQL, section 4).
        error?.outcomeIsKnown = false
      }
    }

    private mutating func readRows(_ result: PostgresResult) {
      let shape = shape ?? result.shape
      self.shape = shape
      for number in 0..<result.rowCount {
        let next = result.row(number, shape)
        if let row { row(next) } else { gathered.rows.append(next) }
      }
    }

    private mutating func readTag(_ result: PostgresResult) {
      guard result.status != PGRES_SINGLE_TUPLE else { return }
      gathered.tag = result.tag
      gathered.affectedRows = result.affectedRows
    }

    private mutating func fail(_ message: String, hint: String? = nil) {
      error = error ?? DatabaseError(.usage, message, hint: hint)
    }

    private func forgetCopiedData(on connection: OpaquePointer) {
      var buffer: UnsafeMutablePointer<CChar>?
      while PQgetCopyData(connection, &buffer, 0) > 0 {
        PQfreemem(buffer)
        buffer = nil
      }
    }
  }
#endif

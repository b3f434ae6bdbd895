#if MySQL
  import CMySQL

  /// The right to stop the statement that runs on a connection: KILL QUERY, through a second connection that lasts no longer.
  struct MySQLCancellation: Sendable {
    var settings: MySQLSettings
    var connectionID: UInt

    /// Returns when the server has taken the request.
    func send() throws {
      // A thread of which the library knows nothing yet may call this.
      defer { mysql_thread_end() }
      do {
        _ = try MySQLTextQuery(MySQLHandle(settings)).run("KILL QUERY \(connectionID)")
      } catch let error as DatabaseError {
        // ER_NO_SUCH_THREAD: it ended meanwhile.
        guard error.number != 1094 else { return }
        var error = error
        error.message = "the statement could not be cancelled: \(error.message)"
        throw error
      }
    }
  }
#endif

#if MySQL
  import CMySQL

  /// Makes connections.
  enum MySQLConnector {
    static func connect(_ url: DatabaseURL, _ options: ConnectionOptions) async throws -> MySQLConnection {
      let thread = ConnectionThread(name: "cairn mysql", atExit: { mysql_thread_end() })
      let (handle, server, cancellation) = try await thread.run {
        do {
          var settings = try MySQLSettings(url, options)
          let handle = try open(&settings, options)
          let server = try identity(handle)
          _ = try MySQLTextQuery(handle).run(pinnedSettings)
          return (handle, server, MySQLCancellation(settings: settings, connectionID: mysql_thread_id(handle.pointer)))
        } catch let error as DatabaseError {
          throw url.redacted(error)
        }
      }
      return MySQLConnection(handle, server, cancellation, on: thread)
    }

    /// Connects, asking for a password if the server refused to let in somebody without one and there is somebody to ask.
    private static func open(_ settings: inout MySQLSettings, _ options: ConnectionOptions) throws -> MySQLHandle {
      do {
        return try MySQLHandle(settings)
      } catch let error as DatabaseError where error.number == 1045 && settings.password == nil {
        let account = "\(settings.user ?? "") at \(settings.socket ?? settings.host ?? "localhost")"
        guard let password = options.passwordPrompt?(account) else {
          var error = error
          error.hint = "give the password of \(account) in MYSQL_PWD or in the URL"
          throw error
        }
        settings.password = password
        return try MySQLHandle(settings)
      }
    }

    private static func identity(_ handle: MySQLHandle) throws -> ServerIdentity {
      let text = mysql_get_server_info(handle.pointer).map { String(cString: $0) } ?? ""
      let number = Int(mysql_get_server_version(handle.pointer))
      guard !text.contains("MariaDB") else {
        throw DatabaseError(
          .usage,
          "the server is MariaDB (\(text)), which has another SQL than MySQL in many places, its migrations too",
          hint: "point cairn at a MySQL 8.0 or later"
        )
      }
      guard number >= 80_000 else {
        throw DatabaseError(
          .usage,
          "the server is MySQL \(text), older than cairn knows",
          hint: "MySQL 8.0 is the first"
        )
      }
      return ServerIdentity(product: .mysql, number: number, text: text)
    }

    /// What decides the meaning of a statement: the character set and collation of its literals, which libmariadb chooses
    /// otherwise than MySQL's own client; MySQL 8's own sql_mode; and UTC, in which instants are kept (facts of MySQL,
    /// sections 2 and 11).
    static let pinnedSettings = """
      SET NAMES utf8mb4 COLLATE utf8mb4_0900_ai_ci, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,\
      NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', SESSION time_zone = '+00:00', \
      SESSION autocommit = 1, SESSION sql_quote_show_create = 1
      """
  }
#endif

#if MySQL
  import CMySQL

  /// A `MYSQL`, ended with its last reference.
  ///
  /// `@unchecked Sendable`: both libraries allow a connection on any thread, one at a time. It is used on the thread of its
  /// connection alone, which makes it, works with it, and is idle or gone when the last reference goes. The short connection
  /// of a cancellation never leaves the function that makes it.
  final class MySQLHandle: @unchecked Sendable {
    let pointer: UnsafeMutablePointer<MYSQL>

    /// Connects.
    ///
    /// - Throws: `DatabaseError` of kind `.cannotConnect`
    init(_ settings: MySQLSettings) throws {
      // Before anything else, once: mysql_init does it too, but not safely from several threads at a time.
      guard Self.library == 0, let pointer = mysql_init(nil) else {
        throw DatabaseError(.cannotConnect, "MySQL's client library cannot start")
      }
      self.pointer = pointer
      try setOptions(settings)
      let connected = mysql_real_connect(
        pointer,
        settings.host,
        settings.user,
        settings.password?.value ?? "",
        settings.database,
        UInt32(settings.host == nil ? 0 : settings.port),
        settings.socket,
        UInt(CLIENT_MULTI_RESULTS)
      )
      guard connected != nil else {
        var error = self.error
        error.kind = .cannotConnect
        throw error
      }
      // libmariadb goes on in the clear when it was told to use TLS but not to check the certificate.
      if settings.tls.isMandatory && mysql_get_ssl_cipher(pointer) == nil {
        throw DatabaseError(
          .cannotConnect,
          "the server has no TLS",
          hint: "cairn sends nothing over a network in the clear unless the URL says so: ?ssl-mode=DISABLED"
        )
      }
      cairn_mysql_keep_alive(pointer)
    }

    deinit {
      mysql_close(pointer)
    }

    private static let library = mysql_server_init(0, nil, nil)

    private func setOptions(_ settings: MySQLSettings) throws {
      guard cairn_mysql_set_tls(pointer, settings.tls.value) else { throw error }
      for (name, option) in MySQLSettings.tlsOptions {
        if let value = settings.tlsFiles[name] { mysql_options(pointer, option, value) }
      }
      var timeout = UInt32(clamping: max(1, settings.connectTimeout.wholeSeconds))
      mysql_options(pointer, MYSQL_OPT_CONNECT_TIMEOUT, &timeout)
      mysql_options(pointer, MYSQL_SET_CHARSET_NAME, "utf8mb4")
      // The server may not ask for this machine's files.
      var never: UInt32 = 0
      mysql_options(pointer, MYSQL_OPT_LOCAL_INFILE, &never)
      mysql_options4(pointer, MYSQL_OPT_CONNECT_ATTR_ADD, "program_name", "cairn")
    }

    /// The connection's last error.
    var error: DatabaseError {
      DatabaseError(
        mysql: mysql_errno(pointer),
        state: String(cString: mysql_sqlstate(pointer)),
        message: String(cString: mysql_error(pointer))
      )
    }

    /// Says whether the server ended the connection meanwhile, without asking it.
    var isAlive: Bool { cairn_mysql_is_quiet(pointer) }
  }
#endif

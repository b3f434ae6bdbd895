#if MySQL
  import CMySQL

  /// Where a MySQL is and how to reach it.
  struct MySQLSettings: Sendable {
    /// Nil: this machine, by socket.
    var host: String?
    var port: Int
    var socket: String?
    var user: String?
    var password: Secret?
    var database: String?
    var tls: MySQLTLSMode
    /// `ssl-ca` and the like, by their names in the URL.
    var tlsFiles: [String: String] = [:]
    var connectTimeout: Duration

    static let tlsOptions: [(name: String, option: mysql_option)] = [
      ("ssl-ca", MYSQL_OPT_SSL_CA), ("ssl-capath", MYSQL_OPT_SSL_CAPATH), ("ssl-cert", MYSQL_OPT_SSL_CERT),
      ("ssl-cipher", MYSQL_OPT_SSL_CIPHER), ("ssl-key", MYSQL_OPT_SSL_KEY), ("tls-version", MYSQL_OPT_TLS_VERSION),
    ]

    /// What the URL does not say is taken from MYSQL_HOST, MYSQL_TCP_PORT, MYSQL_UNIX_PORT and MYSQL_PWD, as by the mysql
    /// client, and the user from USER.
    ///
    /// TLS: off this machine REQUIRED, on it PREFERRED over TCP and none on a socket. REQUIRED encrypts and does not prove
    /// who the server is; VERIFY_IDENTITY does, and is what to write wherever there is a file to check the certificate with.
    /// It is no default because a MySQL makes itself a certificate that nothing can check.
    ///
    /// - Throws: `DatabaseError` of kind `.usage`
    init(_ url: DatabaseURL, _ options: ConnectionOptions) throws {
      let parts = url.parts
      try Self.checkNames(parts)
      func variable(_ name: String) -> String? {
        options.environment[name].flatMap { $0.isEmpty ? nil : $0 }
      }

      let written = try Self.hostAndSocket(parts)
      host = written.host ?? (written.socket == nil ? variable("MYSQL_HOST") : nil)
      socket = written.socket
      let portVariable = variable("MYSQL_TCP_PORT").flatMap(Int.init)
      if host == nil && socket == nil && written.port == nil { socket = variable("MYSQL_UNIX_PORT") }
      // A port means TCP: by the name alone, `localhost` is the socket to MySQL's libraries.
      if host == nil && socket == nil && written.port != nil { host = "127.0.0.1" }
      if host == "localhost" && written.port != nil { host = "127.0.0.1" }
      port = written.port ?? portVariable ?? 3306

      user = try parts.decoded(parts.user, "user") ?? variable("USER")
      password =
        try parts.decoded(parts.password.map { Substring($0.value) }, "password").map(Secret.init)
        ?? variable("MYSQL_PWD").map(Secret.init)
      let database = try parts.decoded(parts.database, "database") ?? ""
      self.database = database.isEmpty ? nil : database
      connectTimeout = try Self.connectTimeout(parts) ?? options.connectTimeout

      for (name, _) in Self.tlsOptions {
        tlsFiles[name] = try parts.decoded(parts.value(name), name)
      }
      let isSocket = socket != nil || host == nil || host == "localhost"
      let isLocal = isSocket || HostPort.isLocal(host ?? "")
      tls = try Self.tlsMode(parts) ?? (isSocket ? .disabled : isLocal ? .preferred : .required)
    }

    private static func checkNames(_ parts: URLParts) throws {
      let known = tlsOptions.map(\.name) + ["connect-timeout", "socket", "ssl-mode"]
      for (name, _) in parts.query where !known.contains(String(name)) {
        throw DatabaseError(
          .usage,
          "a mysql:// URL has no parameter '\(name)'",
          hint: "it has \(known.sorted().joined(separator: ", "))"
        )
      }
    }

    /// A socket stands where the host does, percent-encoded, or in `?socket=`.
    private static func hostAndSocket(_ parts: URLParts) throws -> (host: String?, port: Int?, socket: String?) {
      guard !parts.hosts.contains(",") else {
        throw DatabaseError(.usage, "a mysql:// URL has one host", hint: "name the primary")
      }
      if let socket = try parts.decoded(parts.value("socket"), "socket") {
        return (nil, nil, socket)
      }
      let place = try HostPort(parts.hosts)
      if place.host.hasPrefix("/") { return (nil, nil, place.host) }
      return (place.host.isEmpty ? nil : place.host, place.port, nil)
    }

    private static func tlsMode(_ parts: URLParts) throws -> MySQLTLSMode? {
      guard let word = try parts.decoded(parts.value("ssl-mode"), "ssl-mode") else { return nil }
      guard let mode = MySQLTLSMode(word: word) else {
        let words = MySQLTLSMode.allCases.map(\.rawValue).joined(separator: ", ")
        throw DatabaseError(.usage, "ssl-mode=\(word) is no mode of TLS", hint: "it is one of \(words)")
      }
      if mode == .verifyCA && cairn_mysql_is_libmariadb() {
        throw DatabaseError(
          .usage,
          "ssl-mode=VERIFY_CA: this build has MariaDB's client library, which checks a certificate only with its host",
          hint: "write ssl-mode=VERIFY_IDENTITY, or build cairn with MySQL's own libmysqlclient"
        )
      }
      return mode
    }

    private static func connectTimeout(_ parts: URLParts) throws -> Duration? {
      guard let text = parts.value("connect-timeout") else { return nil }
      guard let seconds = Int(text), (1...86_400).contains(seconds) else {
        throw DatabaseError(.usage, "connect-timeout=\(text) is no number of seconds from 1 to 86400")
      }
      return .seconds(seconds)
    }
  }
#endif

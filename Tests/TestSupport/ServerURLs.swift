extension PostgresServer.Database {
  /// The database as `cairn` is told of it: `postgres://…`, or `dsql://…` for the stand-in.
  package var url: String {
    let settings = server.connection.split(separator: " ").map { $0.split(separator: "=", maxSplits: 1) }
    let values = Dictionary(uniqueKeysWithValues: settings.map { (String($0[0]), String($0[1])) })
    let (host, port, user) = (values["host"] ?? "", values["port"] ?? "", values["user"] ?? "")
    return isStandIn
      ? "dsql://\(user)@\(host):\(port)/\(name)?stand-in=yes"
      : "postgres:///\(name)?host=\(host)&port=\(port)&user=\(user)"
  }

  /// The socket on which its server listens: its path, or host and port of the stand-in.
  package var socket: String {
    let settings = server.connection.split(separator: " ")
    func setting(_ name: String) -> Substring { settings.first { $0.hasPrefix(name) }?.dropFirst(name.count) ?? "" }
    return isStandIn ? "\(setting("host=")):\(setting("port="))" : "\(setting("host="))/.s.PGSQL.5432"
  }

  /// The same database, through a socket that stands before it.
  package func url(through socket: String) -> String {
    let folder = socket.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    return isStandIn
      ? "dsql://admin@\(folder.replacing("/", with: "%2F")):5432/\(name)?stand-in=yes"
      : "postgres:///\(name)?host=\(folder)&port=5432&user=postgres"
  }

  private var isStandIn: Bool { server.connection != server.backend }
}

extension MySQLServer.Database {
  /// The database as `cairn` is told of it.
  package var url: String {
    "mysql://root@\(server.socket.replacing("/", with: "%2F"))/\(name ?? "")"
  }
  /// The socket on which its server listens.
  package var socket: String { server.socket }

  /// The same database, through a socket that stands before it, and without TLS, so that it can be read there.
  package func url(through socket: String) -> String {
    "mysql://root@\(socket.replacing("/", with: "%2F"))/\(name ?? "")?ssl-mode=DISABLED"
  }
}

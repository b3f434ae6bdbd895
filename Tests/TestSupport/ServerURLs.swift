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

  private var isStandIn: Bool { server.connection != server.backend }
}

extension MySQLServer.Database {
  /// The database as `cairn` is told of it.
  package var url: String {
    "mysql://root@\(server.socket.replacing("/", with: "%2F"))/\(name ?? "")"
  }
}

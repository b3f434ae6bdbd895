/// A line of SHOW GRANTS that says what an account may do somewhere.
struct MySQLGrantLine: Equatable {
  enum Place: Equatable {
    case server
    /// The name is a pattern, unless the server revokes in parts.
    case database(String)
    case table(String, in: String)
  }

  var privileges: Set<String>
  var place: Place
  /// It takes from what is given on the server.
  var isRevocation: Bool

  /// Nil for what it says of roles, routines, proxies and single columns.
  init?(_ line: String) {
    var tokens = MySQLTokens(line)
    isRevocation = tokens.take("REVOKE")
    guard isRevocation || tokens.take("GRANT") else { return nil }
    let start = tokens.position
    while !tokens.isAtEnd, !tokens.isAt("ON") { tokens.position += 1 }
    privileges = Set(tokens.parts(of: start..<tokens.position).map { tokens.text($0).uppercased() })
    guard tokens.take("ON"), let place = Self.place(&tokens) else { return nil }
    self.place = place
  }

  private static func place(_ tokens: inout MySQLTokens) -> Place? {
    if tokens.take(mark: "*") { return tokens.take(mark: ".") && tokens.take(mark: "*") ? .server : nil }
    guard let database = tokens.takeName(), tokens.take(mark: ".") else { return nil }
    if tokens.take(mark: "*") { return .database(database) }
    return tokens.takeName().map { .table($0, in: database) }
  }

  func gives(_ privilege: String) -> Bool {
    privileges.contains(privilege) || privileges.contains("ALL PRIVILEGES")
  }
}

#if MySQL
  import CMySQL
  import Foundation

  extension DatabaseError {
    init(mysql number: UInt32, state: String, message: String) {
      self.init(.server, message)
      self.number = Int(number)
      sqlState = state
    }

    /// Errors after which there is no connection: the client's own, and the server's farewells.
    private static let lost: Set<Int> = [
      2006, 2013, 2055,  // CR_SERVER_GONE_ERROR, CR_SERVER_LOST, CR_SERVER_LOST_EXTENDED
      1053, 1927, 4031,  // ER_SERVER_SHUTDOWN, MariaDB's killed connection, ER_CLIENT_INTERACTION_TIMEOUT
    ]

    /// What the error means for a statement that was sent.
    func running(_ statement: String, wasCancelled: Bool) -> DatabaseError {
      var error = self
      if Self.lost.contains(number ?? 0) {
        error.kind = .connectionLost
        error.outcomeIsKnown = false
      } else if number == 1317 && wasCancelled {  // ER_QUERY_INTERRUPTED
        error.kind = .cancelled
      } else {
        error.position = Self.position(message, statement)
      }
      return error
    }

    /// MySQL quotes the text from the place on, up to 80 characters, and names its line: `near 'FORM t' at line 3`.
    private static func position(_ message: String, _ statement: String) -> Int? {
      guard let match = message.firstMatch(of: /near '(?<text>.*)' at line (?<line>\d+)/.dotMatchesNewlines()),
        let line = Int(match.line)
      else { return nil }
      let scalars = statement.unicodeScalars
      var start = scalars.startIndex
      for _ in 1..<max(1, line) {
        guard let end = scalars[start...].firstIndex(of: "\n") else { return nil }
        start = scalars.index(after: end)
      }
      let place =
        match.text.isEmpty
        ? statement.endIndex : statement.range(of: match.text, range: start..<statement.endIndex)?.lowerBound
      return place.map { scalars.distance(from: scalars.startIndex, to: $0) }
    }
  }
#endif

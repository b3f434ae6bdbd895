import DatabaseDrivers
import SQLDialects

/// Whether the account sees all that there is: what it may not see is not there for it, without a word.
extension MySQLCatalogueReader {
  /// What the account may do; nil where the server asks nobody for rights.
  static func rights(
    in session: MySQLInspectionSession,
    on connection: isolated any DatabaseConnection
  ) throws -> MySQLRights? {
    do {
      let lines = try connection.query("SHOW GRANTS").compactMap { $0[0].text }
      return MySQLRights(lines, in: session.database, session.granting)
    } catch let error as DatabaseError where error.number == 1290 {
      // It runs with --skip-grant-tables.
      return nil
    }
  }

  /// Asks the server, if what it said leaves a doubt.
  ///
  /// - Throws: `InspectionError.hidden`
  func requireSight(of tables: [String], on connection: isolated any DatabaseConnection) throws {
    guard let rights, rights.readings.contains(where: { !$0.hidden(tables: tables).isEmpty }) else {
      return
    }
    let showsEvents = try showsEvents(on: connection)
    if let reading = rights.readings.first(where: { $0.shows(.events) == showsEvents }) {
      try require(reading.hidden(tables: tables), reading, connection.server)
    } else if !showsEvents, let reading = rights.readings.first {
      try require([.events], reading, connection.server)
    }
    // Else it has rights that SHOW GRANTS does not list: on databases, those of `name@%` and of the account without a name
    // are also `name@localhost`'s. Which they are, nobody tells it.
  }

  private func require(_ hidden: [MySQLHidden], _ reading: MySQLRights.Reading, _ server: ServerIdentity) throws {
    if hidden.isEmpty { return }
    let account = Self.quotedAccount(session.account)
    let privileges = hidden.flatMap(\.privileges)
    // On the pattern that counts: another one would take its place, and with it what it gives.
    let place = Self.dialect.quoted(reading.pattern ?? session.database)
    var grants = ["GRANT \(privileges.joined(separator: ", ")) ON \(place).* TO \(account)"]
    // Its texts are shown to who made it, and with this.
    if hidden.contains(.routines), server.number >= 80_020 { grants.append("GRANT SHOW_ROUTINE ON *.* TO \(account)") }
    throw InspectionError.hidden(account: account, database: session.database, hidden, grants: grants)
  }

  /// The one list that is refused instead of being empty.
  private func showsEvents(on connection: isolated any DatabaseConnection) throws -> Bool {
    do {
      _ = try connection.query("SHOW EVENTS FROM \(Self.dialect.quoted(session.database)) LIKE ''")
      return true
    } catch let error as DatabaseError where error.number == 1044 {
      return false
    }
  }

  /// `name@host`, of which a name may have an `@`, too.
  private static func quotedAccount(_ account: String) -> String {
    let parts = account.split(separator: "@", omittingEmptySubsequences: false)
    let name = parts.dropLast().joined(separator: "@")
    return "\(dialect.quoted(name))@\(dialect.quoted(String(parts.last ?? "")))"
  }
}

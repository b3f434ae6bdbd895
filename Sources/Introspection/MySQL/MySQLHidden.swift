/// What a server shows of a database only to who has a right to it, and else as if there were none.
package enum MySQLHidden: String, CaseIterable, Sendable {
  case tables, triggers, events, routines

  /// The least that shows all of it, with its text.
  package var privileges: [String] {
    switch self {
    case .tables: ["SELECT", "SHOW VIEW"]
    case .triggers: ["TRIGGER"]
    case .events: ["EVENT"]
    case .routines: ["EXECUTE"]
    }
  }

  /// Each of these shows it.
  var showing: Set<String> {
    switch self {
    case .tables:
      [
        "SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "REFERENCES", "INDEX", "ALTER", "CREATE VIEW",
        "SHOW VIEW", "TRIGGER",
      ]
    case .triggers: ["TRIGGER"]
    case .events: ["EVENT"]
    case .routines: ["EXECUTE", "CREATE ROUTINE", "ALTER ROUTINE"]
    }
  }

  /// Each of these shows it, too, where it is given on the whole server.
  var showingEverywhere: Set<String> { self == .routines ? ["SELECT", "SHOW_ROUTINE"] : [] }
}

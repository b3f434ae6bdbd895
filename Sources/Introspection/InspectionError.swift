/// Why a catalogue could not be read.
package enum InspectionError: Error, Equatable, CustomStringConvertible {
  /// The catalogue was another one at the end of each try than at its beginning.
  case keepsChanging(tries: Int)
  /// What the catalogue said does not fit together, at this place of the reader, although nobody changed it.
  case doesNotFit(String)
  /// A server older or newer than what the queries are known to be right for.
  case unsupportedServer(String)
  /// What the server prints of an object is not what it is known to print.
  case unreadable(object: String, detail: String)
  /// The account may not see all of an object.
  case notPermitted(object: String, privilege: String)
  /// The account may not see all that there is, and is not told what it does not see. `grants` is what changes that.
  case hidden(account: String, database: String, [MySQLHidden], grants: [String])

  package var description: String {
    switch self {
    case .keepsChanging(let tries):
      "the database's tables were changed while they were read, \(tries) times in a row; "
        + "wait until whoever changes them is done, and try again"
    case .doesNotFit(let place):
      "what the server's catalogue says does not fit together (\(place)); "
        + "that is a fault of Cairn's, or a broken catalogue: please report it"
    case .unsupportedServer(let server):
      "\(server) is not one that can be read"
    case .unreadable(let object, let detail):
      "\(object) cannot be read: \(detail); this is a gap in cairn, and ignoring the object is the way around it"
    case .notPermitted(let object, let privilege):
      "\(object) cannot be read by this account; give it the privilege \(privilege), or let the object be ignored"
    case .hidden(let account, let database, let hidden, let grants):
      "the account \(account) does not see all of the database \(database): the server hides "
        + "\(hidden.map(\.rawValue).joined(separator: ", ")) from who lacks "
        + "\(hidden.flatMap(\.privileges).joined(separator: ", ")), as if there were none\n"
        + grants.map { "next: \($0);" }.joined(separator: "\n")
    }
  }
}

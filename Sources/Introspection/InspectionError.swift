/// Why a catalogue could not be read.
package enum InspectionError: Error, Equatable, CustomStringConvertible {
  /// The catalogue was another one at the end of each try than at its beginning.
  case keepsChanging(tries: Int)
  /// What the catalogue said did not fit together, each time at the same place of the reader.
  case doesNotFit(String)
  /// A server older or newer than what the queries are known to be right for.
  case unsupportedServer(String)

  package var description: String {
    switch self {
    case .keepsChanging(let tries):
      "the database's tables were changed while they were read, \(tries) times in a row; "
        + "wait until whoever changes them is done, and try again"
    case .doesNotFit(let place):
      "what the server's catalogue says does not fit together (\(place)); "
        + "if nobody changes tables while they are read, this is a fault of Cairn's: please report it"
    case .unsupportedServer(let server):
      "\(server) is not one that can be read"
    }
  }
}

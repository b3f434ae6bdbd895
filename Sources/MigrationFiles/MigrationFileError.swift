/// Something is wrong with a file under Generated/.
package struct MigrationFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as people find it: `Generated/postgres/0007_add_users_nickname.sql`.
  package var file: String
  package var line: Int?
  /// What is wrong and what to do.
  package var message: String

  package init(_ file: String, line: Int? = nil, _ message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  package var description: String {
    "\(file)\(line.map { ":\($0)" } ?? ""): error: \(message)"
  }

  /// A decoder's error without the types of the program.
  package static func words(of error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    func place(_ path: [any CodingKey]) -> String {
      let keys = path.map { $0.intValue.map(String.init) ?? $0.stringValue }
      return keys.isEmpty ? "" : " at \(keys.joined(separator: "."))"
    }
    switch error {
    case .keyNotFound(let key, let context): return "'\(key.stringValue)' is missing\(place(context.codingPath))"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "another kind of value was expected\(place(context.codingPath))"
    case .dataCorrupted(let context): return "\(context.debugDescription)\(place(context.codingPath))"
    @unknown default: return "it cannot be read"
    }
  }
}

/// Why there is no throwaway server.
package struct ServerError: Error, Equatable, CustomStringConvertible {
  package var message: String
  package var next: String

  package init(_ message: String, next: String) {
    self.message = message
    self.next = next
  }

  package var description: String { "\(message); \(next)" }
}

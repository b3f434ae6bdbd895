/// One finding about a schema: what is wrong, where, and what to do about it.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: String, Hashable, Sendable, Comparable {
    case error, warning

    package static func < (left: Severity, right: Severity) -> Bool {
      left == .error && right == .warning
    }
  }

  package var severity: Severity
  package var location: SourceLocation?
  /// What is wrong and what to do, as one paragraph: "'users.email': … ; …".
  package var message: String
  /// The dialects that it is about, sorted; empty when it is about all of them.
  package var dialects: [DialectName]

  package init(
    _ severity: Severity,
    at location: SourceLocation?,
    _ message: String,
    dialects: [DialectName] = []
  ) {
    self.severity = severity
    self.location = location
    self.message = message
    self.dialects = dialects
  }

  package static func error(at location: SourceLocation?, _ message: String) -> Diagnostic {
    Diagnostic(.error, at: location, message)
  }

  package static func warning(at location: SourceLocation?, _ message: String) -> Diagnostic {
    Diagnostic(.warning, at: location, message)
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `path:line:column: error: message`, the form that compilers print and editors link; what is only some dialects'
  /// says so: `path:line:column: error: dsql, mysql: message`.
  package var description: String {
    let place = location.map { "\($0): " } ?? ""
    let names = dialects.isEmpty ? "" : dialects.map(\.rawValue).joined(separator: ", ") + ": "
    return "\(place)\(severity.rawValue): \(names)\(message)"
  }
}

extension Diagnostic: Comparable {
  /// By place, then errors before warnings, then text, then dialect.
  package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    let nowhere = SourceLocation(fileID: "", line: 0, column: 0)
    let (leftPlace, rightPlace) = (left.location ?? nowhere, right.location ?? nowhere)
    if leftPlace != rightPlace { return leftPlace < rightPlace }
    if left.severity != right.severity { return left.severity < right.severity }
    if left.message != right.message { return left.message < right.message }
    return left.dialects.lexicographicallyPrecedes(right.dialects)
  }
}

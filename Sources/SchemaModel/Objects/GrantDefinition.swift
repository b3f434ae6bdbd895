/// `GRANT privileges ON target TO role`: all that one role may do with one object.
package struct GrantDefinition: Hashable, Codable, Sendable {
  package enum Target: Hashable, Codable, Sendable {
    /// A table or a view, and only these columns where there are any.
    case relation(ObjectName, columns: [String])
    case sequence(ObjectName)
    case namespace(String)
    /// A routine by name and the types of its arguments.
    case routine(ObjectName, RoutineDefinition.Kind, signature: String)
    /// An enumeration type or a domain.
    case type(ObjectName)
  }

  package var target: Target
  package var role: String
  /// In capitals, sorted: `INSERT`, `SELECT`.
  package var privileges: [String]
  package var withGrantOption: Bool

  package init(_ privileges: [String], on target: Target, to role: String, withGrantOption: Bool = false) {
    self.privileges = Set(privileges.map { $0.uppercased() }).sorted()
    self.target = target
    self.role = role
    self.withGrantOption = withGrantOption
  }
}

/// An object of the DSL that is neither a table nor part of one, for each dialect that it is for.
package struct ObjectDeclaration: Sendable {
  package enum Content: Hashable, Sendable {
    /// It is the same whatever the dialect's types are.
    case definition(SchemaObject)
    /// Its base type is still the DSL's.
    case domain(DomainDefinition, DeclaredType)
    /// A type of its own, where the dialect has such types.
    case enumeration(EnumerationDeclaration)
  }

  /// What tells it from others in messages: `View("active_users")`.
  package var subject: String
  package var contents: [DialectName: Content]
  package var renamedFrom: ObjectName?
  package var location: SourceLocation

  package init(
    _ subject: String,
    contents: [DialectName: Content],
    renamedFrom: ObjectName? = nil,
    location: SourceLocation
  ) {
    self.subject = subject
    self.contents = contents
    self.renamedFrom = renamedFrom
    self.location = location
  }
}

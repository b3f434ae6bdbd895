/// `CREATE SCHEMA name`.
package struct NamespaceDefinition: Hashable, Codable, Sendable {
  package var name: String
  package var comment: String?

  package init(_ name: String, comment: String? = nil) {
    self.name = name
    self.comment = comment
  }
}

/// `CREATE EXTENSION name SCHEMA namespace VERSION version`.
package struct ExtensionDefinition: Hashable, Codable, Sendable {
  package var name: String
  /// Where its objects go; nil: where the extension or the session says.
  package var namespace: String?
  /// nil: the server's own, whichever it is.
  package var version: String?

  package init(_ name: String, in namespace: String? = nil, version: String? = nil) {
    self.name = name
    self.namespace = namespace
    self.version = version
  }
}

/// `CREATE [MATERIALIZED] VIEW name (columns) AS query`.
package struct ViewDefinition: Hashable, Codable, Sendable {
  /// Which rows may be written through the view.
  package enum CheckOption: String, Codable, Hashable, Sendable {
    case local, cascaded
  }

  /// Whose rights the query has: the view's owner's, or those of who asks. nil: the server's default.
  package enum Security: String, Codable, Hashable, Sendable {
    case definer, invoker
  }

  package var name: ObjectName
  /// The names of its columns, where they are not those of the query.
  package var columns: [String]
  package var query: SQLText
  package var isMaterialized: Bool
  /// Of a materialized view; sorted by name.
  package var indexes: [IndexDefinition]
  package var checkOption: CheckOption?
  package var security: Security?
  /// Postgres: rows that the query hides stay hidden from functions that leak.
  package var isSecurityBarrier: Bool
  /// What it uses without mentioning it by identity.
  package var dependencies: [ObjectName]
  package var comment: String?

  package init(
    _ name: ObjectName,
    columns: [String] = [],
    query: SQLText,
    isMaterialized: Bool = false,
    indexes: [IndexDefinition] = [],
    checkOption: CheckOption? = nil,
    security: Security? = nil,
    isSecurityBarrier: Bool = false,
    dependencies: [ObjectName] = [],
    comment: String? = nil
  ) {
    self.name = name
    self.columns = columns
    self.query = query
    self.isMaterialized = isMaterialized
    self.indexes = indexes.sorted { $0.name < $1.name }
    self.checkOption = checkOption
    self.security = security
    self.isSecurityBarrier = isSecurityBarrier
    self.dependencies = dependencies.sorted()
    self.comment = comment
  }
}

/// `CREATE DOMAIN name AS type DEFAULT … NOT NULL CHECK (…)`.
package struct DomainDefinition: Hashable, Codable, Sendable {
  package var name: ObjectName
  package var type: ColumnType
  package var collation: String?
  package var isNullable: Bool
  package var defaultValue: DefaultValue?
  /// Sorted by name; their expressions say `VALUE` and mention no column.
  package var checks: [CheckDefinition]
  package var comment: String?

  package init(
    _ name: ObjectName,
    _ type: ColumnType,
    collation: String? = nil,
    isNullable: Bool = true,
    defaultValue: DefaultValue? = nil,
    checks: [CheckDefinition] = [],
    comment: String? = nil
  ) {
    self.name = name
    self.type = type
    self.collation = collation
    self.isNullable = isNullable
    self.defaultValue = defaultValue
    self.checks = checks.sorted { $0.name < $1.name }
    self.comment = comment
  }
}

/// `CREATE POLICY name ON table AS PERMISSIVE FOR command TO roles USING (…) WITH CHECK (…)`.
package struct PolicyDefinition: Hashable, Codable, Sendable {
  package enum Command: String, Codable, Hashable, Sendable {
    case all, select, insert, update, delete
  }

  package var name: String
  package var table: ObjectName
  package var isPermissive: Bool
  package var command: Command
  /// Sorted; empty: PUBLIC.
  package var roles: [String]
  package var using: SQLText?
  package var check: SQLText?
  package var comment: String?
  /// What it uses beside what its texts mention by identity, as a query in them does: objects, and columns of tables, as far
  /// as they are known.
  package var uses: SQLText?

  package init(
    _ name: String,
    on table: ObjectName,
    isPermissive: Bool = true,
    command: Command = .all,
    roles: [String] = [],
    using: SQLText? = nil,
    check: SQLText? = nil,
    comment: String? = nil,
    uses: SQLText? = nil
  ) {
    self.name = name
    self.table = table
    self.isPermissive = isPermissive
    self.command = command
    self.roles = roles.sorted()
    self.using = using
    self.check = check
    self.comment = comment
    self.uses = uses
  }
}

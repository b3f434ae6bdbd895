internal import SchemaModel

/// Which rows of a table a role may see and write; it stands in the table's body, beside `RowSecurity()`. Postgres.
///
/// ```swift
/// RowSecurity()
/// Policy("own_rows", to: "app", using: "\(ownerID) = current_setting('app.user')::uuid")
/// // ALTER TABLE "files" ENABLE ROW LEVEL SECURITY;
/// // CREATE POLICY "own_rows" ON "files" TO "app" USING ("owner_id" = current_setting('app.user')::uuid)
/// ```
public struct Policy: SchemaElement, TableElement {
  /// The statements that a policy is about.
  public enum Command: Sendable {
    case all, select, insert, update, delete
  }

  /// What all objects say of themselves.
  public var attributes: ObjectAttributes
  let command: Command
  let roles: [String]
  let using: SQL?
  let check: SQL?
  var dependencies: [any Table.Type] = []
  var objectDependencies: [ObjectName] = []
  var isPermissive = true

  /// A policy.
  ///
  /// - `name`: What it is called.
  /// - `command`: The statements it is about. Defaults to `.all`.
  /// - `roles`: Whom it is about. Defaults to everybody.
  /// - `using`: The rows that there are for them.
  /// - `check`: The rows that they may write. Defaults to those of `using`.
  public init(
    _ name: String,
    for command: Command = .all,
    to roles: String...,
    using: SQL? = nil,
    check: SQL? = nil,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    attributes = ObjectAttributes("Policy", name, in: nil, fileID, line, column)
    attributes.dialects = [.postgres]
    self.command = command
    self.roles = roles
    self.using = using
    self.check = check
  }

  /// Takes rows away that other policies give: `AS RESTRICTIVE`.
  public func restrictive() -> Policy {
    changed { $0.isPermissive = false }
  }

  /// Tables that a query in it reads without mentioning them by type: it makes way when one of their columns changes.
  ///
  /// ```swift
  /// Policy("members", using: "EXISTS (SELECT FROM members m WHERE m.team_id = \(teamID))").depends(on: Members.self)
  /// ```
  public func depends(on tables: any Table.Type...) -> Policy {
    changed { $0.dependencies += tables }
  }

  /// Objects that it uses without mentioning them, as functions that it calls.
  public func depends(on objects: any NamedSchemaElement...) -> Policy {
    changed { $0.objectDependencies += objects.map(\.attributes.name) }
  }

  /// What it adds to the table's body.
  public var elements: TableBody { TableBody([.object(self)]) }

  /// What it is on one dialect's servers.
  public func content(_ context: inout ObjectContext) -> ObjectContent? {
    guard let table = context.table?.objectName else { return nil }
    var definition = PolicyDefinition(
      attributes.name.name,
      on: table,
      isPermissive: isPermissive,
      command: command.modelValue,
      roles: roles,
      comment: attributes.comment
    )
    if let using {
      guard let text = context.text(using, of: attributes.subject, at: attributes.location) else { return nil }
      definition.using = text
    }
    if let check {
      guard let text = context.text(check, of: attributes.subject, at: attributes.location) else { return nil }
      definition.check = text
    }
    let names = dependencies.map { context.evaluation.instance(of: $0).objectName } + objectDependencies
    if !names.isEmpty { definition.uses = SQLText(names.map(SQLText.Segment.object)).inOrderOfNames }
    return ObjectContent(.policy(definition))
  }
}

extension Policy.Command {
  fileprivate var modelValue: PolicyDefinition.Command {
    switch self {
    case .all: .all
    case .select: .select
    case .insert: .insert
    case .update: .update
    case .delete: .delete
    }
  }
}

internal import SchemaModel

/// An object that Cairn has no typed form for: the SQL that makes it, and the SQL that takes it away.
///
/// ```swift
/// RawObject("users_search", on: .postgres,
///   create: "CREATE TEXT SEARCH CONFIGURATION users_search (COPY = simple)",
///   drop: "DROP TEXT SEARCH CONFIGURATION IF EXISTS users_search",
///   beforeTables: true)
/// ```
///
/// The text that makes it is compared as it stands: another one drops the old object and makes the new one. A table
/// (`DROP TABLE …`) would lose its rows: another text for it is refused, and `--by-hand` begins the migration in which you
/// change it. What takes it away, looks for it, or says what it uses, counts from the next migration on, and runs nothing.
public struct RawObject: NamedSchemaElement {
  /// What all objects say of themselves.
  public var attributes: ObjectAttributes
  let create: SQL
  let drop: SQL
  let exists: SQL?
  let comesBeforeTables: Bool
  var dependencies: [any Table.Type] = []
  var objectDependencies: [ObjectName] = []

  /// An object of one dialect.
  ///
  /// - `name`: What Cairn calls it; the server does not see it.
  /// - `create`: One statement, without a semicolon.
  /// - `drop`: One statement that takes it away.
  /// - `exists`: A query that answers whether it is there. Without it both statements must do nothing where their work is
  ///   done, as a migration may run again from its start.
  /// - `beforeTables`: Whether tables use it. Defaults to `false`: it uses them.
  public init(
    _ name: String,
    in namespace: String? = nil,
    on dialect: Dialect,
    create: SQL,
    drop: SQL,
    exists: SQL? = nil,
    beforeTables: Bool = false,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    attributes = ObjectAttributes("RawObject", name, in: namespace, fileID, line, column)
    attributes.dialects = [dialect.modelName]
    self.create = create
    self.drop = drop
    self.exists = exists
    comesBeforeTables = beforeTables
  }

  /// Tables that it uses without mentioning them by type.
  public func depends(on tables: any Table.Type...) -> RawObject {
    changed { $0.dependencies += tables }
  }

  /// Objects that it uses without mentioning them.
  public func depends(on objects: any NamedSchemaElement...) -> RawObject {
    changed { $0.objectDependencies += objects.map(\.attributes.name) }
  }

  /// What it is on one dialect's servers.
  public func content(_ context: inout ObjectContext) -> ObjectContent? {
    guard let create = context.text(create, of: attributes.subject, at: attributes.location),
      let drop = context.text(drop, of: attributes.subject, at: attributes.location)
    else { return nil }
    var query: SQLText?
    if let exists {
      query = context.text(exists, of: attributes.subject, at: attributes.location)
      if query == nil { return nil }
    }
    var names: [ObjectName] = []
    for table in dependencies { names.append(context.evaluation.instance(of: table).objectName) }
    names += objectDependencies
    return ObjectContent(
      .raw(
        RawDefinition(
          attributes.name,
          create: create,
          drop: drop,
          exists: query,
          stage: comesBeforeTables ? .beforeTables : .afterTables,
          dependencies: names
        )
      )
    )
  }
}

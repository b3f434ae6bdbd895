internal import SchemaModel

/// A query with a name.
///
/// ```swift
/// View("active_users", as: "SELECT \(\Users.id), \(\Users.email) FROM \(Users.self) WHERE \(\Users.deletedAt) IS NULL")
/// // CREATE VIEW "active_users" AS SELECT "id", "email" FROM "users" WHERE "deleted_at" IS NULL
/// View("sales", as: "SELECT …").materialized().index("sales_day", unique: true, on: "day")
/// // CREATE MATERIALIZED VIEW "sales" AS SELECT …
/// ```
///
/// What it mentions by `\(Users.self)`, `\(\Users.email)` or `\(otherView)` is what Cairn knows of: when one of these
/// changes, the view goes before the change and comes back behind it.
public struct View: NamedSchemaElement {
  /// What all objects say of themselves.
  public var attributes: ObjectAttributes
  var query: SQL
  var columns: [String] = []
  var isMaterialized = false
  var indexes: [IndexDefinition] = []
  var longIndexes: [Index] = []
  var checkOption: ViewDefinition.CheckOption?
  var security: ViewDefinition.Security?
  var isSecurityBarrier = false
  var dependencies: [any Table.Type] = []
  var objectDependencies: [ObjectName] = []

  /// A view by its query.
  public init(
    _ name: String,
    in namespace: String? = nil,
    as query: SQL,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    attributes = ObjectAttributes("View", name, in: namespace, fileID, line, column)
    self.query = query
  }

  /// Names for its columns, where they are not those of the query.
  public func columns(_ names: String...) -> View {
    changed { $0.columns = names }
  }

  /// Keeps the rows, until `REFRESH MATERIALIZED VIEW`: Postgres.
  public func materialized() -> View {
    changed { $0.isMaterialized = true }
  }

  /// An index of a materialized view, on columns of its own.
  public func index(_ name: String, unique: Bool = false, on columns: String...) -> View {
    changed {
      $0.indexes.append(IndexDefinition(name, isUnique: unique, keys: columns.map { SchemaModel.IndexKey($0) }))
    }
  }

  /// An index of a materialized view, with all that indexes have; its keys are a `ViewColumn` or an expression each.
  public func index(_ index: Index) -> View {
    changed { $0.longIndexes.append(index) }
  }

  /// Another query for one dialect.
  public func on(_ dialect: Dialect, _ query: SQL) -> View {
    changed { $0.query = $0.query.on(dialect, query) }
  }

  /// Refuses rows that the view itself would not show: `WITH CASCADED CHECK OPTION`.
  ///
  /// - `local`: Whether views below are left out of it. Defaults to `false`.
  public func checked(local: Bool = false) -> View {
    changed { $0.checkOption = local ? .local : .cascaded }
  }

  /// Reads with the rights of who asks: `security_invoker`, Postgres 15 and later; `SQL SECURITY INVOKER` on MySQL.
  public func securityInvoker() -> View {
    changed { $0.security = .invoker }
  }

  /// Reads with the rights of the view's owner, where that is said: `SQL SECURITY DEFINER` on MySQL.
  public func securityDefiner() -> View {
    changed { $0.security = .definer }
  }

  /// Hides the rows that it leaves out from functions that leak: `security_barrier`, Postgres.
  public func securityBarrier() -> View {
    changed { $0.isSecurityBarrier = true }
  }

  /// Tables that the query uses without mentioning them by type.
  public func depends(on tables: any Table.Type...) -> View {
    changed { $0.dependencies += tables }
  }

  /// Objects that the query uses without mentioning them.
  public func depends(on objects: any NamedSchemaElement...) -> View {
    changed { $0.objectDependencies += objects.map(\.attributes.name) }
  }

  /// What it is on one dialect's servers.
  public func content(_ context: inout ObjectContext) -> ObjectContent? {
    guard let text = context.text(query, of: attributes.subject, at: attributes.location) else { return nil }
    var names: [ObjectName] = []
    for table in dependencies { names.append(context.evaluation.instance(of: table).objectName) }
    names += objectDependencies
    var indexes = indexes
    for index in longIndexes {
      guard let definition = index.definition(on: self, &context) else { return nil }
      indexes.append(definition)
    }
    return ObjectContent(
      .view(
        ViewDefinition(
          attributes.name,
          columns: columns,
          query: text,
          isMaterialized: isMaterialized,
          indexes: indexes,
          checkOption: checkOption,
          security: security,
          isSecurityBarrier: isSecurityBarrier,
          dependencies: names,
          comment: attributes.comment
        )
      )
    )
  }
}

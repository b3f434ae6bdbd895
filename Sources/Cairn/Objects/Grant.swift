internal import SchemaModel

/// What a role may do with a table, a view, a sequence, a routine or a namespace.
///
/// ```swift
/// struct Files: Table {
///   …
///   var body: TableBody {
///     Grant("SELECT", "INSERT", to: "app")        // GRANT INSERT, SELECT ON "files" TO "app"
///   }
/// }
/// Grant("USAGE", on: orderNumbers, to: "app")     // GRANT USAGE ON SEQUENCE "order_numbers" TO "app"
/// ```
///
/// The role must be there: roles belong to the server, not to the schema.
public struct Grant: SchemaElement, TableElement {
  /// What all objects say of themselves.
  public var attributes: ObjectAttributes
  let privileges: [String]
  let role: String
  let target: GrantDefinition.Target?
  var columns: [any AnyColumn] = []
  var columnNames: [String] = []
  var routine: Routine?
  var hasGrantOption = false

  /// On the table in whose body it stands.
  public init(
    _ privileges: String...,
    to role: String,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    self.init(privileges, nil, role, fileID, line, column)
  }

  /// On a view.
  public init(
    _ privileges: String...,
    on view: View,
    to role: String,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    self.init(privileges, .relation(view.attributes.name, columns: []), role, fileID, line, column)
  }

  /// On a sequence.
  public init(
    _ privileges: String...,
    on sequence: Sequence,
    to role: String,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    self.init(privileges, .sequence(sequence.attributes.name), role, fileID, line, column)
  }

  /// On a namespace.
  public init(
    _ privileges: String...,
    on namespace: Namespace,
    to role: String,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    self.init(privileges, .namespace(namespace.attributes.name.name), role, fileID, line, column)
  }

  /// On a function or procedure.
  public init(
    _ privileges: String...,
    on routine: Routine,
    to role: String,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    self.init(privileges, nil, role, fileID, line, column)
    self.routine = routine
  }

  /// On an enumeration type.
  public init(
    _ privileges: String...,
    on type: (some DatabaseEnum).Type,
    to role: String,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    let name = ObjectName(type.databaseName, in: type.namespace)
    self.init(privileges, .type(name), role, fileID, line, column)
  }

  /// On a domain.
  public init<Value>(
    _ privileges: String...,
    on domain: Domain<Value>,
    to role: String,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    self.init(privileges, .type(domain.attributes.name), role, fileID, line, column)
  }

  private init(
    _ privileges: [String],
    _ target: GrantDefinition.Target?,
    _ role: String,
    _ fileID: String,
    _ line: Int,
    _ column: Int
  ) {
    attributes = ObjectAttributes("Grant", role, in: nil, fileID, line, column)
    self.privileges = privileges
    self.target = target
    self.role = role
  }

  /// Only for these columns of the table.
  public func columns(_ columns: any AnyColumn...) -> Grant {
    changed { $0.columns += columns }
  }

  /// Only for these columns of the view.
  public func columns(named names: String...) -> Grant {
    changed { $0.columnNames += names }
  }

  /// Lets the role pass it on: `WITH GRANT OPTION`.
  public func withGrantOption() -> Grant {
    changed { $0.hasGrantOption = true }
  }

  /// What it adds to the table's body.
  public var elements: TableBody { TableBody([.object(self)]) }

  /// What it is on one dialect's servers.
  public func content(_ context: inout ObjectContext) -> ObjectContent? {
    guard let columns = context.columns(columns, of: attributes.subject, at: attributes.location) else { return nil }
    let own = context.table.map { GrantDefinition.Target.relation($0.objectName, columns: columns) }
    var named = target
    if case .relation(let name, _) = target { named = .relation(name, columns: columnNames) }
    if let routine {
      var types: [String] = []
      for argument in routine.arguments where argument.mode != .out {
        guard let type = context.text(argument.type, of: attributes.subject, at: attributes.location) else {
          return nil
        }
        types.append(type.description)
      }
      let signature = types.joined(separator: ", ").lowercased()
      named = .routine(routine.attributes.name, routine.kind, signature: signature)
    }
    guard let target = named ?? own else {
      context.evaluation.report(
        at: attributes.location,
        "\(attributes.subject): it says on nothing what it grants; put it into a table's body, or name the object: on: …"
      )
      return nil
    }
    return ObjectContent(
      .grant(GrantDefinition(privileges, on: target, to: role, withGrantOption: hasGrantOption))
    )
  }
}

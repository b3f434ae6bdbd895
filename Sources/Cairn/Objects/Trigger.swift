internal import SchemaModel

/// What runs when rows of the table change; it stands in the table's body.
///
/// ```swift
/// Trigger("users_touch", .before, .update, calls: touch)
/// // CREATE TRIGGER "users_touch" BEFORE UPDATE ON "users" FOR EACH ROW EXECUTE FUNCTION "touch"()
/// Trigger("users_touch", .before, .update, runs: "SET NEW.updated_at = now(6)")    // MySQL
/// ```
public struct Trigger: SchemaElement, TableElement {
  /// When it runs.
  public enum Timing: Sendable {
    /// Before the change, which it can alter.
    case before
    /// Behind the change.
    case after
    /// In place of the change: views, Postgres.
    case insteadOf
  }

  /// What it runs on.
  public enum Event: Sendable {
    case insert, update, delete
    /// `TRUNCATE`: Postgres.
    case truncate
  }

  /// What all objects say of themselves.
  public var attributes: ObjectAttributes
  let timing: Timing
  let events: [Event]
  let action: Action
  var columns: [any AnyColumn] = []
  var isForStatement = false
  var condition: SQL?
  var oldTable: String?
  var newTable: String?
  var deferrability: SchemaModel.Deferrability?
  var relation: ObjectName?
  var dependencies: [any Table.Type] = []
  var objectDependencies: [ObjectName] = []

  enum Action: Sendable {
    case function(ObjectName, [String])
    case statement(SQL)
  }

  /// A trigger that calls a function: Postgres.
  public init(
    _ name: String,
    _ timing: Timing,
    _ events: Event...,
    calls function: Routine,
    arguments: [String] = [],
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    attributes = ObjectAttributes("Trigger", name, in: nil, fileID, line, column)
    attributes.dialects = [.postgres]
    self.timing = timing
    self.events = events
    action = .function(function.attributes.name, arguments)
  }

  /// A trigger that calls a function that is no part of the schema, as one of the server's own or of an extension:
  /// Postgres.
  public init(
    _ name: String,
    _ timing: Timing,
    _ events: Event...,
    callsServerFunction function: String,
    in namespace: String? = nil,
    arguments: [String] = [],
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    attributes = ObjectAttributes("Trigger", name, in: nil, fileID, line, column)
    attributes.dialects = [.postgres]
    self.timing = timing
    self.events = events
    action = .function(ObjectName(function, in: namespace), arguments)
  }

  /// A trigger that holds its statement: MySQL.
  public init(
    _ name: String,
    _ timing: Timing,
    _ event: Event,
    runs statement: SQL,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    attributes = ObjectAttributes("Trigger", name, in: nil, fileID, line, column)
    attributes.dialects = [.mysql]
    self.timing = timing
    events = [event]
    action = .statement(statement)
  }

  /// Puts it on a view, where it stands beside the view and in no table's body: Postgres.
  ///
  /// ```swift
  /// Trigger("adults_insert", .insteadOf, .insert, calls: addAdult).on(adults)
  /// ```
  public func on(_ view: View) -> Trigger {
    changed { $0.relation = view.attributes.name }
  }

  /// Runs only when an update names one of these columns: `UPDATE OF`, Postgres.
  public func of(_ columns: any AnyColumn...) -> Trigger {
    changed { $0.columns += columns }
  }

  /// Runs once a statement, not once a row: Postgres.
  public func forEachStatement() -> Trigger {
    changed { $0.isForStatement = true }
  }

  /// Runs only where the condition holds: `WHEN`, Postgres.
  public func when(_ condition: SQL) -> Trigger {
    changed { $0.condition = condition }
  }

  /// Tables that its condition uses without mentioning them by type, as the type of their rows.
  public func depends(on tables: any Table.Type...) -> Trigger {
    changed { $0.dependencies += tables }
  }

  /// Objects that its condition uses without mentioning them, as functions that it calls: it makes way when one of them is
  /// made again. Postgres.
  ///
  /// ```swift
  /// Trigger("orders_audit", .before, .insert, calls: audit).when("NEW.amount > threshold()").depends(on: threshold)
  /// ```
  public func depends(on objects: any NamedSchemaElement...) -> Trigger {
    changed { $0.objectDependencies += objects.map(\.attributes.name) }
  }

  /// Names for the rows before and behind the change: `REFERENCING OLD TABLE AS … NEW TABLE AS …`, Postgres.
  public func referencing(old: String? = nil, new: String? = nil) -> Trigger {
    changed {
      $0.oldTable = old
      $0.newTable = new
    }
  }

  /// Makes it a constraint trigger, which can wait for the end of the transaction: Postgres.
  public func constraint(_ deferrability: Deferrability = .never) -> Trigger {
    changed { $0.deferrability = deferrability.modelValue }
  }

  /// What it adds to the table's body.
  public var elements: TableBody { TableBody([.object(self)]) }

  /// What it is on one dialect's servers.
  public func content(_ context: inout ObjectContext) -> ObjectContent? {
    let (subject, location) = (attributes.subject, attributes.location)
    guard let table = relation ?? context.table?.objectName else {
      context.evaluation.report(
        at: location,
        "\(subject): it says on nothing whose rows it is for; put it into a table's body, or name the view: .on(…)"
      )
      return nil
    }
    guard let columns = context.columns(columns, of: subject, at: location) else { return nil }
    var when: SQLText?
    if let condition {
      when = context.text(condition, of: subject, at: location)
      if when == nil { return nil }
    }
    let modelAction: TriggerDefinition.Action
    switch action {
    case .function(let name, let arguments): modelAction = .function(name, arguments: arguments)
    case .statement(let statement):
      guard let text = context.text(statement, of: subject, at: location) else { return nil }
      modelAction = .statement(text)
    }
    let names = dependencies.map { context.evaluation.instance(of: $0).objectName } + objectDependencies
    return ObjectContent(
      .trigger(
        TriggerDefinition(
          attributes.name.name,
          on: table,
          timing.modelValue,
          events.map(\.modelValue),
          columns: columns,
          level: isForStatement ? .statement : .row,
          condition: when,
          oldTable: oldTable,
          newTable: newTable,
          deferrability: deferrability,
          action: modelAction,
          comment: attributes.comment,
          uses: names.isEmpty ? nil : SQLText(names.map(SQLText.Segment.object)).inOrderOfNames
        )
      )
    )
  }
}

extension Trigger.Timing {
  fileprivate var modelValue: TriggerDefinition.Timing {
    switch self {
    case .before: .before
    case .after: .after
    case .insteadOf: .insteadOf
    }
  }
}

extension Trigger.Event {
  fileprivate var modelValue: TriggerDefinition.Event {
    switch self {
    case .insert: .insert
    case .update: .update
    case .delete: .delete
    case .truncate: .truncate
    }
  }
}

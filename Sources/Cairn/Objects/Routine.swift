internal import SchemaModel

/// A function or a procedure in the database: a typed shell around a body of SQL.
///
/// ```swift
/// Function("touch", returns: "trigger", language: "plpgsql", body: """
///   BEGIN NEW.updated_at := now(); RETURN NEW; END
///   """).only(.postgres)
/// // CREATE OR REPLACE FUNCTION "touch"() RETURNS trigger LANGUAGE plpgsql AS $$ … $$
/// Procedure("close_day", .in("day", "date"), body: "UPDATE \(Orders.self) SET …")
/// ```
///
/// The types of arguments are the server's own words. What the body mentions by `\(Users.self)` is known to Cairn.
public struct Routine: NamedSchemaElement {
  /// One argument of a routine.
  public struct Argument: Sendable {
    let mode: RoutineDefinition.Argument.Mode
    let name: String?
    let type: SQL
    let defaultValue: String?

    /// An argument that goes in.
    public static func `in`(_ name: String? = nil, _ type: SQL, default value: String? = nil) -> Argument {
      Argument(mode: .in, name: name, type: type, defaultValue: value)
    }

    /// An argument that comes out.
    public static func out(_ name: String? = nil, _ type: SQL) -> Argument {
      Argument(mode: .out, name: name, type: type, defaultValue: nil)
    }

    /// An argument that goes in and comes out.
    public static func `inout`(_ name: String? = nil, _ type: SQL, default value: String? = nil) -> Argument {
      Argument(mode: .inout, name: name, type: type, defaultValue: value)
    }

    /// Any number of arguments: Postgres.
    public static func variadic(_ name: String? = nil, _ type: SQL, default value: String? = nil) -> Argument {
      Argument(mode: .variadic, name: name, type: type, defaultValue: value)
    }
  }

  /// What the result of a function depends on.
  public enum Volatility: Sendable {
    /// On anything.
    case volatile
    /// On the arguments and the tables, within one statement.
    case stable
    /// On the arguments alone; on MySQL `DETERMINISTIC`.
    case immutable
  }

  /// What all objects say of themselves.
  public var attributes: ObjectAttributes
  let kind: RoutineDefinition.Kind
  let arguments: [Argument]
  let returns: SQL?
  let language: String
  var body: SQL
  var volatility: Volatility?
  var isStrict = false
  var security: ViewDefinition.Security?
  var clauses: [String] = []
  var dependencies: [any Table.Type] = []
  var objectDependencies: [ObjectName] = []

  init(
    _ attributes: ObjectAttributes,
    _ kind: RoutineDefinition.Kind,
    _ arguments: [Argument],
    returns: SQL?,
    language: String,
    body: SQL
  ) {
    self.attributes = attributes
    self.kind = kind
    self.arguments = arguments
    self.returns = returns
    self.language = language
    self.body = body
  }

  /// Another body for one dialect.
  public func on(_ dialect: Dialect, _ body: SQL) -> Routine {
    changed { $0.body = $0.body.on(dialect, body) }
  }

  /// What the result depends on. Defaults to what the server takes for granted.
  public func volatility(_ volatility: Volatility) -> Routine {
    changed { $0.volatility = volatility }
  }

  /// Gives NULL for a NULL without being called: `STRICT`, Postgres.
  public func strict() -> Routine {
    changed { $0.isStrict = true }
  }

  /// Runs with the rights of who made it: `SECURITY DEFINER`.
  public func securityDefiner() -> Routine {
    changed { $0.security = .definer }
  }

  /// Runs with the rights of who calls it, where the server would not take that for granted: `SQL SECURITY INVOKER`.
  public func securityInvoker() -> Routine {
    changed { $0.security = .invoker }
  }

  /// Further clauses as the server reads them: `PARALLEL SAFE`, `READS SQL DATA`, `SET search_path = ''`.
  public func with(_ clauses: String...) -> Routine {
    changed { $0.clauses += clauses }
  }

  /// Tables that the body uses and that must be there first, without mentioning them by type.
  public func depends(on tables: any Table.Type...) -> Routine {
    changed { $0.dependencies += tables }
  }

  /// Objects that the body uses and that must be there first, without mentioning them.
  public func depends(on objects: any NamedSchemaElement...) -> Routine {
    changed { $0.objectDependencies += objects.map(\.attributes.name) }
  }

  /// What it is on one dialect's servers.
  public func content(_ context: inout ObjectContext) -> ObjectContent? {
    func text(_ sql: SQL, _ context: inout ObjectContext) -> SQLText? {
      context.text(sql, of: attributes.subject, at: attributes.location)
    }
    guard let body = text(body, &context) else { return nil }
    var definition = RoutineDefinition(attributes.name, kind, language: language, body: body)
    for argument in arguments {
      guard let type = text(argument.type, &context) else { return nil }
      definition.arguments.append(
        RoutineDefinition.Argument(argument.mode, name: argument.name, type, defaultValue: argument.defaultValue)
      )
    }
    if let returns {
      guard let type = text(returns, &context) else { return nil }
      definition.returns = type
    }
    definition.volatility = volatility.map(\.modelValue)
    definition.isStrict = isStrict
    definition.security = security
    definition.clauses = clauses
    definition.comment = attributes.comment
    for table in dependencies { definition.dependencies.append(context.evaluation.instance(of: table).objectName) }
    definition.dependencies += objectDependencies
    definition.dependencies.sort()
    return ObjectContent(.routine(definition))
  }
}

/// A function in the database.
///
/// - `name`: What it is called.
/// - `arguments`: What it takes, in the server's types.
/// - `returns`: What it gives: `integer`, `SETOF …`, `trigger`. Defaults to its arguments that come out.
/// - `language`: `sql` unless said; MySQL has no other.
/// - `body`: What it does.
public func Function(
  _ name: String,
  in namespace: String? = nil,
  _ arguments: Routine.Argument...,
  returns: SQL? = nil,
  language: String = "sql",
  body: SQL,
  fileID: String = #fileID,
  line: Int = #line,
  column: Int = #column
) -> Routine {
  let attributes = ObjectAttributes("Function", name, in: namespace, fileID, line, column)
  return Routine(attributes, .function, arguments, returns: returns, language: language, body: body)
}

/// A procedure in the database: `CALL`.
public func Procedure(
  _ name: String,
  in namespace: String? = nil,
  _ arguments: Routine.Argument...,
  language: String = "sql",
  body: SQL,
  fileID: String = #fileID,
  line: Int = #line,
  column: Int = #column
) -> Routine {
  let attributes = ObjectAttributes("Procedure", name, in: namespace, fileID, line, column)
  return Routine(attributes, .procedure, arguments, returns: nil, language: language, body: body)
}

extension Routine.Volatility {
  fileprivate var modelValue: RoutineDefinition.Volatility {
    switch self {
    case .volatile: .volatile
    case .stable: .stable
    case .immutable: .immutable
    }
  }
}

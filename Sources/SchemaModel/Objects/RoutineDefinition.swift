/// `CREATE FUNCTION name(arguments) RETURNS … LANGUAGE … AS body`, or `CREATE PROCEDURE`.
package struct RoutineDefinition: Hashable, Codable, Sendable {
  package enum Kind: String, Codable, Hashable, Sendable {
    case function, procedure
  }

  package struct Argument: Hashable, Codable, Sendable {
    package enum Mode: String, Codable, Hashable, Sendable {
      case `in`, out, `inout`, variadic
    }

    package var mode: Mode
    package var name: String?
    package var type: SQLText
    /// Postgres: the value where the caller gives none.
    package var defaultValue: String?

    package init(_ mode: Mode = .in, name: String? = nil, _ type: SQLText, defaultValue: String? = nil) {
      self.mode = mode
      self.name = name
      self.type = type
      self.defaultValue = defaultValue
    }
  }

  /// What the function's result depends on, in the words of Postgres; on MySQL `immutable` is DETERMINISTIC.
  package enum Volatility: String, Codable, Hashable, Sendable {
    case volatile, stable, immutable
  }

  package var name: ObjectName
  package var kind: Kind
  package var arguments: [Argument]
  /// `integer`, `SETOF users`, `trigger`; nil for a procedure.
  package var returns: SQLText?
  /// `sql`, `plpgsql`; MySQL has `sql` alone.
  package var language: String
  package var volatility: Volatility?
  package var isStrict: Bool
  package var security: ViewDefinition.Security?
  /// Further clauses as the server reads them: `PARALLEL SAFE`, `READS SQL DATA`, `SET search_path = ''`.
  package var clauses: [String]
  /// What stands between the `$$` on Postgres, and behind the characteristics on MySQL.
  package var body: SQLText
  /// What it uses without mentioning it by identity.
  package var dependencies: [ObjectName]
  package var comment: String?

  package init(
    _ name: ObjectName,
    _ kind: Kind = .function,
    arguments: [Argument] = [],
    returns: SQLText? = nil,
    language: String = "sql",
    volatility: Volatility? = nil,
    isStrict: Bool = false,
    security: ViewDefinition.Security? = nil,
    clauses: [String] = [],
    body: SQLText,
    dependencies: [ObjectName] = [],
    comment: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.arguments = arguments
    self.returns = returns
    self.language = language
    self.volatility = volatility
    self.isStrict = isStrict
    self.security = security
    self.clauses = clauses
    self.body = body
    self.dependencies = dependencies.sorted()
    self.comment = comment
  }

  /// The types that tell it from others of its name: Postgres counts those that go in.
  package var signature: String {
    arguments.filter { $0.mode != .out }.map { $0.type.description.lowercased() }.joined(separator: ", ")
  }
}

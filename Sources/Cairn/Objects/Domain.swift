internal import SchemaModel

/// A type made of another one and what its values must be: Postgres, DSQL.
///
/// ```swift
/// let emailAddress = Domain("email_address", .text).check("has_at", "VALUE LIKE '%@%'")
/// // CREATE DOMAIN "email_address" AS text CONSTRAINT "has_at" CHECK (VALUE LIKE '%@%')
/// struct Users: Table {
///   let email = Column(.domain(emailAddress))    // "email" "email_address" NOT NULL
/// }
/// ```
///
/// The schema has it as an element too: `emailAddress`.
public struct Domain<Value>: RenamableSchemaElement, NamedSchemaElement {
  /// What all objects say of themselves.
  public var attributes: ObjectAttributes
  let type: DeclaredType
  var isNullable = true
  var defaultText: SQL?
  var defaultLiteral: ColumnLiteral?
  var collationName: String?
  var checks: [(name: String, condition: SQL)] = []

  /// A domain over a type of the DSL.
  public init(
    _ name: String,
    _ type: ColumnType<Value>,
    in namespace: String? = nil,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    attributes = ObjectAttributes("Domain", name, in: namespace, fileID, line, column)
    self.type = type.declared
  }

  /// A condition on `VALUE`.
  public func check(_ name: String, _ condition: SQL) -> Domain {
    changed { $0.checks.append((name, condition)) }
  }

  /// Refuses NULL wherever the domain is used.
  public func notNull() -> Domain {
    changed { $0.isNullable = false }
  }

  /// What a column of the domain holds when neither the row nor the column says, as SQL.
  public func `default`(_ value: SQL) -> Domain {
    changed { $0.defaultText = value }
  }

  /// A constant that a column of the domain holds when neither the row nor the column says.
  public func `default`(literal: ColumnLiteral) -> Domain {
    changed { $0.defaultLiteral = literal }
  }

  /// The rules by which its text is compared and sorted, as the server calls them.
  public func collation(_ name: String) -> Domain {
    changed { $0.collationName = name }
  }

  /// What it is on one dialect's servers.
  public func content(_ context: inout ObjectContext) -> ObjectContent? {
    var definition = DomainDefinition(
      attributes.name,
      .verbatim(""),
      collation: collationName,
      isNullable: isNullable,
      comment: attributes.comment
    )
    for (name, condition) in checks {
      guard let text = context.text(condition, of: attributes.subject, at: attributes.location) else { return nil }
      definition.checks.append(CheckDefinition(name, ColumnExpression(sql: text.description)))
    }
    definition.checks.sort { $0.name < $1.name }
    if let defaultLiteral { definition.defaultValue = .literal(defaultLiteral.literal) }
    if let defaultText {
      guard let text = context.text(defaultText, of: attributes.subject, at: attributes.location) else { return nil }
      definition.defaultValue = .expression(ColumnExpression(sql: text.description))
    }
    return ObjectContent(definition, type)
  }
}

extension ColumnType {
  /// A domain that the schema declares: Postgres, DSQL.
  public static func domain(_ domain: Domain<Value>) -> ColumnType {
    ColumnType(.domain(domain.attributes.name))
  }
}

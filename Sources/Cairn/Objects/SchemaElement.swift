internal import SchemaModel

/// Something that a schema has beside its tables: `View`, `Sequence`, `Function`, `RawObject` …
public protocol SchemaElement: Sendable {
  /// What all such objects say of themselves.
  var attributes: ObjectAttributes { get set }

  /// What the object is on one dialect's servers.
  ///
  /// - `context`: Who knows the tables, for the texts that mention them.
  func content(_ context: inout ObjectContext) -> ObjectContent?
}

/// The name of an object, the name it had, and the dialects it is for.
public struct ObjectAttributes: Sendable {
  var name: ObjectName
  /// What it is called in messages: `View("active_users")`.
  var subject: String
  var renamedFrom: ObjectName?
  var dialects: Set<DialectName>?
  var comment: String?
  var location: SourceLocation

  init(_ kind: String, _ name: String, in namespace: String?, _ fileID: String, _ line: Int, _ column: Int) {
    self.name = ObjectName(name, in: namespace)
    subject = "\(kind)(\"\(name)\")"
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }
}

/// What an object is on one dialect's servers.
public struct ObjectContent {
  let content: ObjectDeclaration.Content

  init(_ object: SchemaObject) {
    content = .definition(object)
  }

  init(_ domain: DomainDefinition, _ type: DeclaredType) {
    content = .domain(domain, type)
  }

  init(_ enumeration: EnumerationDeclaration) {
    content = .enumeration(enumeration)
  }
}

extension SchemaElement {
  /// Leaves it out of the SQL of all other dialects.
  ///
  /// ```swift
  /// Extension("citext").only(.postgres)
  /// ```
  public func only(_ firstDialect: Dialect, _ dialects: Dialect...) -> Self {
    changed { $0.attributes.dialects = Set(([firstDialect] + dialects).map(\.modelName)) }
  }

  /// What it is about, for people who read the database: `COMMENT ON …`.
  public func comment(_ text: String) -> Self {
    changed { $0.attributes.comment = text }
  }

  func changed(_ change: (inout Self) -> Void) -> Self {
    var element = self
    change(&element)
    return element
  }
}

/// An object that keeps what it holds when it takes another name: a namespace, a sequence, a domain.
public protocol RenamableSchemaElement: SchemaElement {}

extension RenamableSchemaElement {
  /// The name that it had before; without it, a new name is a new object.
  ///
  /// ```swift
  /// Sequence("order_numbers").renamed(from: "numbers")    // ALTER SEQUENCE "numbers" RENAME TO "order_numbers"
  /// ```
  public func renamed(from oldName: String) -> Self {
    changed { $0.attributes.renamedFrom = attributes.name.before(oldName) }
  }
}

extension RenamableSchemaElement where Self: NamedSchemaElement {
  /// The name that it had before, and the namespace that it was in; nil: the default one.
  ///
  /// ```swift
  /// Sequence("numbers", in: "billing").renamed(from: "numbers", namespace: nil)
  /// // ALTER SEQUENCE "numbers" SET SCHEMA "billing"
  /// ```
  public func renamed(from oldName: String, namespace: String?) -> Self {
    changed { $0.attributes.renamedFrom = ObjectName(oldName, in: namespace) }
  }
}

/// What may stand in a text by its name: `\(activeUsers)` in the query of another view.
public protocol NamedSchemaElement: SchemaElement {}

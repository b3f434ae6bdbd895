internal import SchemaModel

/// Something that a table has beside its columns, or that concerns several of them.
public protocol TableElement {
  /// What it adds to the table's body.
  var elements: TableBody { get }
}

/// An element that has a name in the database, and that can be meant for some dialects only.
public protocol NamedTableElement: TableElement {
  /// What all such elements say of themselves.
  var attributes: ElementAttributes { get set }
}

/// The name of an element, the name it had, and the dialects it is for.
public struct ElementAttributes: Sendable {
  var name: String?
  var renamedFrom: String?
  var dialects: Set<DialectName>?
  var location: SourceLocation

  init(_ name: String?, _ fileID: String, _ line: Int, _ column: Int) {
    self.name = name
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }

  var options: ElementOptions {
    ElementOptions(name: name, renamedFrom: renamedFrom, dialects: dialects, location: location)
  }
}

extension NamedTableElement {
  /// The name that it had before.
  ///
  /// ```swift
  /// Index("users_mail_idx", email).renamed(from: "mail_idx")    // ALTER INDEX "mail_idx" RENAME TO "users_mail_idx"
  /// ```
  public func renamed(from oldName: String) -> Self {
    var element = self
    element.attributes.renamedFrom = oldName
    return element
  }

  /// Leaves it out of the SQL of all other dialects.
  ///
  /// ```swift
  /// Index(email).unique().where("\(deletedAt) IS NULL").only(.postgres, .dsql)
  /// ```
  public func only(_ firstDialect: Dialect, _ dialects: Dialect...) -> Self {
    var element = self
    element.attributes.dialects = Set(([firstDialect] + dialects).map(\.modelName))
    return element
  }
}

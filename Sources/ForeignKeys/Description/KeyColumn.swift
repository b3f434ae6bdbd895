/// A column that a primary key or a foreign key is about.
public struct KeyColumn: Sendable, Hashable {
  /// The column's name, unquoted.
  public var name: String
  /// The type to which its values are cast, as SQL writes it: `uuid`.
  public var type: String

  /// A column by its name and the type of its values.
  public init(_ name: String, _ type: String) {
    self.name = name
    self.type = type
  }
}

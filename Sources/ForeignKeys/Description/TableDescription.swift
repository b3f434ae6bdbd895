/// What the enforcer knows of a table: the columns that keys are about, and the foreign keys.
public struct TableDescription: Sendable, Hashable {
  /// Nil for the one in which names are looked for.
  public var namespace: String?
  /// The table's own name, unquoted.
  public var name: String
  /// Those of the primary key and of foreign keys in either direction.
  public var columns: [KeyColumn]
  /// The names of its columns.
  public var primaryKey: [String]
  /// Those that lead from it.
  public var foreignKeys: [ForeignKey]

  /// A table by its names and keys.
  public init(
    _ name: String,
    in namespace: String? = nil,
    columns: [KeyColumn],
    primaryKey: [String],
    foreignKeys: [ForeignKey] = []
  ) {
    self.namespace = namespace
    self.name = name
    self.columns = columns
    self.primaryKey = primaryKey
    self.foreignKeys = foreignKeys
  }

  /// As foreign keys and messages name it: `users`, or `billing.users`.
  public var fullName: String { namespace.map { "\($0).\(name)" } ?? name }

  /// As SQL names it.
  var sql: String { namespace.map { "\(SQLText.quoted($0)).\(SQLText.quoted(name))" } ?? SQLText.quoted(name) }

  /// Where the columns of these names stand among `columns`.
  func places(of names: [String]) -> [Int] {
    names.map { name in
      guard let place = columns.firstIndex(where: { $0.name == name }) else {
        // Descriptions are emitted from one schema, whose columns were checked; only one that was edited by hand gets here.
        preconditionFailure("\(fullName) is described without its key column \(name)")
      }
      return place
    }
  }
}

/// A statement that a foreign key does not allow: what Postgres reports as SQLSTATE 23503.
public struct ForeignKeyViolation: Error, Sendable, Hashable {
  /// What can be broken.
  public enum Rule: Sendable, Hashable {
    /// No row has the key that is referenced.
    case missing
    /// Rows still reference the key: RESTRICT, or NO ACTION at the end of the unit of work.
    case stillReferenced
    /// MATCH FULL: some columns of the key are NULL and some are not.
    case partlyNull
  }

  /// What was broken.
  public var rule: Rule
  /// The name of the foreign key.
  public var constraint: String
  /// The table that has the foreign key.
  public var table: String
  /// Those of `table`.
  public var columns: [String]
  /// The table that it references.
  public var referencedTable: String
  /// Those of `referencedTable`, in the order of `columns`.
  public var referencedColumns: [String]
  /// The keys in question, at most ten of them; no other value of any row.
  public var keys: [[String?]]

  /// What a server answers in its place.
  public static let sqlState = "23503"

  init(_ rule: Rule, _ link: Link, in schema: ReferentialSchema, _ keys: some Sequence<KeyValues>) {
    self.rule = rule
    constraint = link.key.name
    table = schema.tables[link.child].description.fullName
    columns = link.key.columns
    referencedTable = link.key.referencedTable
    referencedColumns = link.key.referencedColumns
    self.keys = Array(keys.prefix(10))
  }
}

extension ForeignKeyViolation: CustomStringConvertible {
  /// As Postgres says it: a message and, behind `DETAIL:`, the key.
  public var description: String { "\(message)\nDETAIL: \(detail)" }

  /// What is wrong, and with which constraint.
  public var message: String {
    switch rule {
    case .missing, .partlyNull:
      #"insert or update on table "\#(table)" violates foreign key constraint "\#(constraint)""#
    case .stillReferenced:
      #"update or delete on table "\#(referencedTable)" violates foreign key constraint "\#(constraint)" on table "\#(table)""#
    }
  }

  /// Which keys.
  public var detail: String {
    switch rule {
    case .missing: #"Key \#(pairs(columns)) is not present in table "\#(referencedTable)"."#
    case .stillReferenced: #"Key \#(pairs(referencedColumns)) is still referenced from table "\#(table)"."#
    case .partlyNull: "MATCH FULL does not allow mixing of null and nonnull key values."
    }
  }

  /// `(owner_id)=(5), (6)`
  private func pairs(_ columns: [String]) -> String {
    let values = keys.map { key in "(\(key.map { $0 ?? "null" }.joined(separator: ", ")))" }
    return "(\(columns.joined(separator: ", ")))=\(values.joined(separator: ", "))"
  }
}

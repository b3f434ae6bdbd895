internal import SchemaModel

/// How the server keeps a table.
///
/// ```swift
/// Storage(["fillfactor": "70"])                // WITH ("fillfactor" = 70)
/// Storage(["ROW_FORMAT": "COMPRESSED"]).only(.mysql)
/// Storage(unlogged: true)                      // CREATE UNLOGGED TABLE
/// ```
public struct Storage: NamedTableElement {
  /// What all named elements say of themselves.
  public var attributes: ElementAttributes
  let parameters: [String: String]
  let isUnlogged: Bool

  /// Parameters in the server's words, and whether the rows may be gone after a crash: Postgres.
  public init(
    _ parameters: [String: String] = [:],
    unlogged: Bool = false,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    attributes = ElementAttributes(nil, fileID, line, column)
    self.parameters = parameters
    isUnlogged = unlogged
  }

  /// What it adds to the table's body.
  public var elements: TableBody {
    TableBody([
      .attributes(TableAttributes(parameters: parameters, isUnlogged: isUnlogged), attributes)
    ])
  }
}

/// The character set and collation that the columns of the table have, where they say nothing: MySQL.
///
/// ```swift
/// CharacterSet("latin1", collation: "latin1_german2_ci")
/// // DEFAULT CHARACTER SET latin1 COLLATE latin1_german2_ci
/// ```
public struct CharacterSet: NamedTableElement {
  /// What all named elements say of themselves.
  public var attributes: ElementAttributes
  let name: String?
  let collation: String?

  /// A collation, and the character set that it is one of.
  public init(collation: String, fileID: String = #fileID, line: Int = #line, column: Int = #column) {
    attributes = ElementAttributes(nil, fileID, line, column)
    attributes.dialects = [.mysql]
    name = nil
    self.collation = collation
  }

  /// A character set, and a collation of it: the server's choice unless said.
  public init(
    _ name: String,
    collation: String? = nil,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    attributes = ElementAttributes(nil, fileID, line, column)
    attributes.dialects = [.mysql]
    self.name = name
    self.collation = collation
  }

  /// What it adds to the table's body.
  public var elements: TableBody {
    TableBody([.attributes(TableAttributes(characterSet: name, collation: collation), attributes)])
  }
}

/// Shows rows only to those whom a `Policy` of the table shows them: Postgres.
///
/// ```swift
/// RowSecurity()                 // ALTER TABLE "files" ENABLE ROW LEVEL SECURITY
/// RowSecurity(forced: true)     // … FORCE ROW LEVEL SECURITY: the owner too
/// ```
public struct RowSecurity: NamedTableElement {
  /// What all named elements say of themselves.
  public var attributes: ElementAttributes
  let isForced: Bool

  /// For everybody but the owner, or for the owner too.
  public init(forced: Bool = false, fileID: String = #fileID, line: Int = #line, column: Int = #column) {
    attributes = ElementAttributes(nil, fileID, line, column)
    attributes.dialects = [.postgres]
    isForced = forced
  }

  /// What it adds to the table's body.
  public var elements: TableBody {
    TableBody([.attributes(TableAttributes(rowSecurity: isForced ? .forced : .enabled), attributes)])
  }
}

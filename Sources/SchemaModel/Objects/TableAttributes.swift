/// What a table says about how it is kept, and who sees its rows.
package struct TableAttributes: Hashable, Codable, Sendable {
  /// Row-level security: off, for everybody but the owner, or for the owner too.
  package enum RowSecurity: String, Codable, Hashable, Sendable {
    case enabled, forced
  }

  /// MySQL: of the table's new columns.
  package var characterSet: String?
  package var collation: String?
  /// Postgres: `fillfactor` = `70`. MySQL: `ROW_FORMAT` = `COMPRESSED`.
  package var parameters: [String: String]
  package var rowSecurity: RowSecurity?
  /// Postgres: its rows are gone after a crash.
  package var isUnlogged: Bool

  package init(
    characterSet: String? = nil,
    collation: String? = nil,
    parameters: [String: String] = [:],
    rowSecurity: RowSecurity? = nil,
    isUnlogged: Bool = false
  ) {
    self.characterSet = characterSet
    self.collation = collation
    self.parameters = parameters
    self.rowSecurity = rowSecurity
    self.isUnlogged = isUnlogged
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    characterSet = try container.decodeIfPresent(String.self, forKey: .characterSet)
    collation = try container.decodeIfPresent(String.self, forKey: .collation)
    parameters = try container.decodeIfPresent([String: String].self, forKey: .parameters) ?? [:]
    rowSecurity = try container.decodeIfPresent(RowSecurity.self, forKey: .rowSecurity)
    isUnlogged = try container.decodeIfPresent(Bool.self, forKey: .isUnlogged) ?? false
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(characterSet, forKey: .characterSet)
    try container.encodeIfPresent(collation, forKey: .collation)
    if !parameters.isEmpty { try container.encode(parameters, forKey: .parameters) }
    try container.encodeIfPresent(rowSecurity, forKey: .rowSecurity)
    if isUnlogged { try container.encode(true, forKey: .isUnlogged) }
  }

  private enum CodingKeys: String, CodingKey {
    case characterSet, collation, parameters, rowSecurity, isUnlogged
  }
}

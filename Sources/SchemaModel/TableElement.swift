/// What a table has beside its columns: one key, constraint or index.
package enum TableElement: Hashable, Sendable {
  case primaryKey(PrimaryKeyDefinition)
  case unique(UniqueDefinition)
  case foreignKey(ForeignKeyDefinition)
  case check(CheckDefinition)
  case exclusion(ExclusionDefinition)
  case index(IndexDefinition)

  package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    case primaryKey, unique, foreignKey, check, exclusion, index
  }

  package var kind: Kind {
    switch self {
    case .primaryKey: .primaryKey
    case .unique: .unique
    case .foreignKey: .foreignKey
    case .check: .check
    case .exclusion: .exclusion
    case .index: .index
    }
  }

  package var name: String {
    switch self {
    case .primaryKey(let key): key.name
    case .unique(let unique): unique.name
    case .foreignKey(let key): key.name
    case .check(let check): check.name
    case .exclusion(let exclusion): exclusion.name
    case .index(let index): index.name
    }
  }

  /// The columns of its own table that it is about.
  package var columns: [String] {
    switch self {
    case .primaryKey(let key): key.columns
    case .unique(let unique): unique.columns + unique.includedColumns
    case .foreignKey(let key): key.columns
    case .check(let check): check.expression.columns
    case .exclusion(let exclusion): exclusion.columns
    case .index(let index): index.columns
    }
  }

  /// False for a constraint that some rows may not obey.
  package var isValidated: Bool {
    switch self {
    case .check(let check): check.isValidated
    case .foreignKey(let key): key.isValidated
    case .primaryKey, .unique, .exclusion, .index: true
    }
  }

  /// The same rule, which all rows obey.
  package var validated: TableElement {
    switch self {
    case .check(var check):
      check.isValidated = true
      return .check(check)
    case .foreignKey(var key):
      key.isValidated = true
      return .foreignKey(key)
    case .primaryKey, .unique, .exclusion, .index: return self
    }
  }

  package func renamed(to name: String) -> TableElement {
    switch self {
    case .primaryKey(var key):
      key.name = name
      return .primaryKey(key)
    case .unique(var unique):
      unique.name = name
      return .unique(unique)
    case .foreignKey(var key):
      key.name = name
      return .foreignKey(key)
    case .check(var check):
      check.name = name
      return .check(check)
    case .exclusion(var exclusion):
      exclusion.name = name
      return .exclusion(exclusion)
    case .index(var index):
      index.name = name
      return .index(index)
    }
  }

  /// The element after a column of its own table took a new name; what a foreign key references stays.
  package func renamingColumn(_ old: String, to new: String) -> TableElement {
    func renamed(_ columns: [String]) -> [String] { columns.map { $0 == old ? new : $0 } }
    switch self {
    case .primaryKey(var key):
      key.columns = renamed(key.columns)
      return .primaryKey(key)
    case .unique(var unique):
      unique.columns = renamed(unique.columns)
      unique.includedColumns = renamed(unique.includedColumns)
      return .unique(unique)
    case .foreignKey(var key):
      key.columns = renamed(key.columns)
      key.onDeleteColumns = renamed(key.onDeleteColumns)
      return .foreignKey(key)
    case .check(var check):
      check.expression = check.expression.renamingColumn(old, to: new)
      return .check(check)
    case .exclusion(var exclusion):
      exclusion.elements = exclusion.elements.map {
        ExclusionDefinition.Element($0.key.renamingColumn(old, to: new), with: $0.operator)
      }
      exclusion.includedColumns = renamed(exclusion.includedColumns)
      exclusion.predicate = exclusion.predicate?.renamingColumn(old, to: new)
      return .exclusion(exclusion)
    case .index(var index):
      index.keys = index.keys.map { $0.renamingColumn(old, to: new) }
      index.includedColumns = renamed(index.includedColumns)
      index.predicate = index.predicate?.renamingColumn(old, to: new)
      return .index(index)
    }
  }
}

extension TableElement: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Kind.self)
    guard let kind = container.allKeys.first else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "an element without a kind")
      )
    }
    switch kind {
    case .primaryKey: self = .primaryKey(try container.decode(PrimaryKeyDefinition.self, forKey: kind))
    case .unique: self = .unique(try container.decode(UniqueDefinition.self, forKey: kind))
    case .foreignKey: self = .foreignKey(try container.decode(ForeignKeyDefinition.self, forKey: kind))
    case .check: self = .check(try container.decode(CheckDefinition.self, forKey: kind))
    case .exclusion: self = .exclusion(try container.decode(ExclusionDefinition.self, forKey: kind))
    case .index: self = .index(try container.decode(IndexDefinition.self, forKey: kind))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Kind.self)
    switch self {
    case .primaryKey(let key): try container.encode(key, forKey: .primaryKey)
    case .unique(let unique): try container.encode(unique, forKey: .unique)
    case .foreignKey(let key): try container.encode(key, forKey: .foreignKey)
    case .check(let check): try container.encode(check, forKey: .check)
    case .exclusion(let exclusion): try container.encode(exclusion, forKey: .exclusion)
    case .index(let index): try container.encode(index, forKey: .index)
    }
  }
}

extension TableElement.Kind: CodingKey {
  /// As people say it: `foreign key`.
  package var words: String {
    switch self {
    case .primaryKey: "primary key"
    case .unique: "unique constraint"
    case .foreignKey: "foreign key"
    case .check: "check"
    case .exclusion: "exclusion constraint"
    case .index: "index"
    }
  }
}

import SchemaModel

/// What DSQL has no form for, and what to do instead (facts/dsql.md, sections 1 and 2).
enum DSQLObstacles {
  struct Obstacle: Hashable {
    var reason: String
    var wayOut: String

    init(_ reason: String, _ wayOut: String) {
      self.reason = reason
      self.wayOut = wayOut
    }
  }

  private static let typeNames: Set<String> = [
    "smallint", "integer", "bigint", "real", "double precision", "numeric", "boolean", "char", "varchar", "text",
    "bytea", "uuid", "date", "time", "timetz", "timestamptz", "timestamp", "interval", "json", "jsonb",
  ]

  /// In CREATE TABLE; ADD COLUMN takes less.
  static func column(_ column: ColumnDefinition) -> Obstacle? {
    if let obstacle = type(column.type) { return obstacle }
    if column.characterSet != nil {
      return Obstacle("DSQL has the encoding UTF-8 and no other", "leave the character set out for DSQL")
    }
    if column.collation != nil {
      return Obstacle("DSQL has the collation C and no other", "leave the collation out for DSQL")
    }
    if column.generated?.storage == .virtual {
      return Obstacle("DSQL has stored generated columns only", "make the column stored")
    }
    if let identity = column.identity {
      if column.type != .builtin("bigint") {
        return Obstacle("DSQL has identity columns of type bigint only", "make the column a bigint")
      }
      if let obstacle = cache(Int64(identity.explicitCache), of: "an identity") { return obstacle }
    }
    return nil
  }

  static func type(_ type: ColumnType) -> Obstacle? {
    let wayOut = "give the column another type with .on(.dsql, type:)"
    switch type {
    case .verbatim, .domain: return nil
    case .builtin("varchar", let length) where length.contains { $0 > 65_535 }:
      return Obstacle("DSQL has varchar up to 65535 bytes", "use text")
    case .builtin("char", let length) where length.contains { $0 > 4_096 }:
      return Obstacle("DSQL has char up to 4096 bytes", "use text")
    case .builtin(let name, _) where typeNames.contains(name): return nil
    case .enumType, .inlineEnum: return Obstacle("DSQL has no enum types", "use varchar and a check")
    case .builtin, .array: return Obstacle("DSQL has no type \(type)", wayOut)
    }
  }

  static let exclusion = Obstacle(
    "DSQL has no exclusion constraints",
    "leave it out for DSQL and check in the application, inside the transaction"
  )

  static let generatedLater = Obstacle(
    "a table that is there gets no generated column on DSQL, and its expression cannot change",
    "recreate the table, or use a plain column that the application fills"
  )

  static let identityLater = Obstacle(
    "an identity on a table that is there needs a column that is NOT NULL since CREATE TABLE, and a number to start with",
    "recreate the table, or write ALTER COLUMN … ADD GENERATED … AS IDENTITY (START WITH … CACHE 65536) by hand "
      + "(generate-migration --by-hand)"
  )

  static let typeChange = Obstacle(
    "DSQL cannot change the type of a column, not even make it wider",
    "in one migration add a column of the new type and fill it, in a later one drop the old column and rename the new "
      + "one; or recreate the table"
  )

  static let primaryKey = Obstacle(
    "DSQL cannot add, drop or change the primary key of a table that is there",
    "create a table with the new key, copy the rows, drop the old table, rename the new one: in migrations of their own"
  )

  static let unique = Obstacle(
    "a unique constraint on a table that is there has no form on DSQL that can be run again",
    "declare a unique index instead: it refuses the same rows"
  )

  static let doubledUnique = Obstacle(
    "CREATE TABLE passes over a unique constraint on the columns of another one or of the primary key",
    "leave it out: the other one refuses the same rows"
  )

  static let deferrable = Obstacle(
    "DSQL has no deferrable unique constraints",
    "leave .deferrable out; only foreign keys have it"
  )

  static let enumTypes = Obstacle("DSQL has no enum types", "use varchar and a check")

  static func index(_ index: IndexDefinition) -> Obstacle? {
    if let method = index.method, method != "btree" {
      return Obstacle("DSQL has no index method \(method)", "leave the method out for DSQL")
    }
    if let name = index.parameters.keys.min() {
      return Obstacle("DSQL's indexes have no storage parameters (\(name))", "leave them out for DSQL")
    }
    if index.isInvisible { return Obstacle("DSQL has no invisible indexes", "leave .invisible out, or drop the index") }
    if index.parser != nil { return Obstacle("DSQL has no full-text parsers", "leave the parser out for DSQL") }
    for key in index.keys {
      if key.isDescending {
        return Obstacle("DSQL's index keys have no sort order", "leave .descending out: an index is read both ways")
      }
      if let name = key.operatorClass {
        return Obstacle("DSQL's index keys have no operator class (\(name))", "leave the operator class out")
      }
      if key.collation != nil || key.prefixLength != nil {
        return Obstacle("DSQL's index keys have no collation and no prefix length", "index an expression instead")
      }
    }
    return nil
  }
}

extension Identity {
  /// DSQL has no default for the cache of an identity, and refuses one that does not say.
  var explicitCache: Int { cache ?? options?.cache.map(Int.init) ?? 65_536 }
}

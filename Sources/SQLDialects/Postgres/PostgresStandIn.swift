import SchemaModel

/// What stands in a column whose values are gone: nothing, as far as the type can say it.
enum PostgresStandIn {
  static func value(for type: ColumnType, in schema: DatabaseSchema) -> DefaultValue? {
    switch type {
    case .enumType(let name): return schema.enumType(name)?.labels.first.map { .literal(.string($0)) }
    case .array: return .literal(.string("{}"))
    case .domain(let name):
      for case .domain(let domain) in schema.objects where domain.name == name {
        return value(for: domain.type, in: schema)
      }
      return nil
    case .builtin(let name, _): return value(forBuiltin: name)
    case .inlineEnum, .verbatim: return nil
    }
  }

  private static func value(forBuiltin name: String) -> DefaultValue? {
    switch name {
    case "smallint", "integer", "bigint", "numeric", "real", "double precision": .literal(.integer(0))
    case "boolean": .literal(.boolean(false))
    case "char", "varchar", "text", "bytea", "tsvector": .literal(.string(""))
    // Each row its own.
    case "uuid": .expression(ColumnExpression(sql: "gen_random_uuid()"))
    case "date", "timestamp", "timestamptz": .literal(.string("1970-01-01"))
    case "time": .literal(.string("00:00"))
    case "interval": .literal(.string("0"))
    case "json", "jsonb": .literal(.string("null"))
    case "inet", "cidr": .literal(.string("0.0.0.0"))
    default: nil
    }
  }
}

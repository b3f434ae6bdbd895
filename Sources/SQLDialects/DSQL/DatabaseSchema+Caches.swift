package import SchemaModel

extension DatabaseSchema {
  /// As DSQL says it what another server printed for it: each counter there has a cache, of one number too, where others
  /// leave that out.
  package func sayingCaches() -> DatabaseSchema {
    var schema = self
    for case .sequence(var sequence) in objects where sequence.options.cache == nil {
      sequence.options.cache = 1
      schema.insert(.sequence(sequence))
    }
    schema.tables = tables.map { table in
      var table = table
      for index in table.columns.indices where table.columns[index].identity?.cache == nil {
        table.columns[index].identity?.cache = 1
      }
      return table
    }
    return schema
  }
}

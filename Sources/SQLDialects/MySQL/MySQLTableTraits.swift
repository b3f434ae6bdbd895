import SchemaModel

/// What makes some ways of ALTER TABLE impossible on a table.
extension TableDefinition {
  var hasFulltextIndex: Bool { indexes.contains { $0.method == "fulltext" } }

  var hasSpatialIndex: Bool { indexes.contains { $0.method == "spatial" } }

  var isCompressed: Bool {
    attributes.parameters["ROW_FORMAT"]?.uppercased() == "COMPRESSED" || attributes.parameters["KEY_BLOCK_SIZE"] != nil
  }
}

extension IndexDefinition {
  /// Neither full-text nor spatial: it finds rows by its leading columns, and serves foreign keys.
  var isOrdered: Bool { method == nil || method == "btree" }
}

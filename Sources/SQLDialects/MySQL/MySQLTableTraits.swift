import SchemaModel

/// What makes some ways of ALTER TABLE impossible on a table.
extension TableDefinition {
  var hasFulltextIndex: Bool { indexes.contains { $0.method == "fulltext" } }

  var hasSpatialIndex: Bool { indexes.contains { $0.method == "spatial" } }

  /// Whether a column has a default with a year, month or day of zeros, which strict servers refuse.
  var hasZeroDate: Bool {
    columns.contains { column in
      guard case .literal(.string(let text)) = column.defaultValue, column.type.isDate else { return false }
      return text.hasPrefix("0000") || text.prefix(10).contains("-00")
    }
  }

  var isCompressed: Bool {
    attributes.parameters["ROW_FORMAT"]?.uppercased() == "COMPRESSED" || attributes.parameters["KEY_BLOCK_SIZE"] != nil
  }
}

extension IndexDefinition {
  /// Neither full-text nor spatial: it finds rows by its leading columns, and serves foreign keys.
  var isOrdered: Bool { method == nil || method == "btree" }
}

extension ColumnType {
  fileprivate var isDate: Bool {
    switch self {
    case .builtin(let name, _): ["date", "datetime", "timestamp"].contains(name)
    case .verbatim(let text): ["date", "timestamp"].contains { text.lowercased().hasPrefix($0) }
    case .inlineEnum, .enumType, .domain, .array: false
    }
  }
}

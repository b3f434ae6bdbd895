import SchemaModel

/// A TIMESTAMP is a moment, and what is written of it a time of day: which moment that is, the session's zone says.
extension Change {
  var dependsOnZone: Bool {
    switch self {
    case .createTable(let table): table.columns.contains(where: \.dependsOnZone)
    case .addColumn(_, let column): column.dependsOnZone
    case .alterColumn(_, let old, let new, let conversion):
      new.dependsOnZone || old.type.isMoment != new.type.isMoment || (conversion != nil && old.type.isMoment)
    case .createObject(let object), .alterObject(_, let object): object.isEvent
    default: false
    }
  }
}

extension ColumnDefinition {
  fileprivate var dependsOnZone: Bool {
    guard type.isMoment, let defaultValue else { return false }
    if case .expression(let text) = defaultValue { return !MySQLSyntax.isCurrentTimestamp(text, of: type) }
    return true
  }
}

extension ColumnType {
  fileprivate var isMoment: Bool {
    switch self {
    case .builtin(let name, _): name == "timestamp"
    case .verbatim(let text): text.lowercased().hasPrefix("timestamp")
    case .inlineEnum, .enumType, .domain, .array: false
    }
  }
}

extension SchemaObject {
  fileprivate var isEvent: Bool {
    guard case .raw(let raw) = self else { return false }
    let words = MySQLSyntax.text(raw.create).uppercased().split(whereSeparator: \.isWhitespace).prefix(200)
    return words.contains("CREATE") && words.contains("EVENT")
  }
}

import SchemaModel

/// One ALTER TABLE clause that makes a column another one, and what it costs.
struct MySQLColumnChange {
  let clause: String
  let operation: MySQLOperation
  /// A condition of the catalogue's column that holds until it is done; nil where the catalogue cannot tell.
  let pending: String?
  /// Whether it says the whole column anew.
  let isModify: Bool

  init(from old: ColumnDefinition, to new: ColumnDefinition, in table: TableDefinition) {
    let differences = Set(new.differences(from: old))
    if differences == ["default"], !Self.hasUpdate(old), let setDefault = Self.setDefault(of: new, in: table) {
      (clause, operation, pending, isModify) = (setDefault, .setDefault, nil, false)
      return
    }
    clause = "MODIFY COLUMN \(MySQLSyntax.column(new))"
    operation = Self.operation(from: old, to: new, in: table)
    pending = Self.pending(from: old, to: new)
    isModify = true
  }

  /// SET DEFAULT leaves what happens ON UPDATE as it is.
  private static func hasUpdate(_ column: ColumnDefinition) -> Bool {
    guard case .expression(let text) = column.defaultValue else { return false }
    return MySQLSyntax.isCurrentTimestamp(text, of: column.type) && text.description.uppercased().contains("UPDATE")
  }

  /// Without the whole column, where MySQL takes it: E1101 for TEXT and JSON, E1064 for CURRENT_TIMESTAMP. An expression
  /// on a column of the primary key is taken and forgotten: it works until the table is opened anew, and SHOW CREATE TABLE
  /// does not have it (observed on 9.7.4, by each algorithm). A constant in parentheses becomes one without.
  private static func setDefault(of column: ColumnDefinition, in table: TableDefinition) -> String? {
    if case .verbatim = column.type { return nil }
    guard MySQLTypes.takesLiteralDefault(column.type) else { return nil }
    let name = MySQLSyntax.name(column.name)
    switch column.defaultValue {
    // A nullable column without DEFAULT NULL would refuse a row that leaves it out.
    case nil: return column.isNullable ? "ALTER COLUMN \(name) SET DEFAULT NULL" : "ALTER COLUMN \(name) DROP DEFAULT"
    case .expression(let text)
    where MySQLSyntax.isCurrentTimestamp(text, of: column.type) || MySQLSyntax.isConstant(text): return nil
    case .some(let value):
      let text = MySQLSyntax.defaultValue(value, of: column.type)
      if text.hasPrefix("("), table.primaryKey?.columns.contains(column.name) == true { return nil }
      return "ALTER COLUMN \(name) SET DEFAULT \(text)"
    }
  }

  private static func operation(
    from old: ColumnDefinition,
    to new: ColumnDefinition,
    in table: TableDefinition
  ) -> MySQLOperation {
    if old.identity != new.identity || (old.generated == nil) != (new.generated == nil) { return .changeType }
    var operation = MySQLOperation.modifyAttributes
    if old.type != new.type { operation = operation.combined(with: typeOperation(from: old, to: new, in: table)) }
    if old.collation != new.collation || old.characterSet != new.characterSet {
      let isCheap = !table.isIndexed(new.name) && MySQLTypes.haveSameCharacterSet(old, new, in: table)
      operation = operation.combined(with: isCheap ? .changeCollation : .changeType)
    }
    if old.generated != new.generated { operation = operation.combined(with: .changeGeneratedExpression) }
    if old.isNullable != new.isNullable { operation = operation.combined(with: .changeNullability) }
    if new.isNullable, !old.isNullable, table.mayCluster(byColumn: new.name) {
      operation = operation.combined(with: .dropClusteringIndex)
    }
    return table.copiesForItsChecks ? operation.combined(with: .modifyBesideCheck) : operation
  }

  private static func typeOperation(
    from old: ColumnDefinition,
    to new: ColumnDefinition,
    in table: TableDefinition
  ) -> MySQLOperation {
    if old.type.withoutVisibility == new.type.withoutVisibility { return .modifyAttributes }
    if case .inlineEnum(let labels) = old.type, case .inlineEnum(let more) = new.type, more.starts(with: labels) {
      // A value is stored as one byte up to 255 labels, as two beyond.
      return (labels.count > 255) == (more.count > 255) ? .appendEnumLabels : .changeType
    }
    if old.generated == nil, case .builtin(let oldName, _) = old.type, case .builtin(let newName, _) = new.type,
      oldName == newName, let from = MySQLTypes.maximumBytes(old, in: table),
      let to = MySQLTypes.maximumBytes(new, in: table),
      from <= to, (from > 255) == (to > 255)
    {
      return .extendLength
    }
    return .changeType
  }

  private static func pending(from old: ColumnDefinition, to new: ColumnDefinition) -> String? {
    if let storage = pendingStorage(from: old, to: new) { return storage }
    if old.type != new.type {
      // COLUMN_TYPE does not tell whether a column is hidden, or what it does ON UPDATE.
      if MySQLTypes.hasAttributes(old.type) { return nil }
      if let spelling = MySQLTypes.catalogueSpelling(new.type) {
        return "COLUMN_TYPE <> \(MySQLQuoting.literal(spelling))"
      }
      return MySQLTypes.catalogueSpelling(old.type).map { "COLUMN_TYPE = \(MySQLQuoting.literal($0))" }
    }
    if old.generated != new.generated { return nil }
    if old.identity != new.identity {
      return new.identity == nil ? "EXTRA LIKE '%auto_increment%'" : "EXTRA NOT LIKE '%auto_increment%'"
    }
    // What it inherits may be the same already, and yet SHOW CREATE TABLE tells whether the column says it itself.
    if old.inheritsCharacterSet, !new.inheritsCharacterSet { return nil }
    if let collation = new.collation, collation != old.collation {
      return "COLLATION_NAME <> \(MySQLQuoting.literal(collation))"
    }
    if let collation = old.collation, new.collation == nil {
      return "COLLATION_NAME = \(MySQLQuoting.literal(collation))"
    }
    if let characterSet = new.characterSet, characterSet != old.characterSet {
      return "CHARACTER_SET_NAME <> \(MySQLQuoting.literal(characterSet))"
    }
    if let characterSet = old.characterSet, new.characterSet == nil, new.collation == nil {
      return "CHARACTER_SET_NAME = \(MySQLQuoting.literal(characterSet))"
    }
    if old.isNullable != new.isNullable { return "IS_NULLABLE = '\(old.isNullable ? "YES" : "NO")'" }
    return nil
  }

  /// Above all others: where it is another one the column may have been dropped and added, and another run must never
  /// take the new column for the old one.
  private static func pendingStorage(from old: ColumnDefinition, to new: ColumnDefinition) -> String? {
    if old.generated?.storage == new.generated?.storage { return nil }
    return switch new.generated?.storage {
    case nil: "GENERATION_EXPRESSION <> ''"
    case .stored: "EXTRA NOT LIKE '%STORED GENERATED%'"
    case .virtual: "EXTRA NOT LIKE '%VIRTUAL GENERATED%'"
    }
  }
}

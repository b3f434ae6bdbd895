import SQLDialects
import SchemaModel

/// What a migration asks of the rows that are there: checks and foreign keys that it adds, labels that it takes away; and
/// what its way back asks of them where it brings back nothing but the table that they led to.
///
/// Whether the rows of a production obey them is for its owner to know, and the step says that it fails where they do not.
/// Made-up rows that broke them would only hide whether it is right otherwise.
struct ComingConstraints: Sendable {
  /// The schema before the migration, as strict as both sides of it.
  private(set) var schema: DatabaseSchema
  /// Conditions, in SQL, of the rows that the migration would fail on, by their table.
  private(set) var violations: [ObjectName: [String]] = [:]

  private let dialect: any SQLDialect
  /// What tables and columns are called before the migration, by the names that the next change knows.
  private var tables: [ObjectName: ObjectName] = [:]
  private var columns: [ObjectName: [String: String]] = [:]

  init(_ before: DatabaseSchema, _ changes: [Change], _ dialect: any SQLDialect) {
    (schema, self.dialect) = (before, dialect)
    for table in before.tables {
      tables[table.name] = table.name
      columns[table.name] = Dictionary(table.columns.map { ($0.name, $0.name) }) { first, _ in first }
    }
    for change in changes { follow(change, among: changes) }
  }

  private mutating func follow(_ change: Change, among changes: [Change]) {
    switch change {
    case .renameTable(let old, let new):
      guard let first = tables.removeValue(forKey: old) else { return }
      tables[new] = first
    case .renameColumn(let table, let old, let new):
      guard let first = tables[table], let name = columns[first]?.removeValue(forKey: old) else { return }
      columns[first]?[new] = name
    case .dropColumn(let table, let column): if let first = tables[table] { columns[first]?[column.name] = nil }
    case .addElement(let table, .check(let check)): add(check, to: table)
    case .addElement(let table, .foreignKey(let key)): add(key, to: table)
    case .dropElement(let table, .foreignKey(let key)): drop(key, of: table, changes)
    case .addElement(let table, .primaryKey(let key)): keepDistinct(key.columns, in: table)
    case .addElement(let table, .unique(let unique)): keepDistinct(unique.columns, in: table)
    case .addElement(let table, .index(let index)) where index.isUnique:
      let key = index.keys.compactMap { key in if case .column(let name) = key.target { name } else { nil } }
      if index.predicate == nil, key.count == index.keys.count { keepDistinct(key, in: table) }
    case .createEnum(let type): schema.enumTypes.append(type)
    case .alterEnum(let old, let new): withdraw(old.labels.filter { !new.labels.contains($0) }, of: old.name, changes)
    case .alterColumn(let table, let old, let new, nil): alter(table, old, new)
    default: break
    }
  }

  private mutating func add(_ check: CheckDefinition, to table: ObjectName) {
    guard let first = tables[table], let names = columns[first], check.isValidated,
      check.expression.columns.allSatisfy({ names[$0] != nil })
    else { return }
    let old = ColumnExpression(
      check.expression.segments.map { segment in
        if case .column(let name) = segment { .column(names[name] ?? name) } else { segment }
      },
      origin: check.expression.origin
    )
    edit(first) { $0.checks.append(CheckDefinition(check.name, old)) }
    violations[first, default: []].append("NOT (\(old.rendered { dialect.quoted($0) }))")
  }

  private mutating func add(_ key: ForeignKeyDefinition, to table: ObjectName) {
    guard let first = tables[table], let names = columns[first], key.columns.allSatisfy({ names[$0] != nil }) else {
      return
    }
    guard let referenced = tables[key.referencedTable], let others = columns[referenced],
      key.referencedColumns.allSatisfy({ others[$0] != nil })
    else { return forbidReferences(key.columns.compactMap { names[$0] }, in: first) }
    var old = key
    old.columns = key.columns.compactMap { names[$0] }
    old.referencedColumns = key.referencedColumns.compactMap { others[$0] }
    old.referencedTable = referenced
    edit(first) { $0.foreignKeys.append(old) }
    let mine = old.columns.map { "\(dialect.quotedName(first)).\(dialect.quoted($0))" }
    let theirs = old.referencedColumns.map { "cairn_referenced.\(dialect.quoted($0))" }
    let pairs = zip(mine, theirs).map { "\($0) = \($1)" }.joined(separator: " AND ")
    violations[first, default: []].append(
      mine.map { "\($0) IS NOT NULL AND " }.joined()
        + "NOT EXISTS (SELECT 1 FROM \(dialect.quotedName(referenced)) AS cairn_referenced WHERE \(pairs))"
    )
  }

  /// To rows that come with the migration, or go with it for good: none leads anywhere.
  private mutating func forbidReferences(_ columns: [String], in table: ObjectName) {
    violations[table, default: []].append(
      columns.map { "\(dialect.quoted($0)) IS NOT NULL" }.joined(separator: " AND ")
    )
  }

  /// Where what a foreign key led to is lost, the way back cannot add the key while rows have a value of it.
  private mutating func drop(_ key: ForeignKeyDefinition, of table: ObjectName, _ changes: [Change]) {
    guard let first = tables[table], let names = columns[first], key.columns.allSatisfy({ names[$0] != nil }) else {
      return
    }
    var (leadsNowhere, goesItself) = (false, false)
    for change in changes {
      switch change {
      case .dropTable(let gone) where gone.name == key.referencedTable: leadsNowhere = true
      case .dropColumn(key.referencedTable, let gone) where key.referencedColumns.contains(gone.name):
        leadsNowhere = true
      case .dropColumn(table, let gone) where key.columns.contains(gone.name): goesItself = true
      default: continue
      }
    }
    if leadsNowhere, !goesItself { forbidReferences(key.columns.compactMap { names[$0] }, in: first) }
  }

  private mutating func keepDistinct(_ key: [String], in table: ObjectName) {
    guard let first = tables[table], let names = columns[first], !key.isEmpty, key.allSatisfy({ names[$0] != nil })
    else {
      return
    }
    let list = key.compactMap { names[$0] }.map(dialect.quoted).joined(separator: ", ")
    // A query of its own, as MySQL does not read the table that it deletes from.
    violations[first, default: []].append(
      "(\(list)) IN (SELECT * FROM (SELECT \(list) FROM \(dialect.quotedName(first)) GROUP BY \(list) "
        + "HAVING count(*) > 1) AS cairn_equal)"
    )
  }

  /// What the author converts is left to the author's words.
  private mutating func withdraw(_ labels: [String], of type: ObjectName, _ changes: [Change]) {
    let isConverted = changes.contains { change in
      if case .alterColumn(_, let old, _, .some) = change { old.type == .enumType(type) } else { false }
    }
    guard !labels.isEmpty, !isConverted,
      let index = schema.enumTypes.firstIndex(where: { $0.name == type && labels.allSatisfy($0.labels.contains) })
    else { return }
    schema.enumTypes[index].labels.removeAll(where: labels.contains)
    for table in schema.tables {
      for column in table.columns where column.type == .enumType(type) {
        forbid(labels, in: column.name, of: table.name)
      }
    }
  }

  private mutating func alter(_ table: ObjectName, _ old: ColumnDefinition, _ new: ColumnDefinition) {
    guard let first = tables[table], let name = columns[first]?[new.name] else { return }
    if old.isNullable, !new.isNullable, new.defaultValue == nil {
      edit(name, of: first) { $0.isNullable = false }
      violations[first, default: []].append("\(dialect.quoted(name)) IS NULL")
    }
    switch (old.type, new.type) {
    case (.inlineEnum(let labels), .inlineEnum(let rest)):
      let common = labels.filter(rest.contains)
      guard common.count < labels.count, !common.isEmpty else { return }
      edit(name, of: first) { $0.type = .inlineEnum(common) }
      forbid(labels.filter { !rest.contains($0) }, in: name, of: first)
    case (.builtin, .enumType), (.builtin, .inlineEnum):
      let labels = labels(of: new.type)
      guard !labels.isEmpty else { return }
      edit(name, of: first) { $0.type = .inlineEnum(labels) }
      let listed = labels.map(dialect.literal).joined(separator: ", ")
      violations[first, default: []].append("\(dialect.quoted(name)) NOT IN (\(listed))")
    default: break
    }
  }

  private func labels(of type: ColumnType) -> [String] {
    switch type {
    case .inlineEnum(let labels): labels
    case .enumType(let name): schema.enumType(name)?.labels ?? []
    default: []
    }
  }

  private mutating func forbid(_ labels: [String], in column: String, of table: ObjectName) {
    let listed = labels.map(dialect.literal).joined(separator: ", ")
    violations[table, default: []].append("\(dialect.quoted(column)) IN (\(listed))")
  }

  private mutating func edit(_ name: ObjectName, _ change: (inout TableDefinition) -> Void) {
    for index in schema.tables.indices where schema.tables[index].name == name { change(&schema.tables[index]) }
  }

  private mutating func edit(_ column: String, of table: ObjectName, _ change: (inout ColumnDefinition) -> Void) {
    edit(table) { table in
      for index in table.columns.indices where table.columns[index].name == column { change(&table.columns[index]) }
    }
  }
}

import SchemaModel

/// Whole statements that need no knowledge of what is there already, without a semicolon.
enum PostgresStatements {
  /// `CREATE TABLE IF NOT EXISTS` with its columns and constraints, and with those unique constraints and foreign keys
  /// that the caller wants inline: not those that the server must not see, or not yet.
  static func createTable(
    _ table: TableDefinition,
    uniques: [UniqueDefinition]? = nil,
    foreignKeys: [ForeignKeyDefinition]
  ) -> String {
    var clauses = table.columns.map(PostgresClauses.column)
    if let key = table.primaryKey { clauses.append(PostgresClauses.primaryKey(key)) }
    clauses += (uniques ?? table.uniques).map(PostgresClauses.unique)
    clauses += table.checks.map(PostgresClauses.check)
    clauses += table.exclusions.map(PostgresClauses.exclusion)
    clauses += foreignKeys.map(PostgresClauses.foreignKey)
    let body = clauses.isEmpty ? "()" : "(\n  \(clauses.joined(separator: ",\n  "))\n)"
    let persistence = table.attributes.isUnlogged ? " UNLOGGED" : ""
    var statement = "CREATE\(persistence) TABLE IF NOT EXISTS \(PostgresText.name(table.name)) \(body)"
    if let partitioning = table.partitioning { statement += " \(PostgresClauses.partitioning(partitioning))" }
    if !table.attributes.parameters.isEmpty { statement += " WITH \(parameters(table.attributes.parameters))" }
    return statement
  }

  /// `ALTER TABLE "s"."t" SET SCHEMA "public"`, `ALTER TABLE "t" RENAME TO "u"`.
  ///
  /// Where both change, something else may have the one name in the other's namespace: it goes by a name that nothing has,
  /// and that is the same on the way back, which may begin where this way was broken off.
  static func move(_ kind: String, _ old: ObjectName, to new: ObjectName) -> [String] {
    var steps: [(from: ObjectName, action: String)] = []
    var current = old
    func rename(to name: String) {
      steps.append((current, "RENAME TO \(PostgresText.quoted(name))"))
      current.name = name
    }
    if old.namespace != new.namespace {
      if old.name != new.name { rename(to: ObjectNaming.name([min(old.name, new.name)], suffix: "cairn_moved")) }
      steps.append((current, "SET SCHEMA \(PostgresText.quoted(new.namespace ?? "public"))"))
      current.namespace = new.namespace
    }
    if current.name != new.name { rename(to: new.name) }
    return steps.map { "ALTER \(kind) \(PostgresText.name($0.from)) \($0.action)" }
  }

  /// How CREATE INDEX goes about it.
  enum IndexBuild: String {
    case plain = ""
    case concurrently = " CONCURRENTLY"
    /// Aurora DSQL: answers with a job.
    case async = " ASYNC"
  }

  /// `CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "i" ON "t" USING "gin" ("a" DESC) INCLUDE ("b") WHERE …`
  ///
  /// `name` is another name than the index's own, for one that is built beside the index it replaces.
  /// `isOnly` leaves the partitions of the table out.
  static func createIndex(
    _ index: IndexDefinition,
    on table: ObjectName,
    _ build: IndexBuild = .plain,
    name: String? = nil,
    isOnly: Bool = false
  ) -> String {
    var statement = "CREATE\(index.isUnique ? " UNIQUE" : "") INDEX\(build.rawValue) IF NOT EXISTS"
    statement += " \(PostgresText.quoted(name ?? index.name)) ON \(isOnly ? "ONLY " : "")\(PostgresText.name(table))"
    if let method = index.method, method != "btree" { statement += " USING \(PostgresText.quoted(method))" }
    statement += " (\(index.keys.map(indexKey).joined(separator: ", ")))"
    if !index.includedColumns.isEmpty { statement += " INCLUDE \(PostgresText.columns(index.includedColumns))" }
    if index.nullsNotDistinct { statement += " NULLS NOT DISTINCT" }
    if !index.parameters.isEmpty { statement += " WITH \(parameters(index.parameters))" }
    if let predicate = index.predicate { statement += " WHERE (\(PostgresText.expression(predicate)))" }
    return statement
  }

  /// The index as it is on a table that nobody uses yet, and what is said about it.
  static func indexWithComment(_ index: IndexDefinition, on table: ObjectName) -> [String] {
    [createIndex(index, on: table)]
      + (index.comment.map { [commentOnIndex(index.relation(of: table), $0)] } ?? [])
  }

  static func indexKey(_ key: IndexKey) -> String {
    var text =
      switch key.target {
      case .column(let name): PostgresText.quoted(name)
      case .expression(let expression): "(\(PostgresText.expression(expression)))"
      }
    if let collation = key.collation { text += " COLLATE \(PostgresText.quoted(collation))" }
    if let operatorClass = key.operatorClass { text += " \(PostgresText.quoted(operatorClass))" }
    if key.isDescending { text += " DESC" }
    switch key.nulls {
    case .first: text += " NULLS FIRST"
    case .last: text += " NULLS LAST"
    case nil: break
    }
    return text
  }

  static func commentOnTable(_ table: ObjectName, _ comment: String?) -> String {
    "COMMENT ON TABLE \(PostgresText.name(table)) IS \(comment.map(PostgresText.literal) ?? "NULL")"
  }

  static func commentOnIndex(_ index: ObjectName, _ comment: String?) -> String {
    "COMMENT ON INDEX \(PostgresText.name(index)) IS \(comment.map(PostgresText.literal) ?? "NULL")"
  }

  static func commentOnColumn(_ column: String, of table: ObjectName, _ comment: String?) -> String {
    "COMMENT ON COLUMN \(PostgresText.name(table)).\(PostgresText.quoted(column)) IS "
      + (comment.map(PostgresText.literal) ?? "NULL")
  }

  /// The comments of a table and of its columns.
  static func comments(on table: TableDefinition) -> [String] {
    var statements: [String] = []
    if let comment = table.comment { statements.append(commentOnTable(table.name, comment)) }
    for column in table.columns {
      if let comment = column.comment { statements.append(commentOnColumn(column.name, of: table.name, comment)) }
    }
    return statements
  }

  static func createEnum(_ definition: EnumDefinition) -> String {
    let labels = definition.labels.map(PostgresText.literal).joined(separator: ", ")
    return "CREATE TYPE \(PostgresText.name(definition.name)) AS ENUM (\(labels))"
  }

  static func alterTable(_ table: ObjectName, _ actions: [String]) -> String {
    let head = "ALTER TABLE \(PostgresText.name(table))"
    return actions.count == 1 ? "\(head) \(actions[0])" : "\(head)\n  \(actions.joined(separator: ",\n  "))"
  }

  static func alterTable(_ table: ObjectName, _ action: String) -> String {
    alterTable(table, [action])
  }

  /// `DO` with statements that run only if the condition holds, or always.
  static func block(if condition: String? = nil, _ statements: [String]) -> String {
    var lines = ["", "BEGIN"]
    if let condition {
      lines += ["  IF \(condition) THEN"] + statements.map { "    \($0);" } + ["  END IF;"]
    } else {
      lines += statements.map { "  \($0);" }
    }
    return "DO " + PostgresText.dollarQuoted((lines + ["END", ""]).joined(separator: "\n"))
  }

  /// A choice between statements, to stand in a block.
  static func choice(if condition: String, _ statements: [String], else others: [String]) -> String {
    let lines = ["IF \(condition) THEN"] + statements.map { "  \($0);" } + ["ELSE"] + others.map { "  \($0);" }
    return (lines + ["END IF"]).joined(separator: "\n    ")
  }
}

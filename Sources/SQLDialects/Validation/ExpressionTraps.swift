import SchemaModel

/// Expressions that mean another thing on another server, or that it refuses where they stand.
enum ExpressionTraps: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    let others = Set(schema.declaration.dialects.map(\.name)).subtracting([schema.dialect])
    for table in schema.tables {
      for use in table.expressions(for: schema.dialect) {
        let scanner = SQLScanner(use.expression, for: schema.dialect)
        guard scanner.problem == nil else { continue }
        var trap = Trap(use: use, tokens: scanner.tokens, table: table, schema: schema, others: others)
        trap.look()
        for error in trap.errors { findings.error(use.location, use.subject, error) }
        for warning in trap.warnings { findings.warning(use.location, use.subject, warning) }
      }
    }
  }

  private struct Trap {
    let use: ExpressionUse
    let tokens: [SQLToken]
    let table: LoweredTable
    let schema: LoweringResult
    let others: Set<DialectName>
    var errors: [String] = []
    var warnings: [String] = []

    private var dialect: DialectName { schema.dialect }

    /// The text is for the family of Postgres too, and means there what Postgres makes of it.
    private var isSharedWithPostgres: Bool {
      use.declared.isShared(by: dialect)
        && others.contains { $0 != .mysql && use.declared.isShared(by: $0) }
    }

    mutating func look() {
      if dialect == .mysql { lookAsMySQL() } else { lookAsPostgres() }
      lookForChangingFunctions()
      lookForDoubleQuotes()
    }

    private mutating func lookAsMySQL() {
      if tokens.contains(.symbol("||")) {
        let message = "'||' is OR on MySQL; give MySQL a text of its own: .on(.mysql, \"concat(…)\")"
        // Only the author of a text for MySQL alone can mean OR.
        if isSharedWithPostgres {
          errors.append(message)
        } else if use.declared.isShared(by: .mysql) {
          warnings.append("'||' is OR on MySQL; write OR, or concat(…)")
        }
      }
      if tokens.contains(.symbol("::")) {
        errors.append("MySQL has no '::'; write CAST(… AS …), or give MySQL a text of its own with .on(.mysql, \"…\")")
      }
      if tokens.contains(.word("ilike")) {
        errors.append("MySQL has no ILIKE; give it a text of its own with .on(.mysql, \"…\"), where LIKE ignores case")
      }
    }

    private mutating func lookAsPostgres() {
      if tokens.contains(where: { if case .backquoted = $0 { true } else { false } }) {
        errors.append("backquotes are MySQL's; write a column as \\(column)")
      }
      for index in tokens.indices.dropLast(2) {
        guard case .column(let name) = tokens[index], case .symbol(let symbol) = tokens[index + 1],
          ["=", "<>", "!="].contains(symbol), tokens[index + 2] == .number,
          table.column(name)?.definition.type == .builtin("boolean"),
          index + 3 == tokens.count || isEnd(tokens[index + 3])
        else { continue }
        errors.append(
          "'\(table.subject(name))' is boolean, and is not compared with a number; write it alone, or NOT before it"
        )
      }
    }

    private func isEnd(_ token: SQLToken) -> Bool {
      token == .symbol(")") || token == .word("and") || token == .word("or")
    }

    /// Calls whose answer is another one tomorrow, and names that stand without parentheses.
    private mutating func lookForChangingFunctions() {
      if use.place == .defaultValue { return }
      // A conversion is computed once; MySQL computes it as a generated column.
      if use.place == .conversion, dialect != .mysql { return }
      for (index, token) in tokens.enumerated() {
        guard case .word(let word) = token else { continue }
        let isCall = index + 1 < tokens.count && tokens[index + 1] == .symbol("(")
        let isMember = index > 0 && tokens[index - 1] == .symbol(".")
        guard !isMember, isCall || ChangingFunctions.keywords.contains(word) else { continue }
        if dialect == .mysql {
          guard ChangingFunctions.mysql.contains(word) else { continue }
          errors.append("MySQL refuses '\(word)' in \(use.place.words): \(ChangingFunctions.reason)")
        } else if use.place == .check {
          guard ChangingFunctions.moments.contains(word) else { continue }
          warnings.append(
            "'\(word)' in a check is asked only when a row is written, and rows that pass may break the check later; keep "
              + "such a rule in the application"
          )
        } else if ChangingFunctions.postgres.contains(word) {
          let wayOut =
            word.hasPrefix("concat")
            ? "use || there, and .on(.mysql, \"…\") to keep concat for MySQL"
            : ChangingFunctions.wayOut
          errors.append("'\(word)' is not immutable and cannot stand in \(use.place.words); \(wayOut)")
        }
      }
    }

    private mutating func lookForDoubleQuotes() {
      for (index, token) in tokens.enumerated() {
        guard case .doubleQuoted(let text) = token, !isCertainlyName(at: index) else { continue }
        if dialect == .mysql {
          guard isSharedWithPostgres else { continue }
        } else if table.column(text) != nil, !(others.contains(.mysql) && use.declared.isShared(by: .mysql)) {
          continue
        }
        warnings.append(
          "\"\(text)\" is a name on Postgres and DSQL, and a text on MySQL; write '\(text)' for a text, and \\(…) for a column"
        )
      }
    }

    /// A collation, a type, a function, or part of a longer name.
    private func isCertainlyName(at index: Int) -> Bool {
      if index > 0, [.word("collate"), .symbol("::"), .symbol(".")].contains(tokens[index - 1]) { return true }
      return index + 1 < tokens.count && [.symbol("("), .symbol(".")].contains(tokens[index + 1])
    }
  }
}

/// Functions of which some or all forms answer otherwise at another time or in another session.
enum ChangingFunctions {
  static let reason = "it answers otherwise at another time; \(wayOut)"
  static let wayOut = "compute it in the application, or with a default"

  /// They stand without parentheses too.
  static let keywords: Set = [
    "current_timestamp", "current_date", "current_time", "localtimestamp", "localtime", "current_user", "session_user",
  ]

  static let moments: Set = [
    "now", "current_timestamp", "current_date", "current_time", "localtimestamp", "localtime", "clock_timestamp",
    "statement_timestamp", "transaction_timestamp", "random",
  ]

  /// No form of them is immutable.
  static let postgres: Set = moments.union([
    "concat", "concat_ws", "format", "gen_random_uuid", "to_char", "to_date", "array_to_string", "timeofday",
    "current_setting", "nextval", "current_user", "session_user",
  ])

  /// Refused in checks (E3814), generated columns (E3763) and indexes (E3758) alike.
  static let mysql: Set = [
    "now", "curdate", "curtime", "current_timestamp", "current_date", "current_time", "localtime", "localtimestamp",
    "utc_timestamp", "utc_date", "utc_time", "rand", "uuid", "uuid_short", "user", "current_user", "session_user",
    "connection_id", "database", "version", "last_insert_id", "row_count", "found_rows", "sleep",
  ]
}

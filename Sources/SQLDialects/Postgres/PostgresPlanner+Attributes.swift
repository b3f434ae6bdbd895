import SchemaModel

/// How a table is kept, and who sees its rows.
extension PostgresPlanner {
  mutating func setAttributes(of table: ObjectName, from old: TableAttributes, to new: TableAttributes) {
    guard canHave(new, schema.table(table)) else { return }
    let parameters = PostgresStatements.changes(of: old.parameters, to: new.parameters)
    if !parameters.isEmpty {
      add(
        "\(table): set \(new.differences(from: old).filter { old.parameters[$0] != new.parameters[$0] }.joined(separator: ", "))",
        .setStorageParameters,
        on: table,
        parameters.map { PostgresStatements.alterTable(table, $0) },
        note: "Rows that are there stay where they are."
      )
    }
    if old.rowSecurity != new.rowSecurity {
      let words = new.rowSecurity == nil ? "off" : new.rowSecurity == .forced ? "on, for the owner too" : "on"
      add(
        "\(table): row-level security \(words)",
        .setRowSecurity,
        on: table,
        [PostgresStatements.rowSecurity(new.rowSecurity, on: table)],
        note: new.rowSecurity == nil ? nil : "Without a policy nobody sees a row.",
        proofs: [
          PostgresCatalogue.relationProof(
            table,
            "relrowsecurity = \(new.rowSecurity != nil) AND relforcerowsecurity = \(new.rowSecurity == .forced)"
          )
        ]
      )
    }
    if old.isUnlogged != new.isUnlogged {
      let persistence = new.isUnlogged ? "u" : "p"
      let isDone = PostgresCatalogue.relationHas(table, "relpersistence = '\(persistence)'")
      let statement = PostgresStatements.alterTable(table, new.isUnlogged ? "SET UNLOGGED" : "SET LOGGED")
      add(
        "\(table): \(new.isUnlogged ? "keep it out of" : "write it to") the log",
        .setLogging,
        on: table,
        limited(PostgresStatements.block(if: "NOT \(isDone)", [statement]), .setLogging, on: table),
        note: new.isUnlogged
          ? "Its rows are gone after a crash, and replicas have none."
          : "Fails while a foreign key leads to a table that is not logged.",
        losses: new.isUnlogged
          ? [
            Loss(
              table.description,
              .destroys,
              "all rows of the table, after a crash of the server",
              wayOut: "keep the table logged"
            )
          ] : [],
        proofs: [PostgresCatalogue.proof(isDone)]
      )
    }
  }

  /// Refuses what belongs to another server, and what a table without rows of its own cannot have.
  mutating func canHave(_ attributes: TableAttributes, _ table: TableDefinition?) -> Bool {
    guard let table else { return false }
    if attributes.characterSet != nil || attributes.collation != nil {
      refuse(
        table.name.description,
        "Postgres has no character set or collation of a table",
        wayOut: "say .collation(…) on the columns, and keep the table's to .only(.mysql)"
      )
    } else if table.partitioning != nil, !attributes.parameters.isEmpty || attributes.isUnlogged {
      refuse(
        table.name.description,
        "a partitioned table holds no rows, so that it has no storage parameters and is not unlogged",
        wayOut: "set them on its partitions by hand: --empty"
      )
    } else {
      return true
    }
    return false
  }
}

extension PostgresStatements {
  /// `SET (…)` and `RESET (…)`, as far as something differs.
  static func changes(of old: [String: String], to new: [String: String]) -> [String] {
    let gone = old.keys.filter { new[$0] == nil }.sorted()
    let set = new.filter { old[$0.key] != $0.value }
    return (set.isEmpty ? [] : ["SET \(parameters(set))"])
      + (gone.isEmpty ? [] : ["RESET (\(gone.map(parameterName).joined(separator: ", ")))"])
  }

  /// `("fillfactor" = '70')`
  static func parameters(_ parameters: [String: String]) -> String {
    let list = parameters.sorted { $0.key < $1.key }
      .map { "\(parameterName($0.key)) = \(PostgresText.literal($0.value))" }
    return "(\(list.joined(separator: ", ")))"
  }

  /// A parameter of the table's out-of-line values has a prefix: `toast.autovacuum_enabled`.
  private static func parameterName(_ name: String) -> String {
    name.split(separator: ".", maxSplits: 1).map { PostgresText.quoted(String($0)) }.joined(separator: ".")
  }

  static func rowSecurity(_ security: TableAttributes.RowSecurity?, on table: ObjectName) -> String {
    let actions =
      switch security {
      case nil: ["NO FORCE ROW LEVEL SECURITY", "DISABLE ROW LEVEL SECURITY"]
      case .enabled: ["ENABLE ROW LEVEL SECURITY", "NO FORCE ROW LEVEL SECURITY"]
      case .forced: ["ENABLE ROW LEVEL SECURITY", "FORCE ROW LEVEL SECURITY"]
      }
    return alterTable(table, actions)
  }
}

extension PostgresCatalogue {
  /// A relation for which `condition`, on pg_class, holds.
  static func relationHas(_ relation: ObjectName, _ condition: String) -> String {
    "EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = \(PostgresText.regclass(relation)) AND \(condition))"
  }

  static func relationProof(_ relation: ObjectName, _ condition: String) -> Verification {
    proof(relationHas(relation, condition))
  }
}

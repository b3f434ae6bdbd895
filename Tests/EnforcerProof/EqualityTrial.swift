package import ForeignKeys
package import SchemaModel

/// A random workload on two sets of tables: one with Postgres' own foreign keys, one with nothing but the emitted code.
package struct EqualityTrial {
  package let seed: UInt64
  package let schema: DatabaseSchema
  /// The emitted namespaces, in the order of the schema's tables.
  private let tables: [any EnforcedTable.Type]
  private let statements: EnforcedStatements
  private let native: any SQLSession
  private let enforced: any SQLSession

  package init(
    seed: UInt64,
    _ tables: [any KeyedTable.Type],
    native: any SQLSession,
    enforced: any SQLSession
  ) {
    self.seed = seed
    schema = RandomKeySchema.schema(seed: seed)
    self.tables = tables.compactMap { $0 as? any EnforcedTable.Type }
    // One way to update a row or the other.
    statements = EnforcedStatements(schema, self.tables, ownUpdates: seed % 3 == 0)
    self.native = native
    self.enforced = enforced
  }

  package struct Outcome: Sendable {
    package var statements = 0
    package var refused = 0
    /// The first difference, in words.
    package var difference: String?
  }

  package func run(units: Int) async throws -> Outcome {
    for sql in KeySchemaSQL.statements(schema, in: "native_\(seed)", withForeignKeys: true) {
      _ = try await native.query(sql, [])
    }
    for sql in KeySchemaSQL.statements(schema, in: "enforced_\(seed)", withForeignKeys: false) {
      _ = try await enforced.query(sql, [])
    }
    let outcome = try await compare(units)
    if outcome.difference == nil {
      _ = try await native.query("DROP SCHEMA native_\(seed), enforced_\(seed) CASCADE", [])
    }
    return outcome
  }

  private func compare(_ units: Int) async throws -> Outcome {
    var outcome = Outcome()
    guard tables.count == schema.tables.count else {
      outcome.difference = "emitted were \(tables.count) tables of \(schema.tables.count)"
      return outcome
    }
    var workload = RandomWorkload(seed: seed, schema)
    for number in 1...units {
      let unit = workload.unit()
      outcome.statements += unit.count
      let expected = try await runNative(unit)
      let found = try await runEnforced(unit)
      if expected != nil { outcome.refused += 1 }
      let rows = try await native.query(KeySchemaSQL.contents(schema), [])
      let ours = try await enforced.query(KeySchemaSQL.contents(schema), [])
      if (expected == nil) != (found == nil) || rows != ours {
        outcome.difference = """
          seed \(seed), unit \(number): \(unit)
          Postgres: \(expected ?? "accepted")
          enforcer: \(found ?? "accepted")
          only Postgres: \(rows.filter { !ours.contains($0) }.map { $0.compactMap(\.self) })
          only enforcer: \(ours.filter { !rows.contains($0) }.map { $0.compactMap(\.self) })
          """
        return outcome
      }
    }
    return outcome
  }

  // MARK: Postgres' own

  /// Nil when it was accepted, else the refusal.
  private func runNative(_ unit: [KeyStatement]) async throws -> String? {
    do {
      _ = try await native.query("BEGIN", [])
      for statement in unit {
        let (sql, parameters) = statements.text(statement)
        _ = try await native.query(sql, parameters)
      }
      _ = try await native.query("COMMIT", [])
      return nil
    } catch {
      _ = try? await native.query("ROLLBACK", [])
      guard native.sqlState(of: error) != nil else { throw error }
      return "\(error)"
    }
  }

  // MARK: The enforcer

  private func runEnforced(_ unit: [KeyStatement]) async throws -> String? {
    do {
      try await enforced.withTransaction { work in
        for statement in unit { try await statements.run(statement, in: work) }
      }
      return nil
    } catch let error as ForeignKeyViolation {
      return "\(error)"
    } catch {
      guard enforced.sqlState(of: error) != nil else { throw error }
      return "\(error)"
    }
  }
}

import DatabaseDrivers
import Foundation
import Introspection
import SQLDialects
import SchemaDiff
import SchemaModel
import TestSupport

/// A database of a test's own on the test server, and a connection to it.
struct MySQLPlace: Sendable {
  let name: String
  let connection: any DatabaseConnection

  static let dialect = MySQLDialect(options: DialectOptions(.mysql, from: ServerVersion(8, 0, 29)))

  init(_ server: MySQLServer, named name: String? = nil) async throws {
    self.name = name ?? "cairn_i_\(UUID().uuidString.prefix(8).lowercased())"
    let url = try DatabaseURL(MySQLServer.Database(server: server, name: nil).url)
    connection = try await DatabaseDrivers.connect(url)
    try await empty()
  }

  private var quoted: String { Self.dialect.quoted(name) }

  func empty() async throws {
    var statements = ["DROP DATABASE IF EXISTS \(quoted)"]
    for table in ["tables_priv", "columns_priv", "procs_priv"] {
      statements.append("DELETE FROM mysql.\(table) WHERE Db = \(Self.dialect.literal(name))")
    }
    statements += ["FLUSH PRIVILEGES", "CREATE DATABASE \(quoted)", "USE \(quoted)"]
    try await execute(statements)
    try await connection.restoreSettings(lockTimeout: nil)
  }

  func close() async throws {
    try await execute(["DROP DATABASE IF EXISTS \(quoted)"])
    await connection.close()
  }

  func execute(_ statements: [String]) async throws {
    for statement in statements {
      do {
        _ = try await connection.execute(statement)
      } catch let error as DatabaseError {
        throw MySQLRefusal(statement: statement, error: error)
      }
    }
  }

  /// A script as the mysql client takes it.
  func execute(script: String) async throws {
    try await execute(
      Self.dialect.parts(of: script).compactMap { part in
        if case .statement(let statement) = part { statement.text } else { nil }
      }
    )
  }

  func inspect(_ scope: InspectionScope = .everything) async throws -> Inspection {
    try await MySQLInspector().inspect(scope, on: connection)
  }

  /// Runs what leads from one schema to another; the refusals, if there are any, and then nothing runs.
  @discardableResult
  func migrate(from old: DatabaseSchema, to new: DatabaseSchema) async throws -> [Refusal] {
    let changes = SchemaDiffer.difference(from: old, to: new).changes
    let plan = Self.dialect.plan(changes, from: old)
    if !plan.refusals.isEmpty { return plan.refusals }
    try await execute(plan.preamble + plan.steps.flatMap(\.statements) + plan.epilogue)
    try await connection.restoreSettings(lockTimeout: nil)
    return []
  }

  @discardableResult
  func create(_ schema: DatabaseSchema) async throws -> [Refusal] {
    try await migrate(from: DatabaseSchema(dialect: .mysql), to: schema)
  }
}

struct MySQLRefusal: Error, CustomStringConvertible {
  var statement: String
  var error: DatabaseError

  var description: String { "\(error)\nin: \(statement)" }
}

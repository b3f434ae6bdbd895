package import DatabaseDrivers
package import Introspection
package import SQLDialects
import SchemaDiff
package import SchemaModel
package import ThrowawayServers

/// A throwaway server on which schemas are built, so that they can be read as that server prints them.
///
/// What was declared and what a server rewrote never compare as texts. Both are brought here, to servers of one version, and
/// what the same queries say of them does.
package struct SchemaWorkshop: Sendable {
  package let dialect: any SQLDialect
  package let server: ThrowawayServer
  /// Of the schemas that are built, and read.
  private let name: DialectName

  /// - `major`: The version whose words are wanted; nil is the newest that this machine has.
  /// - Throws: `ServerError`
  package init(_ product: ThrowawayServer.Product, major: Int? = nil) async throws {
    try await self.init(for: product == .postgres ? .postgres : .mysql, major: major)
  }

  /// For schemas of a dialect, at a server of its own or one that prints alike.
  ///
  /// - `major`: The version of the dialect's own server whose words are wanted.
  /// - Throws: `ServerError`
  package init(for name: DialectName, major: Int? = nil) async throws {
    let product: ThrowawayServer.Product = name.printed == .postgres ? .postgres : .mysql
    server = try await ThrowawayServer.start(product, major: name.printed == name ? major : nil)
    let version = ServerVersion(server.version) ?? ServerVersion(major ?? 0)
    dialect = DialectOptions(name.printed, from: version).dialect
    self.name = name
  }

  package func close() {
    server.stop()
  }

  /// `Postgres 15.18`
  package var words: String { "\(server.product == .postgres ? "Postgres" : "MySQL") \(server.version)" }

  /// Builds a schema in a new database and reads it back.
  ///
  /// - Throws: `WorkshopError` when it cannot be built, `InspectionError`, `DatabaseError`
  package func inspection(of schema: DatabaseSchema, _ scope: InspectionScope = .everything) async throws -> Inspection
  {
    var printed = schema
    printed.dialect = name.printed
    return try await inspection(of: try await database(with: printed), scope)
  }

  /// What was built here, as the dialect's own servers have it.
  private func inspection(of database: DatabaseURL, _ scope: InspectionScope) async throws -> Inspection {
    var inspection = try await Self.inspect(database, scope)
    if name.printed != name {
      inspection.schema.dialect = name
      inspection.schema = inspection.schema.sayingCaches()
    }
    return inspection
  }

  /// What is planned for what is read.
  package var options: DialectOptions { name.printed == name ? dialect.options : .newest(name) }

  /// A new database that holds a schema.
  package func database(with schema: DatabaseSchema) async throws -> DatabaseURL {
    let changes = SchemaDiffer.difference(from: DatabaseSchema(dialect: schema.dialect), to: schema).changes
    let plan = dialect.plan(changes, from: DatabaseSchema(dialect: schema.dialect))
    guard plan.refusals.isEmpty else {
      throw WorkshopError(plan.refusals.map { "'\($0.object)': \($0.reason); \($0.wayOut)" })
    }
    let statements = plan.preamble + plan.steps.flatMap(\.statements) + plan.epilogue
    let url = try await server.makeDatabase()
    try await run(
      schema.roles.map(dialect.roleCreation) + statements.filter { !["BEGIN", "COMMIT"].contains($0) },
      in: url
    ) { _ in nil }
    return url
  }

  /// Makes the roles that grants and policies of a schema name.
  package func makeRoles(of schema: DatabaseSchema, in database: DatabaseURL) async throws {
    try await run(schema.roles.map(dialect.roleCreation), in: database) { _ in nil }
  }

  /// Runs a file of SQL in a new database and reads what it made.
  ///
  /// - Throws: `WorkshopError` with the file and the line, `InspectionError`, `DatabaseError`
  package func inspection(
    ofScript text: String,
    label: String,
    _ scope: InspectionScope = .everything
  ) async throws -> Inspection {
    try await inspection(of: try await database(withScript: text, label: label), scope)
  }

  /// A new database in which a file of SQL was run.
  package func database(withScript text: String, label: String) async throws -> DatabaseURL {
    var statements: [SQLStatement] = []
    do throws(ScriptError) {
      for case .statement(let statement) in try dialect.parts(of: text) { statements.append(statement) }
    } catch {
      throw WorkshopError(["\(label):\(error.line): error: \(error.message)"])
    }
    let url = try await server.makeDatabase()
    let read = statements
    let written = options.dialect
    try await run(statements.map(written.printed), in: url) { "\(label):\(read[$0].line)" }
    return url
  }

  /// Reads a database.
  package static func inspect(_ url: DatabaseURL, _ scope: InspectionScope) async throws -> Inspection {
    let connection = try await DatabaseDrivers.connect(url)
    do {
      let inspection = try await inspect(connection, scope)
      await connection.close()
      return inspection
    } catch {
      await connection.close()
      throw error
    }
  }

  package static func inspect(
    _ connection: isolated any DatabaseConnection,
    _ scope: InspectionScope
  ) throws -> Inspection {
    try connection.server.product.inspector.inspect(scope, on: connection)
  }

  /// Runs statements one after another; a role that is missing is made.
  private func run(_ statements: [String], in url: DatabaseURL, place: @Sendable (Int) -> String?) async throws {
    let connection = try await DatabaseDrivers.connect(url)
    do {
      for (index, statement) in statements.enumerated() {
        do {
          try await Self.run(statement, dialect, on: connection)
        } catch let error as DatabaseError where error.kind == .server {
          let shown = statement.split(separator: "\n").prefix(4).joined(separator: "\n  ")
          var lines = [
            "\(place(index).map { "\($0): " } ?? "")error: \(words) refuses it: \(error)", "statement: \(shown)",
          ]
          // MySQL's word for a syntax error, and the rest of a body that was cut at its first semicolon.
          if error.sqlState == "42000",
            statements[index...].contains(where: { SQLStatement($0, line: 1).words(1) == ["END"] })
          {
            lines.append(
              "next: write DELIMITER // before a body with semicolons, // behind it, and DELIMITER ; after that"
            )
          }
          throw WorkshopError(lines)
        }
      }
      await connection.close()
    } catch {
      await connection.close()
      throw error
    }
  }

  /// What a new database has, and dumps of one namespace, or of a database from before version 9.1, make all the same.
  private static func isThereAnyway(_ statement: String) -> Bool {
    let words = SQLStatement(statement, line: 1).words(5).filter { !["OR", "REPLACE", "PROCEDURAL"].contains($0) }
    return [["SCHEMA", "PUBLIC"], ["EXTENSION", "PLPGSQL"], ["LANGUAGE", "PLPGSQL"]].contains {
      words.starts(with: ["CREATE"] + $0)
    }
  }

  private static func run(
    _ statement: String,
    _ dialect: any SQLDialect,
    on connection: isolated any DatabaseConnection
  ) throws {
    while true {
      do {
        _ = try connection.execute(statement)
        return
      } catch let error as DatabaseError {
        // It is there, or its name is one that the server keeps for its own, like pg_monitor.
        if statement.hasPrefix("CREATE ROLE "), ["42710", "42939"].contains(error.sqlState) { return }
        if ["42P06", "42710"].contains(error.sqlState), Self.isThereAnyway(statement) { return }
        guard let role = error.missingRole else { throw error }
        if connection.transactionStatus != .idle || role.hasPrefix("pg_") { throw error }
        _ = try connection.execute(dialect.roleCreation(role))
      }
    }
  }
}

/// Why a schema cannot be built.
package struct WorkshopError: Error, Equatable, CustomStringConvertible {
  package var lines: [String]

  package init(_ lines: [String]) {
    self.lines = lines
  }

  package var description: String { lines.joined(separator: "\n") }
}

extension DatabaseError {
  /// Postgres says it in words alone: `role "app" does not exist`.
  fileprivate var missingRole: String? {
    guard sqlState == "42704", message.hasPrefix("role \""), message.hasSuffix("\" does not exist") else { return nil }
    return String(message.dropFirst(6).dropLast(16))
  }
}

extension DatabaseSchema {
  /// The roles that its grants and policies name.
  fileprivate var roles: [String] {
    var names: Set<String> = []
    for object in objects {
      switch object {
      case .grant(let grant): names.insert(grant.role)
      case .policy(let policy): names.formUnion(policy.roles)
      default: break
      }
    }
    let everybody: Set = ["public", "current_user", "current_role", "session_user", "postgres", "root"]
    return names.filter { !everybody.contains($0.lowercased()) }.sorted()
  }
}

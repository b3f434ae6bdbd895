import Foundation
import SchemaModel
import TestSupport
import Verification

/// A database on a Postgres and one psql that stays connected to it.
final class PostgresLawDatabase: LawDatabase {
  private let server: PostgresServer
  private var database: PostgresServer.Database
  private var session: PsqlSession
  private var uses = 0

  init(_ server: PostgresServer) throws {
    self.server = server
    database = try server.makeDatabase()
    session = try PsqlSession(database)
    for role in RandomSchema.roles {
      // Another worker may be quicker.
      try execute(
        """
        DO $$ BEGIN CREATE ROLE \(quoted(role)); EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;

        """
      )
    }
  }

  func empty() throws {
    uses += 1
    // The catalogue grows with every table that ever was, and nothing vacuums it.
    if uses % 200 == 0 {
      close()
      database = try server.makeDatabase()
    }
    if !session.isRunning { session = try PsqlSession(database) }
    try session.execute(Self.emptying)
  }

  private static let emptying = #"""
    DISCARD ALL;
    SET client_min_messages = error;
    DO $$
    DECLARE name text;
    BEGIN
      FOR name IN SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' LOOP
        EXECUTE format('DROP EXTENSION %I CASCADE', name);
      END LOOP;
      FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
        EXECUTE format('DROP SCHEMA %I CASCADE', name);
      END LOOP;
    END $$;
    CREATE SCHEMA public;
    CREATE SCHEMA billing;
    RESET client_min_messages;
    """#

  func endSession() throws { _ = try execute("ROLLBACK;\nDISCARD ALL;\n") }

  @discardableResult
  func execute(_ script: String) throws -> String {
    if !session.isRunning { session = try PsqlSession(database) }
    return try session.execute(script)
  }

  func attempt(_ statements: [String]) throws {
    if statements.isEmpty { return }
    let script = statements.map { "\($0);\n" }.joined()
    _ = try execute("\\set ON_ERROR_STOP off\n\(script)\\set ON_ERROR_STOP on\n")
  }

  func schema() throws -> String { try execute(PostgresCatalogueText.query) }

  /// pg_dump tells no privileges here, since it tells the order in which they were given, too.
  func independentSchema() throws -> String {
    try database.canonicalDump() + "\n" + execute(PostgresCatalogueText.privileges)
  }

  func rows(of selections: [RowSelection]) throws -> [[String]] {
    let mark = "-- the next table"
    let queries = selections.map { selection in
      let columns = selection.columns.map(quoted).joined(separator: ", ")
      let table = (selection.table.namespace.map { quoted($0) + "." } ?? "") + quoted(selection.table.name)
      // One line a row, whatever is in it.
      return """
        SELECT '\(mark)';
        SELECT replace(replace(ROW(\(columns))::text, E'\\\\', E'\\\\\\\\'), E'\\n', E'\\\\n') COLLATE "C" FROM \(table) ORDER BY 1;

        """
    }
    return try execute(queries.joined())
      .components(separatedBy: mark + "\n").dropFirst()
      .map { $0.split(separator: "\n").map(String.init) }
  }

  private func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

  func close() {
    session.close()
    server.drop(database)
  }
}

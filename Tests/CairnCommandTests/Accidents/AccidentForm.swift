import Foundation
import RunnerSupport
import SchemaModel
import TestSupport

/// The kinds of files that accidents happen in.
enum AccidentForm: String, CaseIterable, Sendable {
  case stepByStep, oneTransaction, generated

  static func all(_ servers: [TargetServer]) -> [(TargetServer, AccidentForm)] {
    servers.flatMap { server in
      // Postgres' generated file is one transaction too.
      allCases.filter { $0 != (server == .postgres15 ? .generated : .oneTransaction) || server == .postgres18 }
        .map { (server, $0) }
    }
  }

  /// Makes a folder with one migration of this kind behind that of the record.
  func folder(in parent: URL, _ dialect: DialectName) throws -> MigrationsFolder {
    let folder = try MigrationsFolder(in: parent, dialect)
    switch self {
    case .stepByStep:
      try folder.append("0001_twelve", TwelveStatements.stepByStep(dialect))
    case .oneTransaction:
      let statements = TwelveStatements.list(dialect, concurrently: false)
      try folder.append("0001_twelve", TwelveStatements.oneTransaction(statements))
    case .generated:
      let file = MigrationsFolder.generated(dialect).appendingPathComponent("0001_create_library.sql")
      try folder.append("0001_library", try String(contentsOf: file, encoding: .utf8), isHandWritten: false)
    }
    return folder
  }

  /// What a database has after it: schema, rows, and the record.
  func outcome(_ database: TargetDatabase) throws -> String {
    let rows = self == .generated ? "" : try database.execute(TwelveStatements.rowsQuery)
    return try [rows, database.record().joined(separator: "\n"), database.schema()].joined(separator: "\n")
  }
}

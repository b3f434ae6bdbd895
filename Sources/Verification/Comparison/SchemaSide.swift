import CairnGenerator
package import DatabaseDrivers
package import Introspection
import MigrationFiles
package import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One side of a comparison, as it is named on the command line.
package enum SchemaSide: Sendable {
  /// A database by its URL.
  case database(DatabaseURL)
  /// What was declared: a snapshot, or a folder of migrations after one of them.
  case declared(DatabaseSchema, label: String)
  /// A file of DDL, which a server is to run.
  case script(String, label: String)

  /// Reads what a name stands for: a URL, `snapshot.json`, a file of SQL, or a folder of migrations with or without a
  /// number (`Generated/postgres@0007`).
  ///
  /// - Throws: `SideError`, `MigrationFileError`, `DatabaseError` for a URL that is wrong.
  package init(_ name: String) throws {
    if name.contains("://") {
      self = .database(try DatabaseURL(name))
    } else if name.hasSuffix(".json") {
      self = .declared(try Snapshot(try Self.contents(name), file: name).schema, label: name)
    } else if name.hasSuffix(".sql") {
      guard let text = String(validating: try Self.contents(name), as: UTF8.self) else {
        throw SideError("\(name): error: it is not UTF-8; save it as UTF-8")
      }
      self = .script(text, label: name)
    } else {
      self = .declared(try Self.state(name), label: name)
    }
  }

  private static func contents(_ path: String) throws -> Data {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw SideError("\(path): error: it cannot be read; name a file that is there")
    }
    return data
  }

  /// What a folder leads to, up to the migration of that number.
  private static func state(_ name: String) throws -> DatabaseSchema {
    let parts = name.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard FileManager.default.fileExists(atPath: "\(parts[0])/\(History.fileName)") else {
      throw SideError(
        "\(parts[0]): error: it is no URL, no .json, no .sql, and no folder with a \(History.fileName); "
          + "name one of these: Generated/postgres, Generated/postgres@0007"
      )
    }
    let folder = try MigrationFolder(path: parts[0], label: parts[0])
    let states = try folder.states()
    guard parts.count == 2 else { return states[states.count - 1] }
    let names = try folder.history.heads.map(\.migration)
    guard let number = Int(parts[1]), let place = names.lastIndex(where: { $0.number == number }) else {
      throw SideError("\(name): error: \(parts[0]) has no migration \(parts[1])")
    }
    return states[place + 1]
  }

  package var label: String {
    switch self {
    case .database(let url): "\(url)"
    case .declared(_, let label), .script(_, let label): label
    }
  }

  /// Nil is a file of SQL, which does not say.
  package var dialect: DialectName? {
    switch self {
    case .database(let url): DialectName(rawValue: url.engine.rawValue)
    case .declared(let schema, _): schema.dialect
    case .script: nil
    }
  }

  package var declaredSchema: DatabaseSchema? {
    if case .declared(let schema, _) = self { schema } else { nil }
  }

  /// The side as a server prints it.
  package func inspection(in workshop: SchemaWorkshop, _ scope: InspectionScope) async throws -> Inspection {
    switch self {
    case .database(let url): try await SchemaWorkshop.inspect(url, scope)
    case .declared(let schema, _): try await workshop.inspection(of: schema, scope)
    case .script(let text, let label): try await workshop.inspection(ofScript: text, label: label, scope)
    }
  }
}

/// A side that cannot be read.
package struct SideError: Error, Equatable, CustomStringConvertible {
  package var description: String

  init(_ description: String) {
    self.description = description
  }
}

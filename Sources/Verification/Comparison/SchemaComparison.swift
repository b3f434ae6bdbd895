package import CairnGenerator
import DatabaseDrivers
package import Introspection
package import MigrationFiles
import SQLDialects
package import SchemaModel

/// What leads from one side to another.
package struct SchemaComparison: Sendable {
  package let from: String
  package let to: String
  /// The server whose words were compared; nil where both sides were declared, which needs none.
  package let server: String?
  package let migration: MigrationBetween

  /// Compares two sides, on a throwaway server where they are not both declared.
  ///
  /// - `dialect`: Of files of SQL that stand against each other.
  /// - Throws: `SideError`, `WorkshopError`, `ServerError`, `InspectionError`, `DatabaseError`
  package init(
    from: SchemaSide,
    to: SchemaSide,
    dialect: DialectName? = nil,
    _ scope: InspectionScope = .everything,
    named name: MigrationName
  ) async throws {
    self.from = from.label
    self.to = to.label
    let dialects = Set([from.dialect, to.dialect].compactMap { $0 })
    guard dialects.count < 2 else {
      throw SideError("error: \(from.label) and \(to.label) are of different dialects; compare two of one dialect")
    }
    let chosen = dialects.first ?? dialect ?? .postgres
    if let dialect, dialect != chosen {
      throw SideError(
        "error: --dialect says \(dialect.rawValue), and \(chosen.rawValue) is what the sides are of; leave it out"
      )
    }
    if let before = from.declaredSchema, let after = to.declaredSchema {
      server = nil
      migration = MigrationBetween(from: before, to: after, for: .newest(chosen), named: name)
      return
    }
    // A database is read first: the other side is built on a server of its version.
    var inspections: [Inspection?] = [nil, nil]
    for (place, side) in [from, to].enumerated() {
      if case .database(let url) = side { inspections[place] = try await SchemaWorkshop.inspect(url, scope) }
    }
    let live = inspections.compactMap { $0 }.first
    var workshop: SchemaWorkshop?
    defer { workshop?.close() }
    if inspections.contains(where: { $0 == nil }) {
      let made = try await SchemaWorkshop(for: chosen, major: live?.server.major)
      workshop = made
      for (place, side) in [from, to].enumerated() where inspections[place] == nil {
        inspections[place] = try await side.inspection(in: made, scope)
      }
    }
    let (before, after) = (inspections[0], inspections[1])
    server = (before ?? after).map { "\($0.server)" }
    let nothing = DatabaseSchema(dialect: chosen)
    let version = (before ?? after)?.server.version
    migration = MigrationBetween(
      from: before?.schema ?? nothing,
      to: after?.schema ?? nothing,
      for: version.flatMap { chosen.printed == chosen ? DialectOptions(chosen, from: $0) : nil } ?? .newest(chosen),
      named: name
    )
  }
}

extension DialectOptions {
  /// Where no server says which version it is: what every supported one has.
  static func newest(_ name: DialectName) -> DialectOptions {
    switch name {
    case .postgres: DialectOptions(name, from: ServerVersion(14))
    case .mysql: DialectOptions(name, from: ServerVersion(8))
    case .dsql: DialectOptions(name, from: ServerVersion(1))
    }
  }
}

extension ServerIdentity {
  /// `15.18`, `9.7.4`
  package var version: ServerVersion? {
    ServerVersion(String(text.prefix { $0.isNumber || $0 == "." }))
  }
}

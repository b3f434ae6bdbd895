import DatabaseDrivers
import Introspection
import SQLDialects
import SchemaDiff
import SchemaModel
import TestSupport
import Testing

@Suite(.enabled(if: MySQLServer.fromEnvironment != nil, "needs a MySQL: scripts/test starts one"))
struct MySQLInspectionTests {
  private func places() async throws -> (MySQLPlace, MySQLPlace) {
    let server = try #require(MySQLServer.fromEnvironment)
    return (try await MySQLPlace(server), try await MySQLPlace(server))
  }

  @Test func randomSchemasAreReadAsTheyAre() async throws {
    let (first, second) = try await places()
    for role in RandomSchema.roles {
      try await first.execute(["CREATE USER IF NOT EXISTS \(MySQLPlace.dialect.quoted(role))"])
    }
    var (held, refused) = (0, 0)
    for seed in UInt64(0)..<90 {
      let schema = RandomSchema(dialect: .mysql, seed: seed, options: RandomSchema.Options(usesObjects: true)).schema
      try await first.empty()
      if try await !first.create(schema).isEmpty {
        refused += 1
        continue
      }
      if let breach = try await MySQLInspectionLaw.breach(first, second) {
        Issue.record("seed \(seed): \(breach)")
      } else {
        held += 1
      }
    }
    #expect(held >= 60, "\(held) held, \(refused) were refused before they were read")
    try await first.close()
    try await second.close()
  }

  @Test(arguments: MySQLExotica.all)
  func handWrittenTablesAreReadAsTheyAre(_ exotic: MySQLExotica) async throws {
    let (first, second) = try await places()
    try await first.execute(script: exotic.script)
    try await first.connection.restoreSettings()
    let breach = try await MySQLInspectionLaw.breach(first, second)
    #expect(breach == nil, "\(exotic.name): \(breach ?? "")")
    try await first.close()
    try await second.close()
  }
}

import Introspection
import SchemaModel
import TestSupport
import Testing

/// What is read makes the same database again.
@Suite(.enabled(if: !InspectedPostgres.servers.isEmpty)) struct PostgresInspectionLawTests {
  @Test(arguments: InspectedPostgres.servers, 0..<30 as Range<UInt64>)
  func randomSchemas(_ server: PostgresServer, _ seed: UInt64) async throws {
    let options = RandomSchema.Options(usesNamespaces: true, usesObjects: true)
    let declared = RandomSchema(dialect: .postgres, seed: seed, options: options).schema
    try await PostgresRoundTrip(server).check(
      InspectedPostgres.surroundings + InspectedPostgres.creation(of: declared, on: server)
    )
  }

  @Test(arguments: InspectedPostgres.servers, ExoticScripts.all)
  func exotics(_ server: PostgresServer, _ script: ExoticScripts.Script) async throws {
    guard try InspectedPostgres.major(server) >= script.version else { return }
    try await PostgresRoundTrip(server).check(InspectedPostgres.surroundings + script.sql)
  }
}

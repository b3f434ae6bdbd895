import Foundation
import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

/// What the planner writes, run on a real server, there and back.
@Suite(.enabled(if: MySQLServer.fromEnvironment != nil, "needs a MySQL: scripts/test starts one"))
struct MySQLMigrationTests {
  static let scenarios =
    MySQLScenarios.tables + MySQLScenarios.columns + MySQLScenarios.types + MySQLScenarios.generated
    + MySQLScenarios.keys + MySQLScenarios.foreignKeys + MySQLScenarios.renames + MySQLScenarios.interplay
    + MySQLScenarios.hostile + MySQLScenarios.order + MySQLScenarios.labels + MySQLScenarios.texts
    + MySQLScenarios.specialIndexes + MySQLScenarios.partitions + MySQLScenarios.objects + MySQLScenarios.firingOrder
    + MySQLTriggerTests.scenarios

  /// Those whose names hold one of the words of `CAIRN_TEST_MYSQL_SCENARIO`, which stand between bars.
  private static let chosenScenarios: [MySQLScenario] = {
    let words = ProcessInfo.processInfo.environment["CAIRN_TEST_MYSQL_SCENARIO"] ?? ""
    return scenarios.filter { words.isEmpty || words.split(separator: "|").contains(where: $0.name.contains) }
  }()

  @Test(arguments: chosenScenarios)
  func leadsThereAndBackFromEveryPlaceWhereItStopped(_ scenario: MySQLScenario) throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let trip = try MySQLRoundTrip(scenario)
    try #require(trip.forward.refusals.isEmpty, "\(trip.forward.refusals)")
    try #require(trip.backward.refusals.isEmpty, "\(trip.backward.refusals)")
    try trip.run(on: server)
  }

  /// MySQL itself would take the 0 for a wish and give it the next number, which no foreign key follows.
  @Test func keepsAZeroInAColumnThatBeginsToCount() throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let scenario = try #require(MySQLScenarios.interplay.first { $0.name == "a column with a 0 begins to count" })
    let plan = scenario.plan
    try server.withDatabase { database in
      try database.execute(MySQLScenario.creation(of: scenario.before).script() + scenario.rows + plan.script())
      #expect(try database.execute("SELECT id FROM t ORDER BY 1; SELECT id FROM u ORDER BY 1;") == "0\n2\n0\n2\n")
    }
  }

  /// More of them: `CAIRN_TEST_MYSQL_SEEDS=1000..<2000`.
  @Test(arguments: seeds)
  func leadsBetweenRandomSchemasThereAndBack(_ seed: UInt64) throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let pair = RandomSchemaPair(seed: seed, dialect: .mysql, options: RandomSchema.Options(tables: 1...4))
    var scenario = MySQLScenario("random", pair.old.tables, pair.new.tables, hints: pair.hints)
    scenario.before.enumTypes = pair.old.enumTypes
    let trip = try MySQLRoundTrip(scenario)
    if !trip.forward.refusals.isEmpty || !trip.backward.refusals.isEmpty { return }
    try trip.run(on: server)
  }

  private static let seeds: [UInt64] = {
    let bounds = (ProcessInfo.processInfo.environment["CAIRN_TEST_MYSQL_SEEDS"] ?? "1..<13").split(separator: "..<")
      .compactMap { UInt64($0) }
    return bounds.count == 2 ? Array(bounds[0]..<bounds[1]) : []
  }()
}

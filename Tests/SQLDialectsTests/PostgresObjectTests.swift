import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

@Suite(
  "Postgres: objects beside tables on a real server",
  .enabled(if: PostgresServer.fromEnvironment != nil, "set CAIRN_TEST_POSTGRES")
)
struct PostgresObjectTests {
  private static let servers = [PostgresServer.fromEnvironment, PostgresServer.newestFromEnvironment].compactMap { $0 }

  @Test("all of them", arguments: PostgresObjectScenario.all)
  func all(scenario: PostgresObjectScenario) throws {
    for server in Self.servers { try scenario.check(on: server) }
  }

  @Test("views", arguments: PostgresObjectScenario.views)
  func views(scenario: PostgresObjectScenario) throws {
    for server in Self.servers { try scenario.check(on: server) }
  }

  @Test("routines, triggers, policies, grants and raw objects", arguments: PostgresObjectScenario.programs)
  func programs(scenario: PostgresObjectScenario) throws {
    for server in Self.servers { try scenario.check(on: server) }
  }

  @Test("what is built on enum types", arguments: PostgresObjectScenario.enums)
  func enums(scenario: PostgresObjectScenario) throws {
    for server in Self.servers { try scenario.check(on: server) }
  }

  @Test("namespaces, extensions, domains and sequences", arguments: PostgresObjectScenario.foundations)
  func foundations(scenario: PostgresObjectScenario) throws {
    for server in Self.servers { try scenario.check(on: server) }
  }
}

import SQLDialects
import SchemaModel
import TestSupport

/// A Postgres of any version, for the law.
struct PostgresLawServer: LawServer {
  let name: String
  let server: PostgresServer
  let dialect: any SQLDialect = PostgresDialect(DialectOptions(.postgres, from: ServerVersion(14)))
  let options = RandomSchema.Options(usesNamespaces: true, usesObjects: true)

  init(_ name: String, _ server: PostgresServer) {
    self.name = name
    self.server = server
  }

  func database() throws -> any LawDatabase { try PostgresLawDatabase(server) }

  func literal(_ bytes: [UInt8]) -> String {
    dialect.literal("\\x" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
  }

  func insertionOfDefaults(into table: String) -> String { "INSERT INTO \(table) DEFAULT VALUES" }

  func obstacle(in error: LawServerError) -> RowObstacle? {
    switch error.code {
    case "23505", "23P01": .duplicate
    case "23502": .missingValue
    // NOT NULL is proven by a check of the plan's own.
    case "23514" where error.message.contains("partition") || error.message.contains("_cairn_bound\""): .otherPartition
    case "23514": error.message.contains("_cairn_not_null\"") ? .missingValue : .brokenCheck
    case "23503": .brokenReference
    // Out of range, too long, no such text, no such time.
    case "22003", "22001", "22P02", "22007", "22008": .unfitValue
    default: nil
    }
  }
}

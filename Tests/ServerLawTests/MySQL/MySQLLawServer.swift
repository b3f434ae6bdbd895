import SQLDialects
import SchemaModel
import TestSupport

/// A MySQL, for the law.
struct MySQLLawServer: LawServer {
  let name = "MySQL"
  let server: MySQLServer
  let dialect: any SQLDialect = MySQLDialect(options: DialectOptions(.mysql, from: ServerVersion(8, 0, 29)))
  let options = RandomSchema.Options(usesObjects: true)

  init(_ server: MySQLServer) {
    self.server = server
  }

  func database() throws -> any LawDatabase { try MySQLLawDatabase(server) }

  func literal(_ bytes: [UInt8]) -> String {
    "X'" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "'"
  }

  func insertionOfDefaults(into table: String) -> String { "INSERT INTO \(table) () VALUES ()" }

  func obstacle(in error: LawServerError) -> RowObstacle? {
    switch error.code {
    case "1062", "1586": .duplicate
    case "1048", "1138": .missingValue
    // A date that is added without a default has the zero date, which is none.
    case "1292" where error.message.contains("'0000-00-00"): .missingValue
    case "3819": .brokenCheck
    case "1452": .brokenReference
    case "1526": .otherPartition
    // Truncated, no such time, out of range, no such text (two), too long, no JSON (two), too large a result, no shape.
    case "1265", "1292", "1264", "1366", "3854", "1406", "3140", "3144", "1690", "1416": .unfitValue
    default: nil
    }
  }
}

import SchemaModel
import TestSupport

@testable import SQLDialects

/// SHOW CREATE TABLE of the tables of these names that are there, with the lines of keys and constraints sorted: they stand
/// in the order in which they were made, which tells the way and not the schema. Columns keep their order.
struct MySQLDump {
  static let mark = "------ end of answer"
  let script: String

  init(tables: [ObjectName]) {
    let statements = Set(tables).sorted().flatMap { table in
      MySQLGuard.statements(
        "SHOW CREATE TABLE \(MySQLSyntax.table(table))",
        when: [MySQLCatalogue.table(table).exists]
      )
    }
    // Tables that nobody asked for would show.
    let count = "SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"
    script = (statements + [count, "SELECT '\(Self.mark)'"]).map { "\($0);\n" }.joined()
  }

  func schema(behind plan: Plan, on server: MySQLServer) throws -> String {
    let output = try server.withDatabase { try $0.execute(plan.script() + script) }
    return Self.canonical(output.dropLast(Self.mark.count + 1))
  }

  static func canonical(_ output: Substring) -> String {
    var tables: [[Substring]] = []
    for line in output.split(separator: "\n") {
      if tables.isEmpty || line.contains("\tCREATE TABLE ") { tables.append([]) }
      tables[tables.count - 1].append(line.hasSuffix(",") ? line.dropLast() : line)
    }
    return tables.map { lines in
      let lines = lines.map { $0.replacing(/\ AUTO_INCREMENT=\d+/, with: "") }
      let (columns, others) = (lines.filter { $0.hasPrefix("  `") }, lines.filter { !$0.hasPrefix("  `") })
      return (columns + others.sorted()).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}

import DatabaseDrivers
import Foundation
import Introspection
import SchemaModel

/// Reads the catalogue of the database in DATABASE_URL and says what it found: `2000 tables 30000 columns 10000 indexes`.
@main struct InspectionBenchmark {
  static func main() async throws {
    let text = ProcessInfo.processInfo.environment["DATABASE_URL"] ?? ""
    let connection = try await DatabaseDrivers.connect(DatabaseURL(text))
    let schema = try await connection.server.product.inspector.inspect(.everything, on: connection).schema
    let columns = schema.tables.reduce(0) { $0 + $1.columns.count }
    let indexes = schema.tables.reduce(0) { sum, table in
      sum + table.indexes.count + table.uniques.count + (table.primaryKey == nil ? 0 : 1)
    }
    print("\(schema.tables.count) tables \(columns) columns \(indexes) indexes")
    await connection.close()
  }
}

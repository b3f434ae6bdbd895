// How long it takes to read a database: `InspectionBenchmark URL REPETITIONS` prints one line of JSON for each time it read
// the whole of it, on one connection.

import DatabaseDrivers
import Foundation
import Introspection
import SchemaModel

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count == 2, let repetitions = Int(arguments[1]) else {
  FileHandle.standardError.write(Data("usage: InspectionBenchmark URL REPETITIONS\n".utf8))
  exit(2)
}
let connection = try await DatabaseDrivers.connect(DatabaseURL(arguments[0]))
for _ in 0..<repetitions {
  let start = ContinuousClock.now
  let schema = try await PostgresInspector().inspect(.everything, on: connection).schema
  let (seconds, attoseconds) = (ContinuousClock.now - start).components
  let columns = schema.tables.reduce(0) { $0 + $1.columns.count }
  let indexes = schema.tables.reduce(0) { $0 + $1.indexes.count + $1.uniques.count + ($1.primaryKey == nil ? 0 : 1) }
  print(
    "{\"seconds\": \(Double(seconds) + Double(attoseconds) / 1e18), \"tables\": \(schema.tables.count), \"columns\": \(columns), \"indexes\": \(indexes)}"
  )
}
await connection.close()

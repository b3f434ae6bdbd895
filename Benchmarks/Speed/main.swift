import CairnGenerator
import Foundation

// What scripts/bench runs: the generator on schemas of any size, as a process and stage by stage.
//
//   SpeedBenchmark generate TABLES before|after FOLDER   one run of generate-migration, as users start it
//   SpeedBenchmark stages TABLES                         milliseconds of each stage, as JSON
//   SpeedBenchmark extend FOLDER COUNT                   a history of so many migrations
//   SpeedBenchmark provable FOLDER COUNT                 so many migrations that a server can run

let arguments = Array(CommandLine.arguments.dropFirst())
switch (arguments.first, arguments.count) {
case ("generate", 4):
  let schema = SampleTables.schema(tables: Int(arguments[1]) ?? 0, isChanged: arguments[2] == "after")
  exit(GenerateMigration.run(schema, arguments: ["--output", arguments[3]]))
case ("stages", 2):
  let stages = try Stages(tables: Int(arguments[1]) ?? 0)
  print(String(decoding: try JSONEncoder().encode(stages.milliseconds), as: UTF8.self))
case ("extend", 3):
  try LongHistory.extend(arguments[1], to: Int(arguments[2]) ?? 0)
case ("provable", 3):
  try ProvableHistory.write(Int(arguments[2]) ?? 0, to: arguments[1])
default:
  print(
    "usage: SpeedBenchmark generate TABLES before|after FOLDER | stages TABLES | extend FOLDER COUNT | provable FOLDER COUNT"
  )
  exit(2)
}

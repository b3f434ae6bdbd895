import EmittedEnforcers
import EnforcerProof
import ForeignKeys
import ForeignKeysLibPQ
import Foundation

/// The halves of `scripts/prove-enforcer`, between which the compiler runs; and what the enforcer costs.
///
///     ProveEnforcer emit FOLDER FROM TO      writes the enforcers of the random schemas with these seeds
///     ProveEnforcer record FOLDER            writes what stands in Tests/EmittedEnforcers
///     ProveEnforcer run URL UNITS            runs so many random transactions on each schema that was compiled in
///     ProveEnforcer cost URL ROWS            round trips and times as JSON, with a large cascade of so many rows
///     ProveEnforcer speed TABLES KEYS FILE   how many milliseconds emitting takes, and the file that it is about
@main
struct ProveEnforcer {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "emit": try emit(into: arguments[1], UInt64(arguments[2]) ?? 1, UInt64(arguments[3]) ?? 1)
    case "record": try write(EmittedSource.standing, into: arguments[1])
    case "speed": try speed(tables: Int(arguments[1]) ?? 400, keys: Int(arguments[2]) ?? 900, arguments[3])
    case "cost":
      let costs = try await CostMeasurement(url: arguments[1], rows: Int(arguments[2]) ?? 100_000).run()
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      print(String(decoding: try encoder.encode(costs), as: UTF8.self))
    case "run": try await run(arguments[1], units: Int(arguments[2]) ?? 200)
    default: exit(2)
    }
  }

  private static func write(_ files: [(name: String, text: String)], into folder: String) throws {
    for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
  }

  private static func emit(into folder: String, _ first: UInt64, _ last: UInt64) throws {
    try write(EmittedSource.files(Array(first...last)), into: folder)
  }

  private static func speed(tables: Int, keys: Int, _ file: String) throws {
    let clock = ContinuousClock()
    let start = clock.now
    let text = EmittedSource.large(tables: tables, keys: keys)
    let time = (clock.now - start).components
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    print(Double(time.seconds) * 1e3 + Double(time.attoseconds) / 1e15)
  }

  private static func run(_ url: String, units: Int) async throws {
    let native = try await LibPQSession.connect(url)
    let enforced = try await LibPQSession.connect(url)
    var (statements, refused, differences) = (0, 0, 0)
    for (seed, tables) in EmittedSchemas.all {
      let trial = EqualityTrial(seed: seed, tables, native: native, enforced: enforced)
      let outcome = try await trial.run(units: units)
      statements += outcome.statements
      refused += outcome.refused
      if let difference = outcome.difference {
        differences += 1
        print(difference)
      }
    }
    print(
      "\(EmittedSchemas.all.count) schemas, \(statements) statements, \(refused) transactions refused, "
        + "\(differences) differences"
    )
    if differences > 0 { exit(1) }
  }
}

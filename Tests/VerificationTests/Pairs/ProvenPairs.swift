import Foundation

/// Pairs of schemas, each way of which is proven: our own, in which everything that can stand beside a table comes and goes
/// with and without it, and others' (`CAIRN_TEST_PAIRS_FOLDER`, with a `postgres.json` or `mysql.json` like the published
/// `diff-pairs.json`).
enum ProvenPairs {
  private struct File: Decodable {
    var cases: [DiffPair]
  }

  /// The published ones take minutes more: `CAIRN_TEST_ALL_PAIRS=1` has them proven, too.
  static var published: [DiffPair] {
    ProcessInfo.processInfo.environment["CAIRN_TEST_ALL_PAIRS"] == nil ? [] : DiffPair.all
  }

  static func others(_ dialect: String) throws -> [DiffPair] {
    guard let folder = ProcessInfo.processInfo.environment["CAIRN_TEST_PAIRS_FOLDER"],
      let data = FileManager.default.contents(atPath: "\(folder)/\(dialect).json")
    else { return [] }
    return try JSONDecoder().decode(File.self, from: data).cases
  }
}

extension DiffPair {
  init(_ name: String, _ old: String, _ new: String) {
    self.init(category: "own", name: name, old: old, new: new, hazards: [])
  }

  var isOwn: Bool { category == "own" }

  var reversed: DiffPair {
    DiffPair(category: category, name: "\(name), back", old: new, new: old, hazards: [])
  }
}

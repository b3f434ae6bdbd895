import Foundation

/// Pairs of schemas that are proven: our own, in which everything that can stand beside a table goes with and without it,
/// and others' (`CAIRN_TEST_PAIRS_FOLDER`, with a `postgres.json` or `mysql.json` like the published `diff-pairs.json`).
enum ProvenPairs {
  private struct File: Decodable {
    var cases: [DiffPair]
  }

  /// The rest takes minutes more: `CAIRN_TEST_ALL_PAIRS=1`.
  private static let wantsAll = ProcessInfo.processInfo.environment["CAIRN_TEST_ALL_PAIRS"] != nil

  static var published: [DiffPair] { wantsAll ? DiffPair.all : [] }

  /// The proof of a pair takes it back and makes it anew: the other way is one of its own only for the forms.
  static func ways(_ additions: [DiffPair], forms: [DiffPair]) -> [DiffPair] {
    additions + forms + forms.map(\.reversed) + (wantsAll ? additions.map(\.reversed) : [])
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
    var pair = self
    (pair.name, pair.old, pair.new, pair.hazards) = ("\(name), back", new, old, [])
    return pair
  }

  var imported: DiffPair {
    var pair = self
    (pair.name, pair.isImported) = ("\(name), imported", true)
    return pair
  }
}

import Foundation
import SQLDialects

/// Many pairs on one server, on as many databases as there are processors.
struct LawRun {
  let server: any LawServer
  let seeds: Range<UInt64>
  /// The independent judge is asked for every so manieth pair.
  var judgedEvery: UInt64 = 10
  /// More failures than this are not looked for: each one is shrunk, and their successors would only bury them.
  var failuresToReport = 5

  /// The pairs of a whole run by default, or `CAIRN_LAW_PAIRS` of them from `CAIRN_LAW_FIRST` on; `CAIRN_SEED` replays one.
  static func seeds(byDefault count: UInt64, share: UInt64 = 1) -> Range<UInt64> {
    let environment = ProcessInfo.processInfo.environment
    if let seed = environment["CAIRN_SEED"].flatMap({ UInt64($0) }) { return seed..<(seed + 1) }
    let pairs = environment["CAIRN_LAW_PAIRS"].flatMap { UInt64($0) }.map { max(1, $0 / share) }
    let first = environment["CAIRN_LAW_FIRST"].flatMap { UInt64($0) } ?? 0
    return first..<(first + (pairs ?? count))
  }

  func tally() async throws -> LawTally {
    let workers = max(1, min(UInt64(ProcessInfo.processInfo.activeProcessorCount), 4))
    return try await withThrowingTaskGroup(of: LawTally.self) { group in
      for worker in 0..<workers {
        let run = self
        group.addTask { try run.tally(of: worker, of: workers) }
      }
      var sum = LawTally()
      for try await part in group { sum.add(part) }
      return sum
    }
  }

  private func tally(of worker: UInt64, of workers: UInt64) throws -> LawTally {
    let database = try server.database()
    defer { database.close() }
    var tally = LawTally()
    for seed in seeds where seed % workers == worker {
      let pair = LawPair(seed: seed, on: server)
      if let failure = check(pair, on: database, &tally) {
        // A long run may be broken off before it reports.
        print("\(server.name): seed \(seed) broke the law at \(failure)")
        var ignored = LawTally()
        let shrinker = LawShrinker { check($0, on: database, &ignored) }
        let (smallest, smallestFailure) = failure.stage == .harness ? (pair, failure) : shrinker.shrink(pair, failure)
        tally.broken.append(LawReport(smallest, smallestFailure, on: server))
        if tally.broken.count >= failuresToReport { break }
      }
    }
    return tally
  }

  /// Runs a pair with wild or tidy rows; where these are in the way, with fewer of them, and at last with none.
  private func check(_ pair: LawPair, on database: any LawDatabase, _ tally: inout LawTally) -> LawFailure? {
    var trial = LawTrial(pair: pair, server: server, database: database)
    trial.asksJudge = pair.seed % judgedEvery == 0
    do throws(LawFailure) {
      for style in pair.seed % 3 == 0 ? RowStyle.allCases : [.tidy, .spared, .none] {
        switch try trial.run(rows: style) {
        case .held(let rows):
          tally.held[style, default: 0] += 1
          tally.rows += rows
          return nil
        case .refused(let refusals):
          tally.refused[refusals[0].reason, default: 0] += 1
          return nil
        case .hindered(let obstacle):
          tally.hindered[obstacle, default: 0] += 1
        }
      }
      return LawFailure(.harness, "without rows nothing can be in the way")
    } catch {
      return error
    }
  }
}

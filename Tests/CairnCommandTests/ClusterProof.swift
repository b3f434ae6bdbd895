import Cairn
import Foundation
import GeneratorSupport
import RunnerSupport
import TestSupport
import Testing

/// A history for DSQL, proven by `cairn verify` on a cluster of its own.
enum ClusterProof {
  static func expect(
    _ history: [(schema: Schema, arguments: [String])],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) async throws {
    try await TargetServer.dsql.withDatabase { database in
      try TemporaryFolder.with { folder in
        let project = BranchedProject(folder: folder)
        for (schema, arguments) in history {
          let (code, transcript) = project.generate(schema, arguments)
          try #require(code == 0, "\(transcript.text)", sourceLocation: sourceLocation)
        }
        let run = try CairnProcess([
          "verify", "--all", "--database", database.url, "--migrations",
          project.generated.appendingPathComponent("dsql").path,
        ]).run()
        #expect(run.status == 0, "\(run)", sourceLocation: sourceLocation)
        let words = "\(history.count + 1) of \(history.count + 1) migrations tried"
        #expect(run.output.contains(words), "\(run)", sourceLocation: sourceLocation)
      }
    }
  }
}

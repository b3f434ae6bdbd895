import Foundation
import RunnerSupport
import SchemaModel
import TestSupport
import Testing

/// TMPDIR that leads nowhere: a server needs it only where there is no room in memory.
@Suite struct TemporaryPlaceTests {
  @Test(
    .enabled(if: TargetServer.available.contains(.postgres15), "there is no Postgres"),
    arguments: ["/nonexistent", "/proc"]
  )
  func isNotTakenForAServerThatIsMissing(place: String) throws {
    let run = try CairnProcess(
      ["verify", "--all", "--migrations", MigrationsFolder.generated(.postgres).path],
      environment: ["TMPDIR": place]
    ).run()
    let isSaid = run.errors.contains("error: \(place) cannot have a folder: ") && run.errors.contains("set TMPDIR")
    #expect(run.status == 0 || isSaid, "\(run)")
    #expect(!run.errors.contains("there is no Postgres"), "\(run)")
  }
}

import ArgumentParser
import DatabaseDrivers
import MigrationFiles
import MigrationRunner
import Verification

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove migrations on a throwaway server before they are merged. Exit 5 when one fails.",
    discussion: """
      Each migration that is not on the base branch yet runs on what those before it made, with rows in the tables: it \
      applies and answers its VERIFY queries, is what the snapshot says, changes nothing when it runs again, goes back, \
      applies anew, and ends the same after a stop behind each of its statements. The server is started from this \
      machine's programs and gone afterwards; where one is missing, the other folders are tried all the same. Aurora \
      DSQL has none: rules judge its files, and an empty cluster, if one is named.
      """
  )

  @Option(help: ArgumentHelp("The migrations: Generated, or the folder of one dialect in it.", valueName: "folder"))
  var migrations = "Generated"

  @Option(
    help: ArgumentHelp(
      "The branch whose migrations are merged and need no proof. Defaults to origin/HEAD, main or master.",
      valueName: "branch"
    )
  )
  var base: String?

  @Flag(help: "Prove every migration.")
  var all = false

  @Option(
    help: ArgumentHelp("The major version of the server. Defaults to the newest that is there.", valueName: "number")
  )
  var major: Int?

  @Option(
    help: ArgumentHelp("An empty cluster that Aurora DSQL's migrations are tried in: dsql://….", valueName: "url")
  )
  var database: String?

  @Flag(help: "Stop at the first failure, and leave its server running to be looked at.")
  var keep = false

  @Flag(help: "One JSON object on stdout instead of text.")
  var json = false

  @Option(help: ArgumentHelp("Write the result as JUnit's XML.", valueName: "file"))
  var junit: String?

  @Option(help: ArgumentHelp("Write the result as a table of Markdown.", valueName: "file"))
  var markdown: String?

  func validate() throws {
    if all, base != nil { throw ValidationError("--all proves what is on the branch, too; leave --base out") }
  }

  func run() async throws {
    var options = FolderProof.Options()
    (options.base, options.provesAll, options.keeps, options.major) = (base, all, keep, major)
    if let database {
      let url = try DatabaseURL(database)
      guard url.engine == .dsql else {
        throw RunError(
          .undecided,
          "error: --database is a cluster of DSQL; for others verify starts a server of its own: leave it out"
        )
      }
      options.cluster = url
    }
    var results: [FolderProof] = []
    // What could not be tried in one folder says nothing of the others.
    var untried: [RunError] = []
    for source in try FolderCheck.sources(migrations) {
      do {
        let result = try await hearingOfClusters(options) {
          try await ComparisonFailure.said { [options] in
            try await FolderProof(source.folder, source.dialect, options)
          }
        }
        results.append(result)
        if !json { VerifyTable(result).put() }
        if keep, result.failures > 0 { break }
      } catch let error as RunError {
        untried.append(error)
      }
    }
    let failure = untried.first.map { RunError($0.code, untried.flatMap(\.lines)) }
    if results.isEmpty, let failure { throw failure }
    if json { try Report.print(VerifyReport(results)) }
    if let junit { try OutputFile(junit).write(JUnitReport(results).text) }
    if let markdown { try OutputFile(markdown).write(VerifyMarkdown(results).text) }
    if let failure { throw failure }
    if results.contains(where: { $0.failures > 0 }) { throw Ended(code: .drift) }
  }

  /// A cluster is not gone when the process is.
  private func hearingOfClusters<Result>(
    _ options: FolderProof.Options,
    during proof: () async throws -> Result
  ) async throws -> Result {
    guard options.cluster != nil else { return try await proof() }
    let end: @Sendable () -> Void = {
      ImmediateEnd.end { _ in
        [
          "interrupted", "state: the cluster may hold what was being tried",
          "next: drop what is in it before the next verify, which wants it empty",
        ]
      }
    }
    return try await Signals.hear(end, during: proof)
  }
}

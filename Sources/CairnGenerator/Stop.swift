import MigrationFiles

/// Why a run ends without having written anything.
struct Stop: Error {
  /// All of it, each with its way out.
  var messages: [String]
  var code: ExitCode
  /// What was found out before, for reports.
  var generations: [DialectGeneration]

  init(_ messages: [String], _ code: ExitCode = .failed, _ generations: [DialectGeneration] = []) {
    self.messages = messages
    self.code = code
    self.generations = generations
  }

  /// The command line asks for something that this schema has not.
  init(usage message: String) {
    self.init(["error: " + message], .undecided)
  }
}

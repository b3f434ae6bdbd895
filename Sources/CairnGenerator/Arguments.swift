import ArgumentParser

/// The command line of `generate-migration`.
struct Arguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate-migration",
    abstract: "Write the SQL migrations that lead from the last snapshots to the schema.",
    discussion: """
      For each dialect of the schema it compares the schema with Generated/DIALECT/snapshot.json and writes the next \
      numbered migration, the history and the snapshot. Files that are there are never changed.

      Exit codes: 0 done, 1 failed, 2 wrong usage or an undecided rename, 3 consent to data loss is missing, \
      4 a migration is owed, or what is written beside them is not what the schema says (--check).
      """
  )

  @Option(help: ArgumentHelp("What the migration is about, for its file name.", valueName: "words"))
  var name: String?

  @Option(
    help: ArgumentHelp("Only this dialect (may be repeated). Defaults to all of the schema.", valueName: "dialect")
  )
  var dialect: [String] = []

  @Flag(help: "Write nothing; exit 4 when a migration or file is owed, 1 when a file is not as it was written.")
  var check = false

  @Flag(help: "Write nothing; print the SQL that would be written.")
  var preview = false

  @Flag(help: "Begin a migration with SQL of your own: a numbered file with the sections to fill in.")
  var empty = false

  @Flag(
    help: ArgumentHelp(
      "Begin a migration with SQL of your own for the changes that are owed, where Cairn refuses them."
    )
  )
  var byHand = false

  @Flag(
    help: "In a conflicted merge or rebase: keep the other side's migrations and give yours the numbers behind them."
  )
  var rebase = false

  @Option(help: ArgumentHelp("With --rebase: the revision whose migrations stay as they are.", valueName: "revision"))
  var onto: String?

  @Option(
    help: ArgumentHelp(
      "Put one migration in the place of several that are applied everywhere: 0003..0007.",
      valueName: "from..to"
    )
  )
  var squash: String?

  @Flag(help: "Write one migration that brings a database in any state on the way to the present schema.")
  var reconcile = false

  @Option(
    help: ArgumentHelp(
      "Consent to losing the data of this table (users) or column (users.bio); may be repeated.",
      valueName: "object"
    )
  )
  var allowDestructive: [String] = []

  @Flag(help: "One JSON object on stdout instead of text.")
  var json = false

  @Option(
    help: ArgumentHelp("The folder of the migrations. Defaults to Generated in the package.", valueName: "folder")
  )
  var output: String?

  @Option(help: ArgumentHelp("For the build-tool plugin: write the state of the schema here.", visibility: .hidden))
  var snapshotInto: String?

  /// Whether this run changes files under Generated/.
  var writes: Bool { !check && !preview && snapshotInto == nil }

  /// SQL of the author's is to come.
  var beginsDrafts: Bool { empty || byHand }

  mutating func validate() throws {
    let modes = [
      ("--check", check), ("--preview", preview), ("--empty", empty), ("--by-hand", byHand),
      ("--snapshot-into", snapshotInto != nil),
      ("--rebase", rebase), ("--squash", squash != nil), ("--reconcile", reconcile),
    ]
    let chosen = modes.filter(\.1).map(\.0)
    if chosen.count > 1 { throw ValidationError("\(chosen.joined(separator: " and ")) cannot stand together.") }
    if let name, name.allSatisfy({ !$0.isLetter && !$0.isNumber }) {
      throw ValidationError("--name needs a letter or a digit.")
    }
    if onto != nil, !rebase { throw ValidationError("--onto goes with --rebase.") }
    if rebase, name != nil { throw ValidationError("--rebase keeps the names; leave --name out.") }
    if rebase, !dialect.isEmpty { throw ValidationError("--rebase is for all dialects at once; leave --dialect out.") }
    if beginsDrafts, name == nil {
      throw ValidationError("--\(empty ? "empty" : "by-hand") needs --name: what is the migration about?")
    }
  }
}

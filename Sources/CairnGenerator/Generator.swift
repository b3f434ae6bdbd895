import MigrationFiles
import SQLDialects
import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One run of the command: reads, decides, and writes at the end or not at all.
struct Generator {
  var declaration: SchemaDeclaration
  var arguments: Arguments
  var console = Console.standard
  var package = PackageFolder()
  var created = CreationDate.text()

  func run() -> ExitCode {
    do {
      return try FolderLock.holding(root, toWrite: arguments.writes, whenWaiting: tellWaiting) {
        if arguments.writes, try pending.recover() {
          console.printError("\(package.label(of: root)): completed what a run that was stopped had begun")
        }
        if let folder = arguments.snapshotInto { return try snapshotForBuild(into: folder) }
        if arguments.rebase { return try rebase() }
        if let range = arguments.squash { return try squash(range) }
        if arguments.reconcile { return try reconcile() }
        return try arguments.check ? check() : arguments.beginsDrafts ? beginDrafts() : generate()
      }
    } catch let stop as Stop {
      return end(stop)
    } catch var error as MigrationFileError {
      error.file = package.label(of: error.file)
      return end(Stop([error.description]))
    } catch {
      return end(Stop(["error: \(error)"]))
    }
  }

  /// Tells why nothing was written, as the last thing that is printed.
  private func end(_ stop: Stop) -> ExitCode {
    if arguments.json, let json = try? GenerationReport.json(stop, declaration.name) { console.print(json) }
    console.printError(stop.messages.joined(separator: "\n"))
    return stop.code
  }

  // MARK: Reading

  /// The schema in each wanted dialect, without an error; warnings are told here.
  func lowered() throws -> [(dialect: any SQLDialect, lowered: LoweredSchema)] {
    let dialects = try wantedDialects().map(\.dialect)
    let lowered = dialects.map { ($0, $0.lower(declaration)) }
    let diagnostics = lowered.map(\.1).mergedDiagnostics.map(package.resolving)
    let lines = diagnostics.map(\.description)
    if diagnostics.contains(where: { $0.severity == .error }) { throw Stop(lines) }
    if !lines.isEmpty { console.printError(lines.joined(separator: "\n")) }
    return lowered
  }

  func wantedDialects() throws -> [DialectOptions] {
    let declared = declaration.dialects
    if declared.isEmpty {
      throw Stop(usage: "the schema '\(declaration.name)' names no dialect; give it one: dialects: .postgres(from: 14)")
    }
    for name in arguments.dialect where !declared.contains(where: { $0.name.rawValue == name }) {
      let known = declared.map(\.name.rawValue).joined(separator: ", ")
      throw Stop(usage: "the schema '\(declaration.name)' has no dialect '\(name)'; it has \(known)")
    }
    return arguments.dialect.isEmpty ? declared : declared.filter { arguments.dialect.contains($0.name.rawValue) }
  }

  /// The folder of all dialects.
  var root: String { arguments.output.map { URL(fileURLWithPath: $0).path } ?? "\(package.path)/Generated" }

  private var pending: PendingFiles { PendingFiles(in: root) }

  /// What is owed when a run was stopped while it put its files in place; nil otherwise.
  var completionOwed: String? {
    guard pending.isThere else { return nil }
    return "\(package.label(of: root)): a run was stopped while it wrote; run generate-migration, which completes it"
  }

  private func tellWaiting() {
    console.printError("waiting: another generate-migration works in \(package.label(of: root))")
  }

  func folder(of dialect: DialectName) throws -> MigrationFolder {
    let path = "\(root)/\(dialect.rawValue)"
    return try MigrationFolder(path: path, label: package.label(of: path))
  }

  func generations(
    of lowered: [(dialect: any SQLDialect, lowered: LoweredSchema)],
    in folders: (DialectName) throws -> MigrationFolder
  ) throws -> [DialectGeneration] {
    try lowered.map { dialect, lowered in
      DialectGeneration(
        lowered,
        of: declaration.name,
        in: dialect,
        folder: try folders(dialect.name),
        name: arguments.name,
        created: created
      )
    }
  }

  // MARK: Modes

  private func generate() throws -> ExitCode {
    let lowered = try lowered()
    var drafts: [MigrationName] = []
    let generations = try generations(of: lowered) { dialect in
      let (folder, draft) = try folder(of: dialect).sealed()
      if let draft { drafts.append(draft) }
      return folder
    }
    let refusals = GenerationRefusals(generations, consent: Set(arguments.allowDestructive))
    if let code = refusals.exitCode { throw Stop(refusals.lines + wayByHand(generations), code, generations) }
    let report = GenerationReport(generations, declaration.name, isPreview: arguments.preview, package: package)
    if arguments.preview {
      console.print(arguments.json ? try report.json(written: []) : report.preview)
      return .done
    }
    var writer = FolderWriter(root: root)
    for generation in generations {
      if !generation.migrations.isEmpty {
        try writer.add(generation.migrations, to: generation.folder)
      } else if let last = try generation.folder.history.last?.migration, drafts.contains(last) {
        writer.write(generation.folder.history, to: generation.folder)
      }
    }
    for file in derivedFiles(of: lowered) { writer.write(file) }
    try writer.commit()
    let written = writer.paths.map(package.label(of:))
    for draft in drafts { console.printError("\(draft): its checksum is in the history now") }
    console.print(arguments.json ? try report.json(written: written) : report.text(written: written))
    return .done
  }

  private func check() throws -> ExitCode {
    let lowered = try lowered()
    var findings: [String] = []
    var owed = [completionOwed].compactMap(\.self)
    var generations: [DialectGeneration] = []
    for (dialect, schema) in lowered {
      let folder = try folder(of: dialect.name)
      findings += try folder.findings().map(\.description)
      if let last = try folder.history.last, last.isDraft {
        owed.append(
          "\(folder.label(of: last.migration.fileName)) is a draft: write its SQL, then run generate-migration"
        )
      }
      let generation = DialectGeneration(
        schema,
        of: declaration.name,
        in: dialect,
        folder: folder,
        name: nil,
        created: created
      )
      generations.append(generation)
      if let line = GenerationReport.owedLine(generation) { owed.append(line) }
    }
    if !findings.isEmpty { throw Stop(findings, .failed, generations) }
    if owed.isEmpty { owed = derivedFiles(of: lowered).filter(\.isOutdated).map(\.owedLine) }
    if !owed.isEmpty { throw Stop(owed, .owed, generations) }
    let report = GenerationReport(generations, declaration.name, isPreview: false, package: package)
    console.print(
      arguments.json ? try report.json(written: []) : "Generated/ is what the schema '\(declaration.name)' asks for."
    )
    return .done
  }
}

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
      if let folder = arguments.snapshotInto { return try snapshotForBuild(into: folder) }
      return try arguments.check ? check() : arguments.empty ? beginDrafts() : generate()
    } catch let error as MigrationFileError {
      return fail([error.description])
    } catch let error as UsageError {
      return fail([error.message], .undecided)
    } catch {
      return fail(["error: \(error)"])
    }
  }

  // MARK: Reading

  /// The schema in each wanted dialect, after telling all that is wrong with it.
  ///
  /// - Returns: nil when something is an error.
  func lowered() throws -> [(dialect: any SQLDialect, lowered: LoweredSchema)]? {
    let dialects = try wantedDialects().map(\.dialect)
    let lowered = dialects.map { ($0, $0.lower(declaration)) }
    let diagnostics = lowered.map(\.1).mergedDiagnostics.map(package.resolving)
    if !diagnostics.isEmpty { console.printError(diagnostics.map(\.description).joined(separator: "\n")) }
    return diagnostics.contains { $0.severity == .error } ? nil : lowered
  }

  private func wantedDialects() throws -> [DialectOptions] {
    let declared = declaration.dialects
    if declared.isEmpty {
      throw UsageError("the schema '\(declaration.name)' names no dialect; give it one: dialects: .postgres(from: 14)")
    }
    for name in arguments.dialect where !declared.contains(where: { $0.name.rawValue == name }) {
      let known = declared.map(\.name.rawValue).joined(separator: ", ")
      throw UsageError("the schema '\(declaration.name)' has no dialect '\(name)'; it has \(known)")
    }
    return arguments.dialect.isEmpty ? declared : declared.filter { arguments.dialect.contains($0.name.rawValue) }
  }

  func folder(of dialect: DialectName) throws -> MigrationFolder {
    let root = arguments.output.map { URL(fileURLWithPath: $0).path } ?? "\(package.path)/Generated"
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
    guard let lowered = try lowered() else { return fail([]) }
    var drafts: [MigrationName] = []
    let generations = try generations(of: lowered) { dialect in
      let (folder, draft) = try folder(of: dialect).sealed()
      if let draft { drafts.append(draft) }
      return folder
    }
    if let code = refusal(of: generations) { return code }
    let report = GenerationReport(generations, declaration.name, isPreview: arguments.preview, package: package)
    if arguments.preview {
      console.print(arguments.json ? try report.json(written: []) : report.preview)
      return .done
    }
    var writer = FolderWriter()
    for generation in generations {
      if !generation.migrations.isEmpty {
        try writer.add(generation.migrations, to: generation.folder)
      } else if try generation.folder.history.last?.migration == drafts.last, !drafts.isEmpty {
        writer.write(generation.folder.history, to: generation.folder)
      }
    }
    try writer.commit()
    let written = writer.paths.map(package.label(of:))
    for draft in drafts { console.printError("\(draft): its checksum is in the history now") }
    console.print(arguments.json ? try report.json(written: written) : report.text(written: written))
    return .done
  }

  /// What stands in the way of writing, told in full; nil when nothing does.
  func refusal(of generations: [DialectGeneration]) -> ExitCode? {
    let refusals = GenerationRefusals(generations, consent: Set(arguments.allowDestructive))
    guard let code = refusals.exitCode else { return nil }
    return fail(refusals.lines, code)
  }

  private func check() throws -> ExitCode {
    guard let lowered = try lowered() else { return fail([]) }
    var findings: [String] = []
    var owed: [String] = []
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
    if arguments.json {
      let report = GenerationReport(generations, declaration.name, isPreview: false, package: package)
      console.print(try report.checkJSON(findings: findings, owed: owed))
    }
    if !findings.isEmpty { return fail(findings) }
    if !owed.isEmpty { return fail(owed, .owed) }
    if !arguments.json { console.print("Generated/ is what the schema '\(declaration.name)' asks for.") }
    return .done
  }

  private func beginDrafts() throws -> ExitCode {
    var writer = FolderWriter()
    var labels: [String] = []
    for dialect in try wantedDialects() {
      let (folder, _) = try folder(of: dialect.name).sealed()
      guard folder.snapshot != nil else {
        throw UsageError("\(folder.label) has no migration yet; generate the first one, then begin your own")
      }
      let name = MigrationName(number: folder.nextNumber, words: arguments.name ?? "")
      let text = MigrationDraft(name, dialect: dialect, requires: folder.lastName, created: created).text
      try writer.addDraft(name, text: text, to: folder)
      labels.append(folder.label(of: name.fileName))
    }
    try writer.commit()
    console.print(
      labels.map { "Began \($0)" }.joined(separator: "\n")
        + "\nNext: write its SQL, then run generate-migration again, which takes its checksum."
    )
    return .done
  }

  /// Prints the lines, if any, as the last thing that is printed.
  private func fail(_ lines: [String], _ code: ExitCode = .failed) -> ExitCode {
    if !lines.isEmpty { console.printError(lines.joined(separator: "\n")) }
    return code
  }
}

/// The command line asks for something that this schema has not.
struct UsageError: Error {
  var message: String

  init(_ message: String) { self.message = "error: " + message }
}

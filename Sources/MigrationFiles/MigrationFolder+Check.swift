package import SchemaModel

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

extension MigrationFolder {
  /// Everything about the files that is not as the history has it, sorted by file.
  ///
  /// Reads every file once: each must be there with the bytes it had when it was written.
  package func findings() throws(MigrationFileError) -> [MigrationFileError] {
    let findings = fileFindings(try history.entries.map(HistoryHead.init))
    return (findings + (try history.orderFindings(label: label)))
      .sorted { ($0.file, $0.message) < ($1.file, $1.message) }
  }

  /// Files that are missing, were edited, cannot be read, or are not among these migrations, sorted by file.
  package func fileFindings(_ heads: [HistoryHead]) -> [MigrationFileError] {
    var findings: [MigrationFileError] = []
    var numbers: [Int: MigrationName] = [:]
    var known: Set<String> = []
    for head in heads where known.insert(head.migration.fileName).inserted {
      numbers[head.migration.number] = head.migration
      do {
        _ = try sealedContents(of: head)
      } catch {
        findings.append(error)
      }
    }
    for fileName in fileNames where !known.contains(fileName) {
      findings.append(MigrationFileError(label(of: fileName), strayMessage(fileName, numbers)))
    }
    return findings.sorted { ($0.file, $0.message) < ($1.file, $1.message) }
  }

  /// The dialect that the header of the first migration names; nil when there is none to read.
  package var dialect: DialectName? {
    guard let head = try? history.heads.first, let data = try? contents(of: head.migration.fileName) else { return nil }
    let lines = String(decoding: data.prefix(1_000), as: UTF8.self).split(whereSeparator: \.isNewline)
    let line = lines.first { $0.hasPrefix("-- Migration:") } ?? ""
    guard let range = line.firstRange(of: "dialect: ") else { return nil }
    return DialectName(rawValue: String(line[range.upperBound...].prefix { $0.isLetter }))
  }

  /// The bytes of a migration, which must be those that the history knows.
  package func sealedContents(of head: HistoryHead) throws(MigrationFileError) -> Data {
    let fileName = head.migration.fileName
    guard let data = try contents(of: fileName) else {
      throw MigrationFileError(label(of: fileName), "it is missing; restore it from version control")
    }
    if let finding = checksumFinding(data, fileName, head.checksum) { throw finding }
    return data
  }

  private func checksumFinding(_ data: Data, _ fileName: String, _ checksum: String?) -> MigrationFileError? {
    guard let checksum, Checksum.hex(data) != checksum else { return nil }
    if Checksum.hex(LineEndings.plain(data)) == checksum {
      return MigrationFileError(label(of: fileName), LineEndings.advice)
    }
    return MigrationFileError(
      label(of: fileName),
      "it was edited after it was written (SHA-256 is \(Checksum.hex(data).prefix(12))…, "
        + "\(History.fileName) has \(checksum.prefix(12))…); a migration is never changed: restore it from version "
        + "control, and put the change into a new one"
    )
  }

  private func strayMessage(_ fileName: String, _ numbers: [Int: MigrationName]) -> String {
    guard let name = MigrationName(fileName) else {
      return "it is no migration: names are 0007_what_it_does.sql; rename it or move it away"
    }
    if let other = numbers[name.number] {
      return "number \(name.digits) is taken by \(other.fileName), and \(History.fileName) does not know this one; "
        + "generate it anew behind that"
    }
    return "\(History.fileName) does not know it; hand-written migrations begin with generate-migration --empty"
  }
}

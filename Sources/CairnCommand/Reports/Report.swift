import DatabaseDrivers
import Foundation
import MigrationFiles
import MigrationRunner

/// What `--json` prints. `version` is that of the form: it grows when a field changes its meaning or goes.
enum Report {
  static let version = 1

  static func print(_ report: some Encodable) throws {
    Terminal.output.put(String(decoding: try CanonicalJSON.line(report), as: UTF8.self))
  }
}

struct AppliedReport: Encodable {
  var version = Report.version
  var command: String
  var server: String
  var folder: String
  /// In the order in which it was done.
  var migrations: [String]

  init(command: String, _ runner: Runner, _ names: [MigrationName]) {
    self.command = command
    server = "\(runner.connection.server)"
    folder = runner.source.folder.label
    migrations = names.map(\.description)
  }
}

struct FindingReport: Encodable {
  var kind: String
  var subject: String
  var message: String

  init(_ finding: RunFinding) {
    (kind, subject, message) = (finding.kind.rawValue, finding.subject, finding.message)
  }
}

struct StatusReport: Encodable {
  struct Migration: Encodable {
    var name: String
    /// `applied`, `replaced`, `pending`, `stopped`, `failed` or `half rolled back`.
    var state: String
    var stepsApplied: Int?
    var stepsTotal: Int?
    var appliedAt: String?
    var appliedBy: String?
    var milliseconds: Int?
    var error: String?
  }

  var version = Report.version
  var command = "status"
  var server: String
  var folder: String
  var migrations: [Migration]
  var pending: Int
  var findings: [FindingReport]

  init(_ runner: Runner, _ ledger: MigrationLedger) {
    server = "\(runner.connection.server)"
    folder = runner.source.folder.label
    migrations = ledger.migrations.map { status in
      Migration(
        name: status.head.migration.description,
        state: status.state.key,
        stepsApplied: status.row?.stepsApplied,
        stepsTotal: status.row?.stepsTotal,
        appliedAt: status.row?.appliedAt,
        appliedBy: status.row?.appliedBy,
        milliseconds: status.row?.milliseconds,
        error: status.row?.error
      )
    }
    pending = ledger.pending.count
    findings = ledger.findings.map(FindingReport.init)
  }
}

extension MigrationStatus.State {
  fileprivate var key: String {
    switch self {
    case .interrupted: "stopped"
    case .failed: "failed"
    default: words
    }
  }
}

struct HistoryReport: Encodable {
  var version = Report.version
  var command = "history"
  var server: String
  /// The rows of the table, by version.
  var rows: [TrackingRow]

  init(_ runner: Runner, _ rows: [TrackingRow]) {
    server = "\(runner.connection.server)"
    self.rows = rows
  }
}

struct RepairReport: Encodable {
  var version = Report.version
  var command = "repair"
  var server: String
  var folder: String
  var isApplied: Bool
  var repairs: [String]
  var findings: [FindingReport]

  init(_ runner: Runner, _ repairs: [Repair], _ findings: [RunFinding], isApplied: Bool) {
    server = "\(runner.connection.server)"
    folder = runner.source.folder.label
    self.isApplied = isApplied
    self.repairs = repairs.map(\.message)
    self.findings = findings.map(FindingReport.init)
  }
}

struct CheckReport: Encodable {
  struct Finding: Encodable {
    var file: String
    var line: Int?
    var message: String
  }

  var version = Report.version
  var command = "check"
  var folders: [String]
  var findings: [Finding]

  init(_ sources: [FolderCheck], _ findings: [MigrationFileError]) {
    folders = sources.map(\.label)
    self.findings = findings.map { Finding(file: $0.file, line: $0.line, message: $0.message) }
  }
}

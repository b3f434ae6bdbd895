import CairnGenerator
import SQLDialects
import SchemaModel

/// Which facts of a migration's steps stand for each hazard of the pairs.
struct PairHazards {
  private let changes: [Change]
  private let steps: [Step]
  private let hazards: Set<Hazard>

  init(_ migration: MigrationBetween) {
    changes = migration.changes
    steps = migration.steps
    hazards = steps.reduce(into: []) { $0.formUnion($1.hazards) }
  }

  func missing(of names: [String]) -> [String] { names.filter { !isFound($0) } }

  private func isFound(_ name: String) -> Bool {
    switch name {
    case "DeletesData": steps.contains { $0.losses.contains { $0.kind == .destroys } }
    // An index that is built beside reads and writes is one that is built; on a new table there is nothing to read.
    case "IndexBuild": steps.contains { $0.cost >= .indexBuild } || buildsOnNewTable
    case "IndexDropped": hazards.contains(.indexDropped) || losesColumn
    case "AuthzUpdate": hazards.contains(.access)
    case "Correctness": hazards.contains(.replication)
    case "ExtensionVersionUpgrade": hazards.contains(.extensionVersion)
    // Cairn reads and writes which column a sequence counts for: making one hides nothing.
    case "HasUntrackableDependencies": hazards.contains(.untracked) || makesSequencesAlone
    // Rows are read, written again or counted anew.
    case "ImpactsDatabasePerformance": steps.contains { $0.cost > .catalogue }
    case "AcquiresAccessExclusiveLock": locks("ACCESS EXCLUSIVE")
    // Indexes are never built under SHARE: CONCURRENTLY lets writes go on.
    case "AcquiresShareLock": locks("SHARE") || locks("SHARE UPDATE EXCLUSIVE")
    case "AcquiresShareRowExclusiveLock": locks("SHARE ROW EXCLUSIVE")
    default: false
    }
  }

  private func locks(_ mode: String) -> Bool { steps.contains { $0.locks.contains { $0.mode == mode } } }

  private var buildsOnNewTable: Bool {
    let made = Set(
      changes.flatMap { change -> [ObjectName] in
        guard case .createTable(let table) = change else { return [] }
        return [table.name] + (table.partitioning?.partitions.map(\.name) ?? [])
      }
    )
    return changes.contains { change in
      switch change {
      case .addElement(let table, .index), .addElement(let table, .primaryKey), .addElement(let table, .unique):
        made.contains(table)
      default: false
      }
    }
  }

  /// The server drops the indexes on a column with it, of whose loss the step speaks.
  private var losesColumn: Bool {
    changes.contains { if case .dropColumn = $0 { true } else { false } }
      && steps.contains { $0.losses.contains { $0.kind == .destroys } }
  }

  private var makesSequencesAlone: Bool {
    changes.contains { if case .createObject(.sequence) = $0 { true } else { false } }
      && !changes.contains { change in
        switch change {
        case .createObject(.routine), .dropObject(.routine), .dropObject(.sequence): true
        default: false
        }
      }
  }
}

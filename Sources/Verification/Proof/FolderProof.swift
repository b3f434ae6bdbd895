import CairnGenerator
package import DatabaseDrivers
package import MigrationFiles
package import SQLDialects
import SchemaModel
import ThrowawayServers

/// The proof of the migrations of one folder.
package struct FolderProof: Sendable {
  /// The folder as messages name it.
  package let label: String
  /// The server they were tried on; nil where none was, and rules alone judged.
  package private(set) var server: String?
  /// How many migrations the folder has.
  package let count: Int
  /// The branch that has those that were not tried.
  package let base: String?
  package private(set) var proofs: [MigrationProof] = []
  /// How the database of a failure is looked at, and how its server is ended; a line each.
  package private(set) var kept: [String] = []

  package struct Options: Sendable {
    /// The branch whose migrations need no proof; nil is the usual one.
    package var base: String?
    package var provesAll = false
    package var keeps = false
    package var major: Int?
    /// A cluster of DSQL, which no throwaway server stands in for.
    package var cluster: DatabaseURL?

    package init() {}
  }

  package var failures: Int { proofs.count { $0.failure != nil } }

  /// - Throws: `MigrationFileError`, `WorkshopError`, `ServerError`, `DatabaseError`, `InspectionError`
  package init(_ folder: MigrationFolder, _ dialect: any SQLDialect, _ options: Options) async throws {
    label = folder.label
    let migrations = try ProvenMigration.all(in: folder, dialect: dialect)
    count = migrations.count
    let merged = options.provesAll ? nil : try MergedMigrations(of: dialect.name, in: folder, base: options.base)
    base = merged?.base
    let wanted = migrations.filter { !(merged?.contains($0.entry.migration) ?? false) }
    guard !wanted.isEmpty else { return }
    let names = Set(wanted.map(\.entry.migration))
    if let product = ThrowawayServer.Product(rawValue: dialect.name.rawValue) {
      let workshop = try await SchemaWorkshop(product, major: options.major)
      server = workshop.words
      defer { workshop.close() }
      try await prove(migrations, names, workshop, keeps: options.keeps)
      if !kept.isEmpty {
        workshop.server.leave()
        kept.append("end it: \(workshop.server.ending)")
      }
    } else if let cluster = options.cluster {
      let place = try await ClusterPlace(cluster, dialect: dialect)
      server = place.words
      try await prove(migrations, names, place, keeps: options.keeps)
    } else {
      for migration in wanted { proofs.append(MigrationProof(judging: migration, dialect)) }
    }
  }

  private mutating func prove(
    _ migrations: [ProvenMigration],
    _ names: Set<MigrationName>,
    _ place: any ProofPlace,
    keeps: Bool
  ) async throws {
    let prover = Prover(migrations, in: place)
    if keeps || !place.makesDatabases || names.count < Self.fewest {
      let (proven, database) = try await Self.prove(names, prover, stopsAtFailure: keeps)
      proofs = proven
      if keeps, let database { kept = ["look at it: \(database)"] }
      return
    }
    // Two at a time: what waits for the server leaves room for the other.
    let order = names.sorted()
    let middle = order.count / 2
    async let first = Self.prove(Set(order[..<middle]), prover)
    async let second = Self.prove(Set(order[middle...]), prover)
    proofs = try await first.proofs + second.proofs
  }

  /// What is not worth a second database.
  private static let fewest = 6

  private static func prove(
    _ names: Set<MigrationName>,
    _ prover: Prover,
    stopsAtFailure: Bool = false
  ) async throws -> (proofs: [MigrationProof], database: DatabaseURL?) {
    var proofs: [MigrationProof] = []
    let database = try await prover.prove(names, stopsAtFailure: stopsAtFailure) { proofs.append($0) }
    return (proofs, database)
  }
}

extension MigrationProof {
  /// By rules alone, where no server is at hand.
  fileprivate init(judging migration: ProvenMigration, _ dialect: any SQLDialect) {
    self.init(migration.entry.migration, label: migration.label, dialect: dialect.name)
    let faults = dialect.knownFaults(inFile: migration.text) ?? []
    add(.rules, faults.isEmpty ? .passed(times: 1) : .failed(faults.map { "\(migration.label): \($0)" }))
    add(.applies, .skipped("no server was named; --database dsql://… tries it on a cluster"))
  }
}

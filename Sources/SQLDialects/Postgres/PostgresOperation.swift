/// Everything that a plan makes Postgres do, with what was observed of it on versions 15 to 18
/// (facts/postgres.md, sections 1.1 to 1.5): steps take their locks, cost and remark from here.
enum PostgresOperation: String, CaseIterable, Sendable {
  // Section 1.1
  case createTable, createTableReferencing, dropTable, dropTableReferencing, renameTable, moveTable
  case commentOnTable, analyze, setStorageParameters, setRowSecurity, setLogging,
    setReplicaIdentity
  case createPartition, attachPartition, attachPartitionScanningDefault, rebindPartitions, dropPartition,
    renamePartition
  // Section 1.2
  case addColumn, addColumnRewriting, addRequiredColumn, dropColumn, renameColumn
  case setDefault, dropDefault, setNotNull, setNotNullProven, dropNotNull
  case addIdentity, addIdentityScanning, setIdentity, dropIdentity, dropExpression
  /// No DDL: rows get another value.
  case updateRows
  // Section 1.3
  case changeType, changeTypeScanning, changeTypeRebuildingIndexes, changeTypeRewriting, changeReferencedTypeRewriting
  // Section 1.4
  case createIndexOnNewTable, createIndex, createIndexConcurrently, dropIndex, dropIndexConcurrently, renameIndex,
    setIndexParameters, commentOnIndex
  case createIndexOnParent, attachIndex, addKeyOnParent, addForeignKeyOnParent
  case addConstraintToNewTable, addForeignKeyToNewTable, addKeyUsingIndex
  case addKey, addForeignKey, addCheck, addExclusion, addCheckNotValid, validateCheck, addForeignKeyNotValid,
    validateForeignKey
  case dropConstraint, dropForeignKey, renameConstraint
  // Section 1.5
  case createEnum, addEnumValue, renameEnumValue, swapEnum, swapUnusedEnum, renameEnum, dropEnum
  case createNamespace, renameNamespace, dropNamespace, commentOnObject
  case createExtension, alterExtension, dropExtension
  case createDomain, alterDomain, validateDomain, renameDomain, dropDomain
  case createSequence, alterSequence, renameSequence, dropSequence
  case createView, createMaterializedView, dropView, createRoutine, dropRoutine
  case createTrigger, dropTrigger, createPolicy, dropPolicy, grant, revoke, raw
}

extension PostgresOperation {
  /// What one operation does to the tables that it touches.
  struct Facts: Hashable, Sendable {
    /// On the table that it is about.
    var lock: PostgresLockMode?
    /// On each table at the other end of a foreign key.
    var otherLock: PostgresLockMode?
    /// How long the locks stand.
    var duration: TableLock.Duration
    var cost: StepCost
    /// It refuses to stand in a transaction with others, or its effect can be used only after a commit.
    var requiresAutocommit = false
    /// Where the observations stand, to be compared with.
    var observations: [Observation] = []
  }

  /// A row of facts/postgres-lock-matrix.tsv: its case, and the tables that stand for ours there.
  struct Observation: Hashable, Sendable {
    var name: String
    var table: String?
    var other: String?

    init(_ name: String, _ table: String? = nil, other: String? = nil) {
      self.name = name
      self.table = table
      self.other = other
    }
  }

  /// In a sentence for people.
  var remark: String {
    if self == .raw { return "The author's own text: Cairn does not know what it costs." }
    let facts = facts
    let waits =
      switch facts.lock?.blocking {
      case .readsAndWrites: "; reads and writes wait."
      case .writes: "; writes wait."
      case .schemaChanges, nil: "; reads and writes go on."
      }
    let under = facts.lock.map { $0.blocking == .schemaChanges ? "" : " under \($0.rawValue)" } ?? ""
    switch facts.duration {
    case .instant: return "Catalogue only."
    case .scan: return "Reads the whole table\(under)\(waits)"
    case .rewrite: return "Rewrites the table and its indexes\(under)\(waits)"
    case .indexBuild: return "Builds the index\(under)\(waits)"
    }
  }
}

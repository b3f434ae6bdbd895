extension PostgresOperation {
  var facts: Facts {
    switch self {
    // MARK: 1.1 Tables
    case .createTable: .instant(nil, [Observation("CREATE TABLE")])
    case .createTableReferencing:
      .instant(nil, other: .shareRowExclusive, [Observation("CREATE TABLE with FK", other: "p")])
    case .dropTable: .instant(.accessExclusive, [Observation("DROP TABLE (leaf)")])
    case .dropTableReferencing:
      .instant(.accessExclusive, other: .accessExclusive, [Observation("DROP TABLE (child with FK out)", other: "t")])
    case .renameTable: .instant(.accessExclusive, [Observation("RENAME TABLE", "t_new")])
    case .moveTable: .instant(.accessExclusive, [Observation("SET SCHEMA", "s2.t")])
    case .commentOnTable:
      .instant(.shareUpdateExclusive, [Observation("COMMENT ON TABLE", "t"), Observation("COMMENT ON COLUMN", "t")])
    // A sample, not the whole table: but it takes a moment in which the table's other changes wait.
    case .analyze: Facts(lock: .shareUpdateExclusive, duration: .scan, cost: .scan)

    case .setStorageParameters:
      .instant(
        .shareUpdateExclusive,
        ["SET (fillfactor)", "SET (autovacuum_enabled)", "RESET (fillfactor)"].map { Observation($0, "t") }
      )
    case .setRowSecurity: .instant(.accessExclusive, [Observation("ENABLE RLS", "t")])
    case .setReplicaIdentity: .instant(.accessExclusive, [Observation("REPLICA IDENTITY FULL", "t")])
    case .setLogging: .rewrite([Observation("SET LOGGED", "unl"), Observation("SET UNLOGGED", "empt")])

    case .createPartition: .instant(nil)
    case .attachPartition:
      .instant(
        .shareUpdateExclusive,
        other: .accessExclusive,
        [Observation("ATTACH PARTITION (valid check on new + default)", "part", other: "part_def")]
      )
    case .attachPartitionScanningDefault:
      .scan(
        .shareUpdateExclusive,
        other: .accessExclusive,
        [Observation("ATTACH PARTITION (no check)", "part", other: "part_def")]
      )
    case .rebindPartitions: .scan(.accessExclusive, other: .accessExclusive, [])
    case .dropPartition:
      .instant(
        .accessExclusive,
        other: .accessExclusive,
        [Observation("DETACH PARTITION", "part", other: "part_a")]
      )
    case .renamePartition: .instant(.accessExclusive)

    // MARK: 1.2 Columns
    case .addColumn:
      .instant(
        .accessExclusive,
        [
          "ADD COLUMN nullable", "ADD COLUMN const default", "ADD COLUMN NOT NULL const default",
          "ADD COLUMN default now()", "ADD COLUMN default CURRENT_DATE", "ADD COLUMN enum default",
          "ADD COLUMN jsonb default", "ADD COLUMN array default", "ADD COLUMN domain no check",
        ].map { Observation($0, "t") }
      )
    case .addColumnRewriting:
      .rewrite([
        Observation("ADD COLUMN default clock_timestamp()", "t"),
        Observation("ADD COLUMN default gen_random_uuid()", "t"),
        Observation("ADD COLUMN default nextval", "t"), Observation("ADD COLUMN identity", "t"),
        Observation("ADD COLUMN generated stored", "t"), Observation("ADD COLUMN domain w/ check, no default", "t"),
      ])
    // Of an empty table: with a row in it the server refuses.
    case .addRequiredColumn: .instant(.accessExclusive, [Observation("ADD COLUMN NOT NULL no default (empty)", "empt")])
    case .dropColumn:
      .instant(.accessExclusive, [Observation("DROP COLUMN", "t"), Observation("DROP COLUMN indexed", "t")])
    case .renameColumn: .instant(.accessExclusive, [Observation("RENAME COLUMN", "t")])
    case .setDefault: .instant(.accessExclusive, [Observation("SET DEFAULT", "t")])
    case .dropDefault: .instant(.accessExclusive, [Observation("DROP DEFAULT", "t")])
    case .setNotNull: .scan(.accessExclusive, [Observation("SET NOT NULL (no check)", "t")])
    case .setNotNullProven: .instant(.accessExclusive, [Observation("SET NOT NULL (valid CHECK present)", "t")])
    case .dropNotNull: .instant(.accessExclusive, [Observation("DROP NOT NULL", "t")])
    case .addIdentity: .instant(.accessExclusive, [Observation("ADD IDENTITY to existing NOT NULL col", "t")])
    // The largest value is looked for, and no index answers.
    case .addIdentityScanning: Facts(lock: .accessExclusive, duration: .scan, cost: .scan)
    case .setIdentity:
      .instant(.accessExclusive, [Observation("SET GENERATED ALWAYS", "p"), Observation("SET identity options", "p")])
    case .dropIdentity: .instant(.accessExclusive, [Observation("DROP IDENTITY", "p")])
    case .dropExpression: .instant(.accessExclusive, [Observation("DROP EXPRESSION (stored)", "gs")])

    case .updateRows: Facts(lock: .rowExclusive, duration: .scan, cost: .scan)

    // MARK: 1.3 Types
    case .changeType:
      .instant(
        .accessExclusive,
        [
          "TYPE varchar->text", "TYPE text->varchar", "TYPE numeric(10,2)->(12,2)", "TYPE numeric(10,2)->numeric",
          "TYPE timestamp(3)->timestamp", "TYPE timestamp(3)->timestamp(6)", "TYPE text COLLATE \"C\"",
          "TYPE timestamp->timestamptz (TimeZone=UTC)", "TYPE timestamptz->timestamp (UTC)",
        ].map { Observation($0, "t") }
      )
    case .changeTypeScanning: .scan(.accessExclusive, [Observation("TYPE varchar widen w/ CHECK", "ck")])
    case .changeTypeRebuildingIndexes:
      Facts(
        lock: .accessExclusive,
        duration: .indexBuild,
        cost: .indexBuild,
        observations: [
          Observation("TYPE widen with partial index on it", "t"),
          Observation("TYPE widen with expression index on it", "t"),
          Observation("TYPE varchar(50) COLLATE \"C\" indexed", "t"),
        ]
      )
    case .changeTypeRewriting:
      .rewrite(
        [
          "TYPE varchar(50)->varchar(20)", "TYPE text->varchar(50)", "TYPE char(5)->char(6)", "TYPE smallint->int",
          "TYPE int->bigint plain", "TYPE bigint->int", "TYPE int->numeric", "TYPE int->text",
          "TYPE numeric(10,2)->(12,4)", "TYPE numeric(10,2)->(8,2)", "TYPE numeric->numeric(30,2)",
          "TYPE timestamp->timestamp(3)", "TYPE date->timestamp", "TYPE date->timestamptz", "TYPE text->enum USING",
          "TYPE enum->text", "TYPE text->uuid USING", "TYPE json->jsonb", "TYPE jsonb->json", "TYPE jsonb->text",
          "TYPE bool->int USING", "TYPE int[]->bigint[]",
        ].map { Observation($0, "t") }
      )
    case .changeReferencedTypeRewriting:
      Facts(
        lock: .accessExclusive,
        otherLock: .accessExclusive,
        duration: .rewrite,
        cost: .rewrite,
        observations: [Observation("TYPE int->bigint FK column", "c", other: "t")]
      )

    // MARK: 1.4 Indexes and constraints
    case .createIndexOnNewTable: .instant(nil)
    case .createIndex:
      Facts(
        lock: .share,
        duration: .indexBuild,
        cost: .indexBuild,
        observations: [Observation("CREATE INDEX", "t"), Observation("CREATE UNIQUE INDEX", "t")]
      )
    case .createIndexConcurrently:
      Facts(
        lock: .shareUpdateExclusive,
        duration: .indexBuild,
        cost: .indexBuild,
        requiresAutocommit: true,
        observations: [
          Observation("CREATE INDEX CONCURRENTLY IF NOT EXISTS", "t"),
          Observation("CREATE UNIQUE INDEX CONCURRENTLY", "t"),
        ]
      )
    case .dropIndex: .instant(.accessExclusive, [Observation("DROP INDEX", "t")])
    case .dropIndexConcurrently:
      Facts(
        lock: .shareUpdateExclusive,
        duration: .instant,
        cost: .catalogue,
        requiresAutocommit: true,
        observations: [Observation("DROP INDEX CONCURRENTLY", "t")]
      )
    // The lock is on the index alone: no table waits.
    case .renameIndex: .instant(nil, [Observation("RENAME INDEX")])
    case .createIndexOnParent: .instant(.share)
    case .attachIndex: .instant(nil)
    case .addKeyOnParent: .instant(.accessExclusive)
    case .addForeignKeyOnParent: .instant(.shareRowExclusive, other: .shareRowExclusive)
    case .setIndexParameters, .commentOnIndex: .instant(nil)
    case .addConstraintToNewTable: .instant(nil)
    case .addForeignKeyToNewTable: .instant(nil, other: .shareRowExclusive)
    case .addKeyUsingIndex:
      .instant(
        .accessExclusive,
        [
          "ADD PRIMARY KEY USING INDEX (not null col)", "ADD UNIQUE USING INDEX", "ADD UNIQUE USING INDEX same name",
        ].map { Observation($0, "t") }
      )
    case .addKey:
      Facts(
        lock: .accessExclusive,
        duration: .indexBuild,
        cost: .indexBuild,
        observations: [
          Observation("ADD UNIQUE (direct)", "t"), Observation("ADD PRIMARY KEY (direct, nullable col)", "ck"),
        ]
      )
    case .addForeignKey:
      .scan(.shareRowExclusive, other: .shareRowExclusive, [Observation("ADD FK (direct)", "t", other: "p")])
    case .addCheck: .scan(.accessExclusive, [Observation("ADD CHECK (direct)", "t")])
    case .addExclusion: Facts(lock: .accessExclusive, duration: .indexBuild, cost: .indexBuild)
    case .addCheckNotValid: .instant(.accessExclusive, [Observation("ADD CHECK NOT VALID", "t")])
    case .validateCheck: .scan(.shareUpdateExclusive, [Observation("VALIDATE CHECK", "t")])
    case .addForeignKeyNotValid:
      .instant(.shareRowExclusive, other: .shareRowExclusive, [Observation("ADD FK NOT VALID", "t", other: "p")])
    case .validateForeignKey:
      .scan(.shareUpdateExclusive, other: .rowShare, [Observation("VALIDATE FK", "t", other: "p")])
    case .dropConstraint: .instant(.accessExclusive, [Observation("DROP CHECK", "ck"), Observation("DROP PK", "c")])
    case .dropForeignKey:
      .instant(.accessExclusive, other: .accessExclusive, [Observation("DROP FK", "c", other: "t")])
    case .renameConstraint: .instant(.accessExclusive, [Observation("RENAME CONSTRAINT", "t")])

    // MARK: 1.5 Types
    case .createEnum: .instant(nil, [Observation("CREATE TYPE enum")])
    case .addEnumValue:
      Facts(
        duration: .instant,
        cost: .catalogue,
        requiresAutocommit: true,
        observations: [Observation("ENUM ADD VALUE"), Observation("ENUM ADD VALUE IF NOT EXISTS BEFORE")]
      )
    case .renameEnumValue: .instant(nil)
    case .swapEnum:
      Facts(lock: .accessExclusive, otherLock: .accessExclusive, duration: .rewrite, cost: .rewrite)
    case .swapUnusedEnum: .instant(nil)
    case .renameEnum: .instant(nil, [Observation("RENAME TYPE")])
    case .dropEnum: .instant(nil)

    // MARK: Other objects: 1.1, 1.4 and 1.5
    case .createNamespace: .instant(nil, [Observation("CREATE SCHEMA")])
    case .renameNamespace: .instant(nil, [Observation("RENAME SCHEMA")])
    case .dropNamespace, .commentOnObject: .instant(nil)
    case .createExtension: .instant(nil, [Observation("CREATE EXTENSION")])
    case .alterExtension: .instant(nil)
    case .dropExtension: .instant(nil, [Observation("DROP EXTENSION")])
    case .createDomain, .renameDomain, .dropDomain: .instant(nil)
    case .alterDomain: .instant(nil, [Observation("ALTER DOMAIN ADD CHECK NOT VALID (used)")])
    case .validateDomain: .scan(.share, other: .share, [Observation("ALTER DOMAIN VALIDATE (used)", "t")])
    case .createSequence: .instant(nil, [Observation("CREATE SEQUENCE")])
    case .alterSequence:
      .instant(
        .shareRowExclusive,
        [Observation("ALTER SEQUENCE", "sq"), Observation("ALTER SEQUENCE AS bigint", "sq")]
      )
    case .renameSequence, .dropSequence: .instant(.accessExclusive)
    case .createView: .instant(nil, [Observation("CREATE VIEW")])
    case .dropView: .instant(.accessExclusive)
    // Reads what it is made of; who writes there goes on.
    case .createMaterializedView: Facts(duration: .scan, cost: .scan)
    case .createRoutine: .instant(nil, [Observation("CREATE FUNCTION")])
    case .dropRoutine: .instant(nil, [Observation("DROP FUNCTION")])
    case .createTrigger: .instant(.shareRowExclusive, [Observation("CREATE TRIGGER", "t")])
    case .dropTrigger: .instant(.accessExclusive, [Observation("DROP TRIGGER", "t")])
    case .createPolicy: .instant(.accessExclusive, [Observation("CREATE POLICY", "t")])
    case .dropPolicy: .instant(.accessExclusive, [Observation("DROP POLICY", "t")])
    case .grant: .instant(nil, [Observation("GRANT")])
    case .revoke, .raw: .instant(nil)
    }
  }
}

extension PostgresOperation.Facts {
  fileprivate static func instant(
    _ lock: PostgresLockMode?,
    other: PostgresLockMode? = nil,
    _ observations: [PostgresOperation.Observation] = []
  ) -> Self {
    Self(lock: lock, otherLock: other, duration: .instant, cost: .catalogue, observations: observations)
  }

  fileprivate static func scan(
    _ lock: PostgresLockMode,
    other: PostgresLockMode? = nil,
    _ observations: [PostgresOperation.Observation]
  ) -> Self {
    Self(lock: lock, otherLock: other, duration: .scan, cost: .scan, observations: observations)
  }

  fileprivate static func rewrite(_ observations: [PostgresOperation.Observation]) -> Self {
    Self(lock: .accessExclusive, duration: .rewrite, cost: .rewrite, observations: observations)
  }
}

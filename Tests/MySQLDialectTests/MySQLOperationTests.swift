import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

/// The fact table against the server: each operation runs in the way that it claims, and in no cheaper one.
@Suite(.enabled(if: MySQLServer.fromEnvironment != nil, "needs a MySQL: scripts/test starts one"))
struct MySQLOperationTests {
  private static let setup = """
    CREATE TABLE p (id int PRIMARY KEY);
    CREATE TABLE t (
      id int NOT NULL, a int NOT NULL, b int, c int, n int, m int, f int, s varchar(20), e enum('a', 'b'),
      v int GENERATED ALWAYS AS (b + 1) VIRTUAL, w int GENERATED ALWAYS AS (b + 2) VIRTUAL,
      g int GENERATED ALWAYS AS (b + 3) STORED, x int DEFAULT (n + 1), pid int,
      PRIMARY KEY (id), KEY t_c_idx (c), CONSTRAINT t_m_check CHECK (m > 0),
      KEY t_fkey (pid), CONSTRAINT t_fkey FOREIGN KEY (pid) REFERENCES p (id)
    );
    CREATE TABLE u (a int NOT NULL, UNIQUE KEY u_a_key (a), k int NOT NULL);
    CREATE TABLE f (id int PRIMARY KEY, a int, KEY f_e_idx ((a + 1)), UNIQUE KEY f_u_idx ((a + 2)));
    CREATE TABLE k (a int NOT NULL);
    CREATE TABLE z0 (a int);
    CREATE TABLE c (a int, e enum('a', 'b'), CONSTRAINT c_e_check CHECK (e = 'a'));
    CREATE TABLE text (id int PRIMARY KEY, a varchar(9), b varchar(9), g point NOT NULL SRID 0, FULLTEXT KEY f (a));
    INSERT INTO p VALUES (1);
    INSERT INTO t (id, a, b, c, n, m, s, e, pid) VALUES (1, 2, 3, 4, 5, 6, 's', 'a', 1);
    INSERT INTO u VALUES (1, 1);
    INSERT INTO f VALUES (1, 1);
    INSERT INTO k VALUES (1);

    """

  /// An ALTER TABLE for each; nil where it is another statement.
  private static func example(_ operation: MySQLOperation) -> String? {
    switch operation {
    case .createTable, .dropTable, .fillColumn, .renameLabel: nil
    case .renameTable: "t RENAME TO t2"
    case .setTableComment: "t COMMENT = 'x'"
    case .addColumn: "t ADD COLUMN z int NOT NULL DEFAULT 5"
    case .addExpressionDefaultColumn: "t ADD COLUMN z int DEFAULT (1 + 1)"
    case .addVirtualColumn: "t ADD COLUMN z int GENERATED ALWAYS AS (b) VIRTUAL"
    case .addVirtualColumnBesideFunctionalIndex: "f ADD COLUMN z int GENERATED ALWAYS AS (a) VIRTUAL"
    case .addVirtualColumnBetween: "t ADD COLUMN z int GENERATED ALWAYS AS (b) VIRTUAL AFTER id"
    case .moveColumns:
      "t MODIFY COLUMN g int GENERATED ALWAYS AS (b + 3) STORED AFTER id, MODIFY COLUMN s varchar(20) FIRST"
    case .moveVirtualColumns: "t MODIFY COLUMN v int GENERATED ALWAYS AS (b + 1) VIRTUAL AFTER w"
    case .addStoredColumn: "t ADD COLUMN z int GENERATED ALWAYS AS (b) STORED"
    case .addAutoIncrementColumn: "t ADD COLUMN z int NOT NULL AUTO_INCREMENT, ADD UNIQUE KEY z (z)"
    case .addColumnWithoutEmptyValue: "z0 ADD COLUMN z datetime NOT NULL"
    case .dropColumn: "t DROP COLUMN s"
    case .dropVirtualColumn: "t DROP COLUMN v"
    case .dropIndexedColumn: "t DROP COLUMN c"
    case .renameColumn: "t RENAME COLUMN pid TO z"
    case .renameReferencedColumn: "p RENAME COLUMN id TO z"
    case .renameColumnAndItsUses: "t DROP CHECK t_m_check, RENAME COLUMN m TO z, ADD CONSTRAINT t_m_check CHECK (z > 0)"
    case .renameColumnBesideCheck: "c RENAME COLUMN a TO z"
    case .modifyBesideCheck: "c MODIFY COLUMN a int COMMENT 'x'"
    case .setTableDefaults: "t DEFAULT CHARACTER SET latin1"
    case .setTableParameter: "t STATS_PERSISTENT=1"
    case .rebuildTable: "t ROW_FORMAT=COMPACT"
    case .setAutoIncrement: "t AUTO_INCREMENT = 100"
    case .addFulltextIndex: "t ADD FULLTEXT KEY z (s)"
    case .dropLastFulltextIndex: "text DROP INDEX f, FORCE"
    case .addAnotherFulltextIndex: "text ADD FULLTEXT KEY z (b)"
    case .addSpatialIndex: "text ADD SPATIAL KEY z (g)"
    case .setIndexVisibility: "t ALTER INDEX t_c_idx INVISIBLE"
    case .addPartition, .coalescePartition, .dropPartition, .reorganizePartition: nil
    case .partitionTable, .dropVirtualColumnOfPartitions: nil
    case .setDefault: "t ALTER COLUMN b SET DEFAULT 7"
    case .modifyAttributes: "t MODIFY COLUMN s varchar(20) DEFAULT 'x' COMMENT 'y'"
    case .appendEnumLabels: "t MODIFY COLUMN e enum('a', 'b', 'c')"
    case .extendLength: "t MODIFY COLUMN s varchar(63)"
    case .changeCollation: "t MODIFY COLUMN s varchar(20) COLLATE utf8mb4_bin"
    case .changeNullability: "t MODIFY COLUMN s varchar(20) NOT NULL"
    case .changeType: "t MODIFY COLUMN c bigint"
    case .changeGeneratedExpression: "t MODIFY COLUMN v int GENERATED ALWAYS AS (b + 9) VIRTUAL"
    case .recreateColumn: "t DROP COLUMN v, ADD COLUMN v int GENERATED ALWAYS AS (b + 1) STORED AFTER e"
    case .addClusteringIndex: "k ADD UNIQUE KEY z (a)"
    case .dropClusteringIndex: "u DROP INDEX u_a_key"
    case .addIndex: "t ADD KEY z (a, b DESC)"
    case .addFunctionalIndex: "t ADD KEY z ((b + 1))"
    case .addFunctionalIndexBesideAnother: "f ADD KEY a ((a + 4))"
    case .addUniqueFunctionalIndex: "t ADD UNIQUE KEY z ((b + 1))"
    case .dropIndex: "t DROP INDEX t_c_idx"
    case .dropUniqueFunctionalIndex: "f DROP INDEX f_u_idx"
    case .replaceIndex: "t DROP INDEX t_c_idx, ADD KEY t_c_idx (c, b)"
    case .replaceFunctionalIndex: "f DROP INDEX f_e_idx, ADD KEY f_e_idx ((a + 3))"
    case .renameIndex: "t RENAME INDEX t_c_idx TO z"
    case .addPrimaryKey: "k ADD PRIMARY KEY (a)"
    case .dropPrimaryKey: "t DROP PRIMARY KEY"
    case .replacePrimaryKey: "t DROP PRIMARY KEY, ADD PRIMARY KEY (id, a)"
    case .addCheck: "t ADD CONSTRAINT z CHECK (a > 0)"
    case .dropCheck: "t DROP CHECK t_m_check"
    case .replaceCheck: "t DROP CHECK t_m_check, ADD CONSTRAINT t_m_check CHECK (m > 1)"
    case .addForeignKey: "k ADD KEY z (a), ADD CONSTRAINT z FOREIGN KEY (a) REFERENCES p (id)"
    case .dropForeignKey: "t DROP FOREIGN KEY t_fkey, DROP INDEX t_fkey"
    case .renameForeignKey:
      "t DROP FOREIGN KEY t_fkey, ADD CONSTRAINT z FOREIGN KEY (pid) REFERENCES p (id), ADD KEY z (pid), DROP INDEX t_fkey"
    }
  }

  private static let ladder: [(clause: String, methods: [MySQLOperation.Method])] = [
    ("ALGORITHM=INSTANT", [.instant]),
    ("ALGORITHM=INPLACE, LOCK=NONE", [.inplace, .inplaceIndexBuild, .inplaceRebuild]),
    ("ALGORITHM=INPLACE, LOCK=SHARED", [.inplaceSharedIndexBuild, .inplaceSharedRebuild]),
    ("ALGORITHM=COPY, LOCK=SHARED", [.copy]),
  ]

  @Test(arguments: MySQLOperation.allCases)
  func isDoneInTheCheapestWayThatTheServerHas(_ operation: MySQLOperation) throws {
    let server = try #require(MySQLServer.fromEnvironment)
    guard let example = Self.example(operation) else { return }
    for (clause, methods) in Self.ladder {
      let isRight = methods.contains(operation.method)
      let (run, isRebuilt) = try server.withDatabase { database in
        try database.execute(Self.setup)
        let table = String(example.prefix { $0 != " " })
        let tableID =
          "SELECT TABLE_ID FROM information_schema.INNODB_TABLES WHERE NAME = CONCAT(DATABASE(), '/\(table)');"
        let before = try database.execute(tableID)
        return (try database.attempt("ALTER TABLE \(example), \(clause);"), try database.execute(tableID) != before)
      }
      #expect((run.status == 0) == isRight, "\(clause): \(run.errors)")
      if !isRight { continue }
      #expect(
        isRebuilt == [.inplaceRebuild, .inplaceSharedRebuild, .copy].contains(operation.method)
          || operation == .renameTable
      )
      if operation.method != .copy {
        #expect(operation.method.algorithmClause(from: ServerVersion(8, 0, 29)) == clause)
      }
      return
    }
  }

  @Test func anOlderServerIsNotAskedForWhatItMayNotHave() {
    for operation in MySQLOperation.allCases where operation.method == .instant {
      #expect(operation.method.algorithmClause(from: ServerVersion(8, 0)) == nil)
    }
    #expect(MySQLOperation.addIndex.method.algorithmClause(from: ServerVersion(8, 0)) == "ALGORITHM=INPLACE, LOCK=NONE")
  }

  @Test func whatCopiesBlocksWritesAllTheWhileAndWhatIsInstantOnlyForAnInstant() {
    let table = ObjectName("t")
    for operation in MySQLOperation.allCases {
      let lock = operation.method.lock(on: table)
      switch operation.method {
      case .copy: #expect((lock.blocking, lock.duration) == (.writes, .rewrite))
      case .instant, .statement: #expect((lock.blocking, lock.duration) == (.readsAndWrites, .instant))
      case .inplace, .inplaceIndexBuild, .inplaceRebuild: #expect(lock.blocking == .schemaChanges)
      case .partitions: #expect((lock.blocking, lock.duration) == (.readsAndWrites, .instant))
      case .inplaceSharedIndexBuild, .inplaceSharedRebuild, .partitionsCopy, .update: #expect(lock.blocking == .writes)
      }
    }
  }
}

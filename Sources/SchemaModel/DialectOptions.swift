/// The database servers that SQL is written for.
package enum DialectName: String, CaseIterable, Codable, Hashable, Sendable, Comparable {
  case postgres, mysql, dsql

  package static func < (left: DialectName, right: DialectName) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// Who keeps foreign keys: the server, or code in the application.
package enum ForeignKeyEnforcement: String, Codable, Hashable, Sendable {
  case database, application
}

/// A dialect and what the author says about its servers.
package struct DialectOptions: Hashable, Sendable {
  package var name: DialectName
  /// The oldest server that the SQL must run on.
  package var minimumVersion: ServerVersion
  package var foreignKeys: ForeignKeyEnforcement
  package var location: SourceLocation?

  package init(
    _ name: DialectName,
    from minimumVersion: ServerVersion,
    foreignKeys: ForeignKeyEnforcement = .database,
    location: SourceLocation? = nil
  ) {
    self.name = name
    self.minimumVersion = minimumVersion
    self.foreignKeys = foreignKeys
    self.location = location
  }
}

extension DialectName {
  /// Columns of a table can be brought into another order.
  package var movesColumns: Bool { self == .mysql }

  /// Whether the server takes `id` and `Id` for one column of a table.
  package var foldsColumnNames: Bool { self == .mysql }

  /// A session can hold a lock that is no lock of a table, and that ends with it.
  package var hasSessionLocks: Bool { self != .dsql }

  /// The dialect of the servers that print a schema as this one's do, and that can be had on any machine: the catalogue of
  /// DSQL is that of a Postgres.
  package var printed: DialectName { self == .dsql ? .postgres : self }

  /// The tables in which Cairn keeps its record of what was applied.
  package var recordNames: Set<ObjectName> {
    let record = ObjectName("schema_migrations")
    return hasSessionLocks ? [record] : [record, ObjectName("schema_migrations_lease")]
  }

  /// Indexes, and those of keys, have their names among those of tables.
  package var indexesAreRelations: Bool { self != .mysql }

  /// A table can be without its primary key at first, and get it later.
  package var addsPrimaryKeys: Bool { self != .dsql }

  /// Each partition is a table with a name of its own.
  package var partitionsAreTables: Bool { self != .mysql }

  /// Views hold what they are built on by identity, not by name.
  package var viewsFollowRenames: Bool { self != .mysql }

  /// Privileges stay on what they were given on, whatever it is called.
  package var grantsFollowRenames: Bool { self != .mysql }
}

import SchemaModel

extension PostgresScenario {
  private static let events = ObjectName("events")

  private static func range(_ name: String, _ from: Int?, _ to: Int?) -> PartitionDefinition {
    func value(_ number: Int?, _ none: PartitionDefinition.BoundValue) -> PartitionDefinition.BoundValue {
      number.map { .literal(.integer(Int64($0))) } ?? none
    }
    return PartitionDefinition(ObjectName(name), .range(from: [value(from, .minimum)], to: [value(to, .maximum)]))
  }

  private static func list(_ name: String, _ labels: String...) -> PartitionDefinition {
    PartitionDefinition(ObjectName(name, in: "billing"), .list(labels.map { [.literal(.string($0))] }))
  }

  private static func table(_ partitioning: PartitioningDefinition, _ elements: TableElement...) -> TableDefinition {
    TableDefinition(
      events,
      columns: [
        ColumnDefinition("id", .bigint), ColumnDefinition("at", .integer),
        ColumnDefinition("kind", .varchar(20), defaultValue: .literal(.string("x"))),
        ColumnDefinition("team", .integer, isNullable: true),
        ColumnDefinition("twice", .integer, isNullable: true, generated: GeneratedValue(sql("|at| * 2"), .stored)),
      ],
      elements: [.check(CheckDefinition("events_at_check", sql("|at| >= 0")))] + elements,
      partitioning: partitioning
    )
  }

  private static let key = TableElement.primaryKey(PrimaryKeyDefinition("events_pkey", ["id", "at"]))
  private static let index = TableElement.index(
    IndexDefinition(
      "events_kind_idx",
      keys: [IndexKey("kind"), IndexKey(.expression(sql("lower(|kind|)")))],
      predicate: sql("|at| > 1"),
      comment: "kinds"
    )
  )
  /// Where an index is built again with its column, Postgres 15 gives those of the partitions its comment too.
  private static let quietIndex = TableElement.index(
    IndexDefinition("events_kind_idx", keys: [IndexKey("kind")], predicate: sql("|at| > 1"))
  )
  private static let unique = TableElement.unique(UniqueDefinition("events \"key\"", ["at", "kind"]))
  private static let teamKey = TableElement.foreignKey(
    ForeignKeyDefinition("events_team_fkey", ["team"], references: teams, ["code"], onDelete: .cascade)
  )

  private static let notesKey = ForeignKeyDefinition("again", ["at", "kind"], references: events, ["at", "kind"])

  private static func ranges(_ partitions: PartitionDefinition...) -> PartitioningDefinition {
    PartitioningDefinition(.range, [IndexKey("at")], partitions: partitions)
  }

  private static let rest = PartitionDefinition(ObjectName("events rest"), .default)
  private static let two = ranges(range("events_1", nil, 10), range("events_2", 10, 20))
  private static let withRest = ranges(range("events_1", nil, 10), range("events_2", 10, 20), rest)
  private static let rows =
    teamRows + "INSERT INTO events (id, at, kind, team) VALUES (1, 1, 'a', 1), (2, 11, 'b', NULL), (3, 12, 'c', 2);"

  private static func repartition(_ old: PartitioningDefinition, _ new: PartitioningDefinition) -> Change {
    .alterPartitioning(table: events, from: old, to: new)
  }

  private static func column(_ name: String, _ type: ColumnType) -> ColumnDefinition {
    ColumnDefinition(name, type, isNullable: true)
  }

  static let partitions =
    [
      PostgresScenario(
        "partitioned tables of each kind",
        [.teams],
        [
          .createTable(table(withRest, key, index, unique, teamKey)),
          .createTable(
            TableDefinition(
              ObjectName("words"),
              columns: [ColumnDefinition("word", .text), ColumnDefinition("at", .builtin("date"))],
              partitioning: PartitioningDefinition(
                .list,
                [IndexKey(.expression(sql("lower(|word|)")))],
                partitions: [
                  list("a", "a", "it's"),
                  PartitionDefinition(ObjectName("none"), .list([[.expression("NULL")]])),
                ]
              )
            )
          ),
          .createTable(
            TableDefinition(
              ObjectName("hashes"),
              columns: [ColumnDefinition("id", .bigint), ColumnDefinition("at", .builtin("date"))],
              partitioning: PartitioningDefinition(
                .hash,
                [IndexKey("id"), IndexKey("at")],
                partitions: [0, 1].map {
                  PartitionDefinition(ObjectName("hashes_\($0)"), .hash(modulus: 2, remainder: $0))
                }
              )
            )
          ),
        ]
      ),
      PostgresScenario(
        "partitions come, go and take other names",
        [.teams, table(two, key, index, unique, teamKey)],
        rows: rows,
        [
          repartition(
            two,
            ranges(range("the \"first\"", nil, 10), range("events_2", 10, 20), range("events_3", 20, nil))
          )
        ]
      ),
      PostgresScenario(
        "a partition of a table that others reference goes",
        [
          table(withRest, unique),
          TableDefinition(
            ObjectName("notes"),
            columns: [ColumnDefinition("at", .integer), ColumnDefinition("kind", .varchar(20))],
            elements: [
              .foreignKey(
                ForeignKeyDefinition("notes_fkey", ["at", "kind"], references: events, ["at", "kind"])
              )
            ]
          ),
        ],
        [repartition(withRest, ranges(range("events_2", 10, 20), rest))]
      ),
      PostgresScenario(
        "a foreign key to a partitioned table takes the name that the server gave one of its own",
        [
          table(withRest, unique),
          TableDefinition(
            ObjectName("notes"),
            columns: [ColumnDefinition("at", .integer), ColumnDefinition("kind", .varchar(20))],
            elements: [.foreignKey(notesKey)]
          ),
        ],
        [.renameElement(table: ObjectName("notes"), element: .foreignKey(notesKey), to: "notes_at_kind_fkey")]
      ),
      PostgresScenario(
        "a foreign key of a partitioned table becomes another one",
        [.teams, table(two, teamKey)],
        rows: rows,
        [
          .dropElement(table: events, element: teamKey),
          .addElement(
            table: events,
            element: .foreignKey(ForeignKeyDefinition("events_team_fkey", ["team"], references: teams, ["code"]))
          ),
        ]
      ),
      PostgresScenario(
        "partitions take other rows, and keys and an index come",
        [table(two)],
        [
          repartition(two, ranges(range("events_1", nil, 5), range("events_2", 10, 20))),
          .addElement(table: events, element: key), .addElement(table: events, element: unique),
          .addElement(table: events, element: quietIndex),
        ]
      ),
      PostgresScenario(
        "a partition goes",
        [.teams, table(withRest, key, index)],
        rows: rows,
        [repartition(withRest, ranges(range("events_2", 10, 20), rest))]
      ),
      PostgresScenario(
        "partitions come beside a default one, and one comes for the rest",
        [.teams, table(withRest, key, index)],
        rows: rows,
        [
          repartition(
            withRest,
            ranges(range("events_1", nil, 10), range("events_2", 10, 20), rest, range("events_3", 20, 30))
          )
        ]
      ),
      PostgresScenario(
        "a default partition comes",
        [.teams, table(two, key, index)],
        rows: rows,
        [repartition(two, withRest)]
      ),
      PostgresScenario(
        "partitions take other bounds",
        [.teams, table(two, key, index, unique, teamKey)],
        rows: rows,
        [repartition(two, ranges(range("events_1", nil, 11), range("events_2", 11, 40)))]
      ),
      PostgresScenario(
        "keys, indexes and constraints come to a partitioned table",
        [.teams, table(withRest)],
        rows: rows,
        [
          .addElement(table: events, element: key), .addElement(table: events, element: unique),
          .addElement(table: events, element: index),
          .addElement(table: events, element: .check(CheckDefinition("events_id_check", sql("|id| > 0")))),
          .addElement(table: events, element: teamKey),
        ]
      ),
      PostgresScenario(
        "keys and indexes of a partitioned table are replaced and take other names",
        [.teams, table(two, key, index, unique, teamKey)],
        rows: rows,
        [
          .renameElement(table: events, element: key, to: "events_key"),
          .dropElement(table: events, element: index), .dropElement(table: events, element: unique),
          .addElement(
            table: events,
            element: .unique(UniqueDefinition("events \"key\"", ["at", "id"]))
          ),
          .addElement(table: events, element: .index(IndexDefinition("events_kind_idx", keys: [IndexKey("team")]))),
        ]
      ),
      PostgresScenario(
        "columns of a partitioned table come, go and change",
        [.teams, table(two, key, quietIndex)],
        rows: rows,
        [
          .renameColumn(table: events, from: "at", to: "moment"),
          .addColumn(table: events, column: column("note", .text)),
          .alterColumn(
            table: events,
            from: ColumnDefinition("kind", .varchar(20), defaultValue: .literal(.string("x"))),
            to: ColumnDefinition("kind", .text, isNullable: true)
          ),
          .alterColumn(table: events, from: column("team", .integer), to: column("team", .bigint)),
          .addElement(table: events, element: .index(IndexDefinition("events_team_idx", keys: [IndexKey("team")]))),
        ]
      ),
    ]
}

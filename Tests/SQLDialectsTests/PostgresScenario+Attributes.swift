import SchemaModel

extension PostgresScenario {
  private static func counting(_ options: SequenceOptions?, cache: Int? = nil, isAlways: Bool = false) -> Identity {
    Identity(isAlways: isAlways, cache: cache, options: options)
  }

  private static func alter(_ type: ColumnType, _ old: Identity?, _ new: Identity?) -> Change {
    .alterColumn(
      table: teams,
      from: ColumnDefinition("n", type, identity: old),
      to: ColumnDefinition("n", type, identity: new)
    )
  }

  private static func numbered(_ identity: Identity?, _ type: ColumnType = .integer) -> [TableDefinition] {
    [TableDefinition.teams.with(columns: [ColumnDefinition("n", type, identity: identity)])]
  }

  private static func index(_ change: (inout IndexDefinition) -> Void = { _ in }) -> TableElement {
    var index = IndexDefinition(
      "teams_name_idx",
      keys: [IndexKey("name")],
      includedColumns: ["code"],
      predicate: sql("|code| > 0"),
      parameters: ["fillfactor": "70"],
      comment: "it's \"the\" index"
    )
    change(&index)
    return .index(index)
  }

  private static func exclusion(_ change: (inout ExclusionDefinition) -> Void = { _ in }) -> TableElement {
    var exclusion = ExclusionDefinition(
      "teams_excl",
      elements: [.init(IndexKey(.expression(sql("int4range(|code|, |code| + 1)"))), with: "&&")]
    )
    change(&exclusion)
    return .exclusion(exclusion)
  }

  static let attributes =
    [
      PostgresScenario(
        "attributes come to a table",
        [.teams],
        rows: teamRows,
        [
          .setTableAttributes(
            table: teams,
            from: TableAttributes(),
            to: TableAttributes(
              parameters: ["fillfactor": "70", "toast.autovacuum_enabled": "false"],
              rowSecurity: .forced,
              isUnlogged: true
            )
          )
        ]
      ),
      PostgresScenario(
        "attributes change",
        [
          TableDefinition(
            teams,
            columns: TableDefinition.teams.columns,
            elements: TableDefinition.teams.elements,
            attributes: TableAttributes(
              parameters: ["fillfactor": "70", "autovacuum_enabled": "false"],
              rowSecurity: .enabled
            )
          )
        ],
        rows: teamRows,
        [
          .setTableAttributes(
            table: teams,
            from: TableAttributes(
              parameters: ["fillfactor": "70", "autovacuum_enabled": "false"],
              rowSecurity: .enabled
            ),
            to: TableAttributes(parameters: ["fillfactor": "80"], rowSecurity: .forced)
          )
        ]
      ),
      PostgresScenario(
        "a new table with attributes, and an index with parameters and a comment",
        [.teams],
        [
          .createTable(
            TableDefinition(
              ObjectName("the \"new\" one"),
              columns: [ColumnDefinition("name", .text), ColumnDefinition("code", .integer)],
              elements: [index { $0.name = "it's an index" }],
              attributes: TableAttributes(
                parameters: ["fillfactor": "70", "parallel_workers": "2"],
                rowSecurity: .enabled,
                isUnlogged: true
              )
            )
          ),
          .addElement(table: teams, element: index()),
        ]
      ),
      PostgresScenario(
        "an index gets other parameters and another comment",
        [TableDefinition.teams.with(index())],
        rows: teamRows,
        [
          .dropElement(table: teams, element: index()),
          .addElement(
            table: teams,
            element: index { ($0.parameters, $0.comment) = (["deduplicate_items": "off"], "another") }
          ),
        ]
      ),
      PostgresScenario(
        "an index with a comment is replaced",
        [TableDefinition.teams.with(index())],
        rows: teamRows,
        [
          .dropElement(table: teams, element: index()),
          .addElement(table: teams, element: index { $0.includedColumns = [] }),
        ]
      ),
      PostgresScenario(
        "an exclusion constraint comes",
        [.teams],
        rows: teamRows,
        [.addElement(table: teams, element: exclusion())]
      ),
      PostgresScenario(
        "an exclusion constraint changes and takes another name",
        [TableDefinition.teams.with(exclusion())],
        rows: teamRows,
        [
          .dropElement(table: teams, element: exclusion()),
          .addElement(
            table: teams,
            element: exclusion { ($0.predicate, $0.deferrability) = (sql("|code| > 1"), .initiallyDeferred) }
          ),
          .renameElement(
            table: teams,
            element: exclusion { ($0.predicate, $0.deferrability) = (sql("|code| > 1"), .initiallyDeferred) },
            to: "teams \"excl\""
          ),
        ]
      ),
      PostgresScenario(
        "a column under an exclusion constraint changes its type",
        [TableDefinition.teams.with(exclusion())],
        rows: teamRows,
        [
          .alterColumn(
            table: teams,
            from: ColumnDefinition("code", .integer),
            to: ColumnDefinition("code", .builtin("smallint"))
          )
        ]
      ),
      PostgresScenario(
        "an identity comes with options",
        numbered(nil),
        rows: "INSERT INTO teams (name, code, n) VALUES ('a', 1, 40), ('b', 2, 7);",
        [
          alter(
            .integer,
            nil,
            counting(SequenceOptions(start: 10, increment: 5, maximum: 1000, cycles: true), cache: 3, isAlways: true)
          )
        ]
      ),
      PostgresScenario(
        "an identity that counted counts otherwise",
        numbered(Identity()),
        rows: teamRows,
        [
          alter(
            .integer,
            Identity(),
            counting(SequenceOptions(start: 100, increment: 2, minimum: 50, maximum: 5000, cycles: true), cache: 7)
          )
        ]
      ),
      PostgresScenario(
        "an identity that gave no number counts backwards",
        numbered(counting(SequenceOptions(start: 5)), .bigint),
        [alter(.bigint, counting(SequenceOptions(start: 5)), counting(SequenceOptions(increment: -1), isAlways: true))]
      ),
    ]

  private static func computed(_ text: String, _ storage: GeneratedValue.Storage) -> ColumnDefinition {
    ColumnDefinition("twice", .integer, isNullable: true, generated: GeneratedValue(sql(text), storage))
  }

  private static func since18(_ scenario: PostgresScenario) -> PostgresScenario {
    var scenario = scenario
    scenario.oldest = ServerVersion(18)
    return scenario
  }

  static let newest = [
    PostgresScenario(
      "a virtual column comes",
      [.teams],
      rows: teamRows,
      [.addColumn(table: teams, column: computed("|code| * 2", .virtual))]
    ),
    PostgresScenario(
      "a virtual column becomes a stored one with an index",
      [TableDefinition.teams.with(columns: [computed("|code| * 2", .virtual)])],
      rows: teamRows,
      [
        .alterColumn(table: teams, from: computed("|code| * 2", .virtual), to: computed("|code| * 2", .stored)),
        .addElement(table: teams, element: .index(IndexDefinition("teams_twice_idx", keys: [IndexKey("twice")]))),
      ]
    ),
    PostgresScenario(
      "a virtual column is computed otherwise, under a check",
      [
        TableDefinition.teams.with(
          .check(CheckDefinition("teams_twice_check", sql("|twice| > 0"))),
          columns: [computed("|code| * 2", .virtual)]
        )
      ],
      rows: teamRows,
      [.alterColumn(table: teams, from: computed("|code| * 2", .virtual), to: computed("|code| + |code|", .virtual))]
    ),
  ].map(since18)
}

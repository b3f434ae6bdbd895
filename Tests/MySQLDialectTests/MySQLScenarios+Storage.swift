import SchemaModel

extension MySQLScenarios {
  private static func words(_ attributes: TableAttributes, _ columns: ColumnDefinition...) -> [TableDefinition] {
    [table("t", [column("id")] + columns, [primaryKey("id")], attributes: attributes)]
  }

  private static func counted(_ name: String, from start: Int64?, _ type: ColumnType = .builtin("int"))
    -> TableDefinition
  {
    let identity = Identity(options: start.map { SequenceOptions(start: $0) })
    return table(name, [ColumnDefinition("id", type, identity: identity)], [primaryKey("id")])
  }

  private static let latin = TableAttributes(characterSet: "latin1")

  static let texts: [MySQLScenario] = [
    MySQLScenario(
      "the character set of a table and what inherits it",
      words(
        latin,
        column("a", varchar(9)),
        column("b", varchar(9), collation: "utf8mb4_bin"),
        column("c", .builtin("longtext"), null: true),
        column("d", .inlineEnum(["x", "é"])),
        column("goes", varchar(9), null: true, characterSet: "ascii"),
        column("n", null: true)
      ),
      words(
        TableAttributes(characterSet: "utf8mb4", collation: "utf8mb4_unicode_ci"),
        column("a", varchar(9)),
        column("b", varchar(9)),
        column("c", .builtin("longtext"), null: true, characterSet: "latin1"),
        column("d", .inlineEnum(["x", "é"])),
        column("comes", varchar(9), null: true, default: .literal(.string("日本"))),
        column("n", .builtin("bigint"), null: true)
      ),
      rows: "INSERT INTO t VALUES (1, 'é', 'b', 'ü', 'é', 'z', 5);"
    ),
    MySQLScenario(
      "only the collation of a table",
      words(TableAttributes(), column("n")),
      words(TableAttributes(collation: "utf8mb4_bin"), column("n"))
    ),
    MySQLScenario(
      "the character set of columns of a foreign key",
      [
        table("p", [column("code", varchar(9))], [primaryKey("code")]),
        table("t", [column("code", varchar(9))], [foreignKey("t_code_fkey", ["code"], "p", ["code"])]),
      ],
      [
        table("p", [column("code", varchar(9))], [primaryKey("code")], attributes: latin),
        table(
          "t",
          [column("code", varchar(9))],
          [foreignKey("t_code_fkey", ["code"], "p", ["code"])],
          attributes: latin
        ),
      ],
      rows: "INSERT INTO p VALUES ('x'); INSERT INTO t VALUES ('x');"
    ),
    MySQLScenario(
      "another first number",
      [counted("a", from: 100), counted("b", from: nil), counted("c", from: 7)],
      [counted("a", from: 200, .builtin("bigint")), counted("b", from: 50), counted("c", from: nil)],
      rows: "INSERT INTO a VALUES (); INSERT INTO b VALUES ();"
    ),
    MySQLScenario(
      "table parameters",
      words(TableAttributes(parameters: ["ROW_FORMAT": "COMPRESSED", "KEY_BLOCK_SIZE": "8"]), column("a")),
      words(
        TableAttributes(parameters: ["row_format": "DYNAMIC", "STATS_PERSISTENT": "1"]),
        column("a"),
        column("b", null: true)
      ),
      rows: "INSERT INTO t VALUES (1, 2);"
    ),
  ]

  private static func fulltext(_ name: String, _ columns: String..., parser: String? = nil) -> TableElement {
    .index(IndexDefinition(name, keys: columns.map { IndexKey($0) }, method: "fulltext", parser: parser))
  }

  private static let place = column("place", .verbatim("point SRID 4326"))
  private static let text = column("text", varchar(99), null: true)

  static let specialIndexes: [MySQLScenario] = [
    MySQLScenario(
      "full-text and spatial indexes",
      [
        table(
          "t",
          [column("id"), text, column("more", varchar(9), null: true), place],
          [primaryKey("id"), fulltext("t_changes", "text")]
        )
      ],
      [
        table(
          "t",
          [column("id"), text, column("new", null: true), column("more", varchar(9)), place],
          [
            primaryKey("id"), fulltext("t_changes", "text", "more"), fulltext("t_words", "more", parser: "ngram"),
            .index(IndexDefinition("t_place", keys: [IndexKey("place")], method: "spatial")),
          ]
        )
      ],
      rows: "INSERT INTO t VALUES (1, 'a', 'b', ST_PointFromText('POINT(1 1)', 4326));"
    ),
    MySQLScenario(
      "the last full-text index goes before columns come and go, and a shape comes",
      [table("t", [column("id"), text], [primaryKey("id"), fulltext("t_words", "text")])],
      [table("t", [column("new", null: true), column("id"), place], [primaryKey("id")])]
    ),
    MySQLScenario(
      "another parser, another kind",
      [table("t", [column("id"), text], [primaryKey("id"), fulltext("t_parser", "text"), index("t_kind", "text")])],
      [
        table(
          "t",
          [column("id"), text],
          [primaryKey("id"), fulltext("t_parser", "text", parser: "ngram"), fulltext("t_kind", "text")]
        )
      ],
      rows: "INSERT INTO t VALUES (1, 'a');"
    ),
    MySQLScenario(
      "invisible and commented indexes",
      [
        table(
          "t",
          [column("id")],
          [
            primaryKey("id"), .index(IndexDefinition("t_seen", keys: [IndexKey("id")])),
            .index(IndexDefinition("t_said", keys: [IndexKey("id")], comment: "old")),
          ]
        )
      ],
      [
        table(
          "t",
          [column("id")],
          [
            primaryKey("id"), .index(IndexDefinition("t_seen", keys: [IndexKey("id")], isInvisible: true)),
            .index(IndexDefinition("t_said", keys: [IndexKey("id")], comment: "it's new")),
            .index(IndexDefinition("t_new", keys: [IndexKey("id")], isInvisible: true, comment: "x")),
          ]
        )
      ],
      rows: "INSERT INTO t VALUES (1);"
    ),
  ]

  // MARK: Partitions

  private static func numbers(_ partitions: PartitioningDefinition?, key: String...) -> [TableDefinition] {
    let elements = key.isEmpty ? [] : [TableElement.primaryKey(PrimaryKeyDefinition("PRIMARY", key))]
    return [table("t", [column("id"), column("n")], elements, partitions: partitions)]
  }

  private static func below(_ name: String, _ end: Int64?) -> PartitionDefinition {
    PartitionDefinition(ObjectName(name), .range(from: [], to: [end.map { .literal(.integer($0)) } ?? .maximum]))
  }

  private static func values(_ name: String, _ values: Int64...) -> PartitionDefinition {
    PartitionDefinition(ObjectName(name), .list(values.map { [.literal(.integer($0))] }))
  }

  private static func hash(_ strategy: PartitioningDefinition.Strategy, _ names: String..., by column: String = "id")
    -> PartitioningDefinition
  {
    let partitions = names.enumerated().map {
      PartitionDefinition(ObjectName($1), .hash(modulus: names.count, remainder: $0))
    }
    return PartitioningDefinition(strategy, [IndexKey(column)], partitions: partitions)
  }

  private static func range(_ partitions: PartitionDefinition...) -> PartitioningDefinition {
    PartitioningDefinition(.range, [IndexKey("id")], partitions: partitions)
  }

  private static func list(_ partitions: PartitionDefinition...) -> PartitioningDefinition {
    PartitioningDefinition(.list, [IndexKey(.expression(sql("{id} % 10")))], partitions: partitions)
  }

  private static let numbersInRows = "INSERT INTO t VALUES (1, 1), (15, 15), (25, 25);"

  static let partitions: [MySQLScenario] = [
    MySQLScenario("a divided table", [], numbers(range(below("p0", 10), below("it`s", nil)), key: "id")),
    MySQLScenario("dividing", numbers(nil), numbers(hash(.hash, "p0", "p1")), rows: numbersInRows),
    MySQLScenario(
      "dividing with another key",
      numbers(nil, key: "id"),
      numbers(hash(.key, "p0", "p1", by: "n"), key: "id", "n"),
      rows: numbersInRows
    ),
    MySQLScenario(
      "dividing by a column that only the other key has",
      numbers(hash(.key, "p0", "p1"), key: "id"),
      numbers(hash(.key, "p0", "p1", by: "n"), key: "n"),
      rows: numbersInRows
    ),
    MySQLScenario(
      "dividing by a column that comes, and with it a key takes the place of another",
      [
        table(
          "t",
          [column("id", null: true), column("n")],
          [.unique(UniqueDefinition("t_key", ["id"]))]
        )
      ],
      [
        table(
          "t",
          [column("m", null: true), column("n")],
          [.unique(UniqueDefinition("t_key", ["m"]))],
          partitions: hash(.key, "p0", "p1", by: "m")
        )
      ]
    ),
    MySQLScenario(
      "dividing by a column that comes, and the key that the rows were ordered by goes with another",
      [table("t", [column("id"), column("n")], [.unique(UniqueDefinition("t_key", ["id"]))])],
      [
        table(
          "t",
          [column("m"), column("n")],
          [.unique(UniqueDefinition("t_key", ["m"]))],
          partitions: hash(.key, "p0", "p1", by: "m")
        )
      ]
    ),
    MySQLScenario(
      "dividing by a column of the key that has no value without it",
      [table("t", [column("id"), column("n", null: true)], [primaryKey("id")])],
      [table("t", [column("id"), column("n")], [primaryKey("id", "n")], partitions: hash(.key, "p0", "p1", by: "n"))],
      rows: numbersInRows
    ),
    MySQLScenario(
      "a shape that comes when the partitions go",
      numbers(hash(.hash, "p0", "p1")),
      [table("t", [column("n"), column("at", .verbatim("point SRID 4326"), null: true)])],
      rows: numbersInRows
    ),
    MySQLScenario(
      "a dividing column of another type when the partitions go",
      numbers(range(below("p0", 10), below("p1", nil)), key: "id"),
      [table("t", [column("id", .builtin("bigint")), column("n")], [primaryKey("id")])],
      rows: numbersInRows
    ),
    MySQLScenario(
      "a counting column goes when the partitions come",
      [
        table(
          "t",
          [ColumnDefinition("id", .builtin("int"), identity: Identity()), column("n")],
          [.unique(UniqueDefinition("t_key", ["id"]))]
        )
      ],
      [table("t", [column("n")], partitions: hash(.hash, "p0", "p1", by: "n"))],
      rows: "INSERT INTO t (n) VALUES (1), (2);"
    ),
    MySQLScenario(
      "a table is divided, and compressed no more",
      [
        table(
          "t",
          [column("id"), column("n")],
          [primaryKey("id")],
          attributes: TableAttributes(parameters: ["ROW_FORMAT": "COMPRESSED", "KEY_BLOCK_SIZE": "8"])
        )
      ],
      numbers(hash(.key, "p0", "p1"), key: "id"),
      rows: numbersInRows
    ),
    MySQLScenario(
      "dividing by a column of the key while another one of it takes a name",
      [table("t", [column("id"), column("n", null: true)], [primaryKey("id")])],
      [
        table(
          "t",
          [column("number"), column("n")],
          [primaryKey("number", "n")],
          partitions: hash(.key, "p0", "p1", by: "n")
        )
      ],
      hints: [renamed(column: "id", to: "number", of: "t")],
      rows: numbersInRows
    ),
    MySQLScenario(
      "an index on an expression of a divided table comes and goes",
      [
        table(
          "t",
          [column("id"), column("n")],
          [.index(IndexDefinition("t_old", keys: [IndexKey(.expression(sql("{n} + 1")))]))],
          partitions: hash(.key, "p0", "p1")
        )
      ],
      [
        table(
          "t",
          [column("id"), column("n")],
          [.index(IndexDefinition("t_new", keys: [IndexKey(.expression(sql("{n} + 2")))]))],
          partitions: hash(.key, "p0", "p1")
        )
      ],
      rows: numbersInRows
    ),
    MySQLScenario(
      "ranges split and added",
      numbers(range(below("p0", 10), below("p2", 30))),
      numbers(range(below("p0", 10), below("p1", 20), below("p2", 30), below("p3", 40), below("p4", nil))),
      rows: numbersInRows
    ),
    MySQLScenario(
      "ranges merged and moved",
      numbers(range(below("a", 10), below("b", 20), below("c", 30), below("d", 40))),
      numbers(range(below("ab", 20), below("c", 35), below("d", 40))),
      rows: numbersInRows
    ),
    MySQLScenario(
      "a range goes at one end, another comes at the other",
      numbers(range(below("p0", 10), below("p1", 20), below("p2", 30))),
      numbers(range(below("p1", 20), below("p2", 30), below("p3", 40)))
    ),
    MySQLScenario(
      "lists",
      numbers(list(values("a", 1, 2), values("b", 3, 4), values("c", 5, 6))),
      numbers(list(values("a", 1, 2, 7), values("new", 8), values("c", 5, 6), values("end", 9))),
      rows: "INSERT INTO t VALUES (11, 1), (15, 15);"
    ),
    MySQLScenario(
      "values that go from list to list",
      numbers(list(values("a", 1, 2), values("b", 3), values("c", 5, 6))),
      numbers(list(values("a", 1), values("b", 3), values("c", 5, 6, 2))),
      rows: "INSERT INTO t VALUES (11, 1), (12, 15);"
    ),
    MySQLScenario(
      "more and fewer of a hash",
      numbers(hash(.hash, "p0", "p1", "p2", "p3")) + [table("u", [column("id")], partitions: hash(.key, "x", "y"))],
      numbers(hash(.hash, "p0", "p1")) + [table("u", [column("id")], partitions: hash(.key, "x", "y", "z"))],
      rows: numbersInRows
    ),
    MySQLScenario(
      "another way to divide",
      numbers(hash(.hash, "p0", "p1")),
      numbers(
        PartitioningDefinition(
          .rangeColumns,
          [IndexKey("n"), IndexKey("id")],
          partitions: [
            PartitionDefinition(
              ObjectName("low"),
              .range(from: [], to: [.literal(.integer(10)), .literal(.integer(5))])
            ), PartitionDefinition(ObjectName("high"), .range(from: [], to: [.maximum, .maximum])),
          ]
        )
      ),
      rows: numbersInRows
    ),
    MySQLScenario(
      "a renamed column that divides",
      numbers(range(below("p0", 10), below("p1", nil)), key: "id"),
      [
        table(
          "t",
          [column("number"), column("n"), column("m", null: true)],
          [primaryKey("number")],
          partitions: PartitioningDefinition(
            .range,
            [IndexKey("number")],
            partitions: [below("p0", 10), below("p1", nil)]
          )
        )
      ],
      hints: [renamed(column: "id", to: "number", of: "t")],
      rows: numbersInRows
    ),
  ]
}

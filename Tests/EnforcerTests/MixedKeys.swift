import ForeignKeys

/// Tables whose keys have several columns of several types, some of them nullable: text and number sort otherwise than
/// each other's texts, `1.0` is `1.00`, and a bigint references an integer.
enum MixedKeys {
  static let tenant = "0b000000-0000-4000-8000-00000000000b"

  private static let tables = [
    "accounts (tenant uuid, code varchar(10), serial numeric(10, 2) UNIQUE, PRIMARY KEY (tenant, code))",
    "items (tenant uuid, number integer, code varchar(10), PRIMARY KEY (tenant, number))",
    "parts (at timestamptz, label text, tenant uuid, number bigint, PRIMARY KEY (at, label))",
    "prices (id integer PRIMARY KEY, tenant uuid, code varchar(10))",
    "notes (label text, id smallint, tenant uuid NOT NULL, code varchar(10), PRIMARY KEY (label, id))",
    "sums (id bigint PRIMARY KEY, serial numeric)",
  ]

  /// Child, its columns, what they reference, and ON DELETE.
  private static let keys = [
    ("items", "tenant, code", "accounts (tenant, code)", "CASCADE"),
    ("parts", "tenant, number", "items (tenant, number)", "CASCADE"),
    ("prices", "tenant, code", "accounts (tenant, code)", "CASCADE"),
    ("notes", "tenant, code", "accounts (tenant, code)", "SET NULL (code)"),
    ("sums", "serial", "accounts (serial)", "CASCADE"),
  ]

  private static let rows = [
    "accounts VALUES ('\(tenant)', 'A', 1.0), ('\(tenant)', '9', 2.5), ('\(tenant)', '10', NULL), ('\(other)', 'A', 3)",
    """
    items SELECT CASE WHEN i % 5 = 0 THEN '\(other)' ELSE '\(tenant)' END::uuid, i,
      CASE WHEN i % 5 = 0 THEN 'A' ELSE (ARRAY['A', '9', '10', NULL])[1 + i % 4] END FROM generate_series(1, 40) i
    """,
    """
    parts SELECT timestamptz '2026-01-01 00:00:00.5Z' + n * interval '1 day', number || '-' || n, tenant,
      CASE WHEN n < 4 THEN number END FROM items, generate_series(1, 4) n
    """,
    """
    prices SELECT i, CASE WHEN i % 7 > 0 THEN '\(tenant)'::uuid END, (ARRAY['A', '9', '10', NULL])[1 + i % 4]
      FROM generate_series(1, 30) i
    """,
    "notes SELECT 'n' || i % 3, i, '\(tenant)', (ARRAY['A', '9', '10', NULL])[1 + i % 4] FROM generate_series(1, 20) i",
    "sums SELECT i, (ARRAY[1.0, 1.000, 2.5, 3, NULL])[1 + i % 5] FROM generate_series(1, 20) i",
  ]

  private static let other = "a0000000-0000-4000-8000-00000000000a"

  /// All rows of all tables.
  static let contents =
    ["accounts", "items", "parts", "prices", "notes", "sums"].map { "SELECT '\($0)' AS t, \($0)::text AS r FROM \($0)" }
    .joined(separator: " UNION ALL ") + " ORDER BY t, r"

  static func fill(_ session: some SQLSession, in namespace: String, withForeignKeys: Bool) async throws {
    var statements = ["CREATE SCHEMA \(namespace)", "SET search_path = \(namespace)"]
    statements += tables.map { "CREATE TABLE \($0)" }
    for (child, columns, parent, action) in keys {
      statements.append("CREATE INDEX ON \(child) (\(columns))")
      if withForeignKeys {
        statements.append("ALTER TABLE \(child) ADD FOREIGN KEY (\(columns)) REFERENCES \(parent) ON DELETE \(action)")
      }
    }
    statements += rows.map { "INSERT INTO \($0)" }
    for sql in statements { _ = try await session.query(sql, []) }
  }

  // MARK: As the enforcer knows them

  enum Accounts: KeyedTable {
    static var table: TableDescription { MixedKeys.accounts }
    static var schema: ReferentialSchema { MixedKeys.schema }

    struct Key: KeyRowConvertible {
      var texts: [String?]
      var values: KeyRow { KeyRow(texts) }

      init(texts: [String?]) { self.texts = texts }
      init(values: KeyRow) throws { texts = values.texts }
    }
  }

  private static let accounts = TableDescription(
    "accounts",
    columns: [KeyColumn("tenant", "uuid"), KeyColumn("code", "text"), KeyColumn("serial", "numeric")],
    primaryKey: ["tenant", "code"]
  )

  private static let schema = ReferentialSchema([
    accounts,
    TableDescription(
      "items",
      columns: [KeyColumn("tenant", "uuid"), KeyColumn("number", "integer"), KeyColumn("code", "text")],
      primaryKey: ["tenant", "number"],
      foreignKeys: [ofAccount("items", .cascade)]
    ),
    TableDescription(
      "parts",
      columns: [
        KeyColumn("at", "timestamptz"), KeyColumn("label", "text"), KeyColumn("tenant", "uuid"),
        KeyColumn("number", "bigint"),
      ],
      primaryKey: ["at", "label"],
      foreignKeys: [
        ForeignKey("parts_item", ["tenant", "number"], references: "items", ["tenant", "number"], onDelete: .cascade)
      ]
    ),
    TableDescription(
      "prices",
      columns: [KeyColumn("id", "integer"), KeyColumn("tenant", "uuid"), KeyColumn("code", "text")],
      primaryKey: ["id"],
      foreignKeys: [ofAccount("prices", .cascade)]
    ),
    TableDescription(
      "notes",
      columns: [
        KeyColumn("label", "text"), KeyColumn("id", "smallint"), KeyColumn("tenant", "uuid"), KeyColumn("code", "text"),
      ],
      primaryKey: ["label", "id"],
      foreignKeys: [ofAccount("notes", .setNull, ["code"])]
    ),
    TableDescription(
      "sums",
      columns: [KeyColumn("id", "bigint"), KeyColumn("serial", "numeric")],
      primaryKey: ["id"],
      foreignKeys: [ForeignKey("sums_account", ["serial"], references: "accounts", ["serial"], onDelete: .cascade)]
    ),
  ])

  private static func ofAccount(_ child: String, _ action: ForeignKey.Action, _ columns: [String] = []) -> ForeignKey {
    ForeignKey(
      "\(child)_account",
      ["tenant", "code"],
      references: "accounts",
      ["tenant", "code"],
      onDelete: action,
      onDeleteColumns: columns
    )
  }
}

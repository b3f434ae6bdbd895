import RunnerSupport
import SchemaModel

/// Twelve statements, most of which show when they are done twice: none is guarded.
enum TwelveStatements {
  static func list(_ dialect: DialectName, concurrently: Bool) -> [String] {
    let index = concurrently ? (dialect == .dsql ? "INDEX ASYNC" : "INDEX CONCURRENTLY") : "INDEX"
    let drop =
      switch dialect {
      case .mysql: "DROP INDEX notes_n_idx ON notes"
      case .dsql: "DROP INDEX notes_n_idx"
      default: "DROP \(index) notes_n_idx"
      }
    return [
      "CREATE TABLE counters (id integer PRIMARY KEY, n integer NOT NULL)",
      "INSERT INTO counters (id, n) VALUES (1, 0)",
      "CREATE TABLE notes (text varchar(40) NOT NULL)",
      "INSERT INTO notes (text) VALUES ('first; one')",
      "UPDATE counters SET n = n + 1",
      "ALTER TABLE notes ADD COLUMN n integer",
      "INSERT INTO notes (text, n) SELECT 'second', n FROM counters",
      "CREATE \(index) notes_n_idx ON notes (n)",
      "UPDATE counters SET n = n * 2 + 1",
      "ALTER TABLE counters RENAME COLUMN n TO total",
      "INSERT INTO notes (text, n) SELECT 'third', total FROM counters",
      drop,
    ]
  }

  /// Each statement on its own.
  static func stepByStep(_ dialect: DialectName) -> String {
    let statements = list(dialect, concurrently: dialect != .mysql)
    return statements.joined(separator: ";\n")
      + ";\nCREATE UNIQUE INDEX \(dialect == .dsql ? "ASYNC " : "")notes_text_key ON notes (text);\n"
  }

  static func oneTransaction(_ statements: [String]) -> String {
    "BEGIN;\n" + statements.joined(separator: ";\n")
      + ";\nCREATE UNIQUE INDEX notes_text_key ON notes (text);\nCOMMIT;\n"
  }

  /// The rows that they leave when each is done once.
  static let rows = "counters 1 3\nnotes first; one -\nnotes second 1\nnotes third 3\n"

  static let rowsQuery = """
    SELECT concat('counters ', id, ' ', total) FROM counters ORDER BY id;
    SELECT concat('notes ', text, ' ', coalesce(cast(n AS char(1)), '-')) FROM notes ORDER BY text;
    """
}

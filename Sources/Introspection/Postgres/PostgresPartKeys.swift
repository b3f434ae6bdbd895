/// Keys of parts of a divided table that are kept by the part's share of an index of the whole.
///
/// The server makes such a key of the index that is there, whatever that is called, and takes neither of the two away while
/// the index of the whole needs it: the part has to be let go for as long.
enum PostgresPartKeys {
  /// `con` is the constraint, `c` its table: the index behind it, the index and the table that these are part of, and the
  /// rows that the part takes. No row where the index is the part's own.
  static let part = """
    (SELECT format('%I.%I', xn.nspname, x.relname), pg_partition_root(x.oid)::regclass,
        (SELECT i.inhparent::regclass FROM pg_inherits i WHERE i.inhrelid = c.oid), pg_get_expr(c.relpartbound, c.oid)
      FROM pg_class x JOIN pg_namespace xn ON xn.oid = x.relnamespace
      WHERE x.oid = con.conindid AND x.relispartition AND con.contype IN ('p', 'u'))
    """

  static let addition = block(
    """
    EXECUTE (SELECT format(\(literal(addingKey)), ic.relname) FROM pg_catalog.pg_index i
      JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
      WHERE i.indrelid = to_regclass(\(literal(table)))
        AND i.indexrelid IN (SELECT relid FROM pg_catalog.pg_partition_tree(to_regclass(\(literal("part.whole"))))));
    """
  )

  static let removal = block(
    """
    IF EXISTS (SELECT FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class ic ON ic.oid = k.conindid
        WHERE k.conrelid = to_regclass(\(literal(table))) AND k.conname = \(literal("con.conname")) AND ic.relispartition) THEN
      ALTER TABLE \(text("part.wholes")) DETACH PARTITION \(text(table));
      ALTER TABLE \(text(table)) DROP CONSTRAINT \(text("quote_ident(con.conname)"));
      \(text("pg_get_indexdef(con.conindid)"));
      ALTER TABLE \(text("part.wholes")) ATTACH PARTITION \(text(table)) \(text("part.bound"));
    ELSE
      ALTER TABLE IF EXISTS \(text(table)) DROP CONSTRAINT IF EXISTS \(text("quote_ident(con.conname)"));
    END IF;
    """
  )

  private static let table = "format('%I.%I', n.nspname, c.relname)"

  /// With a place for the name of the index.
  private static let addingKey = """
    replace(format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', n.nspname, c.relname, con.conname,
      CASE con.contype WHEN 'p' THEN 'PRIMARY KEY' ELSE 'UNIQUE' END), '%', '%%') || ' USING INDEX %I'
      || CASE WHEN con.condeferrable THEN ' DEFERRABLE' ELSE '' END || CASE WHEN con.condeferred THEN ' INITIALLY DEFERRED'
        ELSE '' END
    """

  /// What stands in the places is put there by the query that reads the catalogue.
  private static func block(_ template: String) -> String {
    let pieces = template.split(separator: mark, omittingEmptySubsequences: false).enumerated().map { place, piece in
      place % 2 == 1 ? "(\(piece))" : "'\(piece.replacing("'", with: "''"))'"
    }
    return "format('DO %L', 'BEGIN ' || \(pieces.joined(separator: " || ")) || ' END')"
  }

  private static let mark: Character = "\u{1}"

  private static func text(_ expression: String) -> String { "\(mark)\(expression)\(mark)" }

  private static func literal(_ expression: String) -> String { text("quote_literal(\(expression))") }
}

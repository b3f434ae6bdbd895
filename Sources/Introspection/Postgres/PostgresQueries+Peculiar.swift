/// Tables, constraints and indexes that say what the model has no word for: the answers are those of `raws`.
extension PostgresQueries {
  func peculiar(_ rows: PostgresRows) -> [String] {
    let hasOthers = !rows.inheritance.isEmpty || rows.relations.contains { $0.kind == "f" || $0.isPeculiar }
    let hasForced = rows.relations.contains(where: \.forcesRowSecurity)
    let hasConstraints =
      inventory.hasKeyParameters || rows.indexes.contains { $0.columns.count > $0.keyCount }
      || rows.constraints.contains {
        $0.isUnusual || $0.kind == "c" && $0.isNotInherited || $0.kind == "p" && $0.isDeferrable
      }
    let hasIndexes =
      inventory.hasKeyParameters || rows.operatorClasses.contains { !$0.isTrue(2) && !Self.isBare($0.text(3)) }
      || rows.collations.contains { !Self.isBare($0.text(1)) }
    return (hasOthers ? [peculiarTables, differencesOfParts, incompleteIndexes] : [])
      + (hasOthers || hasConstraints ? [peculiarConstraints] : []) + (hasOthers || hasIndexes ? [peculiarIndexes] : [])
      + (hasForced ? [forcedRowSecurity] : [])
  }

  /// What is in such a namespace needs no other name.
  private static func isBare(_ namespace: String) -> Bool {
    namespace == "pg_catalog" || namespace == PostgresNames.home
  }

  /// Foreign tables, tables after a type, of another access method, with heirs' columns; parts that are divided
  /// themselves, and their parts.
  private var peculiarRelations: String {
    """
    (SELECT c.oid FROM pg_class c WHERE c.relnamespace IN \(spaces) AND (c.relkind = 'f'
        OR c.relkind = 'p' AND c.relispartition OR c.relkind = 'r' AND c.relam NOT IN (0, 2)
        OR c.relkind IN ('r', 'p') AND c.reloftype <> 0)
      UNION SELECT c.oid FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class w ON w.oid = i.inhparent
        WHERE c.relkind IN ('r', 'p') AND (NOT c.relispartition OR w.relispartition))
    """
  }

  /// Those and all parts: what they have of their own is text.
  private var textRelations: String {
    "(SELECT oid FROM pg_class WHERE relispartition UNION \(peculiarRelations))"
  }

  private var peculiarTables: String {
    let generated = since(18, "CASE a.attgenerated WHEN 'v' THEN ' VIRTUAL' ELSE ' STORED' END", else: "' STORED'")
    let column = """
      format('%I %s%s%s%s%s', a.attname, CASE WHEN c.reloftype <> 0 THEN 'WITH OPTIONS'
          ELSE format_type(a.atttypid, a.atttypmod) END, CASE WHEN c.relkind = 'f' THEN \(options("a.attfdwoptions"))
          ELSE '' END, CASE WHEN a.attcollation <> t.typcollation AND c.reloftype = 0
          THEN ' COLLATE ' || a.attcollation::regcollation ELSE '' END,
        CASE WHEN a.attidentity <> '' THEN format(' GENERATED %s AS IDENTITY',
            CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END)
          WHEN a.attgenerated <> '' THEN format(' GENERATED ALWAYS AS (%s)', pg_get_expr(d.adbin, d.adrelid)) || \(generated)
          WHEN d.adbin IS NOT NULL THEN ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) ELSE '' END,
        CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END)
      """
    // Version 18 knows NOT NULL of a column that an heir has from elsewhere.
    let rule =
      "FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'n' AND k.conislocal AND k.conkey[1] = a.attnum"
    let isRequired = since(18, "EXISTS (SELECT \(rule))", else: "false")
    let inherited = since(
      18,
      "(SELECT format('CONSTRAINT %I NOT NULL %I', k.conname, a.attname) \(rule))",
      else: "NULL"
    )
    return """
      SELECT 'pg_class', c.oid, n.nspname, c.relname,
        format('CREATE %sTABLE IF NOT EXISTS %I.%I ', CASE WHEN c.relkind = 'f' THEN 'FOREIGN '
            WHEN c.relpersistence = 'u' THEN 'UNLOGGED ' ELSE '' END, n.nspname, c.relname)
          || CASE WHEN c.relispartition THEN format('PARTITION OF %s %s', parents.names,
            pg_get_expr(c.relpartbound, c.oid))
          ELSE CASE WHEN c.reloftype <> 0 THEN format('OF %s', c.reloftype::regtype) ELSE '' END
            || coalesce((SELECT '(' || string_agg(CASE WHEN a.attislocal THEN \(column) ELSE \(inherited) END,
                ', ' ORDER BY a.attnum) || ')' FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
              WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND (a.attislocal OR \(isRequired))
                AND (c.reloftype = 0 OR a.attnotnull OR d.adbin IS NOT NULL)),
              CASE WHEN c.reloftype <> 0 THEN '' ELSE '()' END)
            || coalesce(' INHERITS (' || parents.names || ')', '') END
          || CASE WHEN c.relkind = 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(c.oid) ELSE '' END
          || CASE WHEN c.relam NOT IN (0, 2) THEN format(' USING %I', (SELECT am.amname FROM pg_am am WHERE am.oid = c.relam))
            ELSE '' END
          || coalesce((SELECT format(' SERVER %I', s.srvname) || \(options("ft.ftoptions")) FROM pg_foreign_table ft
            JOIN pg_foreign_server s ON s.oid = ft.ftserver WHERE ft.ftrelid = c.oid), '')
          || CASE WHEN c.reloptions IS NULL THEN '' ELSE format('; ALTER TABLE %I.%I SET (%s)', n.nspname, c.relname,
            (SELECT string_agg(quote_ident(option_name) || ' = ' || quote_literal(option_value), ', ')
              FROM pg_options_to_table(c.reloptions))) END,
        format('DROP %sTABLE IF EXISTS %I.%I', CASE WHEN c.relkind = 'f' THEN 'FOREIGN ' ELSE '' END, n.nspname, c.relname),
        format('SELECT to_regclass(%L) IS NOT NULL', format('%I.%I', n.nspname, c.relname)), 0, 'pg_class', c.oid
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
        LATERAL (SELECT string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno) FROM pg_inherits i
          WHERE i.inhrelid = c.oid) AS parents (names)
      WHERE c.oid IN \(peculiarRelations)
      """
  }

  /// One that a heir has from elsewhere, too, cannot be dropped: it goes with the other one, or with the table.
  private var peculiarConstraints: String {
    """
    SELECT 'pg_constraint', con.oid, n.nspname, format('%s on %s', con.conname, c.relname),
      CASE WHEN part.name IS NULL
        THEN format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', n.nspname, c.relname, con.conname, pg_get_constraintdef(con.oid))
        ELSE \(PostgresPartKeys.addition) END,
      CASE WHEN con.coninhcount > 0 THEN 'SELECT 1' WHEN part.name IS NULL
        THEN format('ALTER TABLE IF EXISTS %I.%I DROP CONSTRAINT IF EXISTS %I', n.nspname, c.relname, con.conname)
        ELSE \(PostgresPartKeys.removal) END,
      format('SELECT conislocal FROM pg_catalog.pg_constraint WHERE conname = %L AND conrelid = to_regclass(%L)',
        con.conname, format('%I.%I', n.nspname, c.relname)), c.oid, CASE WHEN part.name IS NULL THEN 'pg_constraint' ELSE 'pg_class' END,
      coalesce(part.whole::oid, con.oid)
    FROM (SELECT * FROM pg_constraint con WHERE con.contype IN ('p', 'u', 'f', 'c', 'x') AND con.conparentid = 0
        AND con.conislocal AND con.conrelid <> 0 AND (
          con.contype = 'c' AND con.connoinherit OR con.contype = 'p' AND con.condeferrable
          OR con.conrelid IN \(textRelations)
          \(since(18, "OR NOT con.conenforced OR con.conperiod", else: ""))
          OR con.contype IN ('p', 'u', 'x', 'f') AND con.conindid IN \(peculiarKeys)
          OR con.contype = 'f' AND con.confrelid IN \(textRelations)) OFFSET 0) AS con
      JOIN pg_class c ON c.oid = con.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN LATERAL \(PostgresPartKeys.part) AS part (name, whole, wholes, bound) ON true
    WHERE con.connamespace IN \(spaces) AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indexrelid = con.conindid
      AND con.contype IN ('p', 'u') AND NOT i.indisvalid AND c.relkind = 'p' AND NOT c.relispartition)
    """
  }

  /// Indexes of keys with included columns, and those that stand nowhere but in a text.
  private var peculiarKeys: String {
    """
    (SELECT indexrelid FROM pg_index WHERE indisprimary AND indnkeyatts < indnatts
      UNION \(withParameters) \(since(18, "UNION SELECT conindid FROM pg_constraint WHERE conperiod", else: "")))
    """
  }

  private var withParameters: String {
    inventory.hasKeyParameters
      ? "SELECT attrelid FROM pg_attribute WHERE attoptions IS NOT NULL" : "SELECT 0::oid WHERE false"
  }

  /// With parameters of a key, with classes of operators or collations that have no bare name; of a part alone.
  private var peculiarIndexes: String {
    """
    SELECT 'pg_index', i.indexrelid, n.nspname, ic.relname,
      \(Self.wholeIndex("i.indexrelid")) || CASE WHEN d.description IS NULL THEN ''
        ELSE format('; COMMENT ON INDEX %I.%I IS %L', n.nspname, ic.relname, d.description) END,
      format('DROP INDEX IF EXISTS %I.%I', n.nspname, ic.relname),
      format('SELECT NOT \(Self.isOfConstraint) FROM pg_catalog.pg_index WHERE indexrelid = to_regclass(%L)',
        format('%I.%I', n.nspname, ic.relname)), c.oid, 'pg_class', i.indexrelid
    FROM (SELECT * FROM pg_index i WHERE i.indisvalid
        AND (i.indrelid IN \(textRelations) OR i.indexrelid IN (\(withParameters))
          OR i.indclass::oid[] && ARRAY(SELECT o.oid FROM pg_opclass o JOIN pg_namespace s ON s.oid = o.opcnamespace
            WHERE NOT o.opcdefault AND s.nspname NOT IN ('pg_catalog', 'public'))
          OR i.indcollation::oid[] && ARRAY(SELECT o.oid FROM pg_collation o JOIN pg_namespace s ON s.oid = o.collnamespace
            WHERE s.nspname NOT IN ('pg_catalog', 'public'))) OFFSET 0) AS i
      JOIN pg_class ic ON ic.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid
      JOIN pg_namespace n ON n.oid = ic.relnamespace
      LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = i.indexrelid AND d.objsubid = 0
    WHERE NOT ic.relispartition AND ic.relnamespace IN \(spaces)
      AND NOT EXISTS (SELECT FROM pg_constraint con WHERE con.conindid = i.indexrelid AND con.contype IN ('p', 'u', 'x'))
    """
  }

  /// The server prints the index of a divided table as one without its partitions, which no query would use.
  private static func wholeIndex(_ index: String) -> String {
    #"regexp_replace(pg_get_indexdef(\#(index)), '^(CREATE (UNIQUE )?INDEX ("([^"]|"")+"|[^ "]+)) ON ONLY ', '\1 ON ')"#
  }

  /// Of an index, inside a text: a key of the same name is not it.
  private static let isOfConstraint =
    "EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = indexrelid AND contype IN (''p'', ''u'', ''x''))"

  /// A part's NOT NULL of its own, by the text of its name and its column's; what the whole has cannot go from the part.
  private static let ownRequirement = """
    SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_inherits i ON i.inhrelid = a.attrelid AND i.inhseqno = 1 \
    JOIN pg_catalog.pg_attribute p ON p.attrelid = i.inhparent AND p.attname = a.attname \
    WHERE a.attrelid = to_regclass(%L) AND a.attname = %L AND a.attnotnull AND NOT p.attnotnull
    """

  /// What a part or an heir has otherwise than the whole: defaults, NOT NULL, parameters, rules of its own.
  private var differencesOfParts: String {
    """
    SELECT 'addition', c.oid, n.nspname, format('default of %s.%s', c.relname, a.attname),
      format('ALTER TABLE ONLY %I.%I ALTER COLUMN %I ', n.nspname, c.relname, a.attname)
        || coalesce('SET DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), 'DROP DEFAULT'),
      format('ALTER TABLE IF EXISTS ONLY %I.%I ALTER COLUMN %I ', n.nspname, c.relname, a.attname)
        || coalesce('SET DEFAULT ' || pg_get_expr(pd.adbin, pd.adrelid), 'DROP DEFAULT'), NULL, c.oid, NULL, 0
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attinhcount > 0
      JOIN pg_attribute pa ON pa.attrelid = i.inhparent AND pa.attname = a.attname
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
      LEFT JOIN pg_attrdef pd ON pd.adrelid = i.inhparent AND pd.adnum = pa.attnum
    WHERE c.relkind IN ('r', 'p', 'f') AND i.inhseqno = 1 AND a.attgenerated = '' AND a.attidentity = ''
      AND pa.attidentity = '' AND NOT (a.attislocal AND NOT c.relispartition)
      AND pg_get_expr(d.adbin, d.adrelid) IS DISTINCT FROM pg_get_expr(pd.adbin, pd.adrelid)
      AND c.relnamespace IN \(spaces)
    UNION ALL
    SELECT 'addition', c.oid, n.nspname, format('NOT NULL of %s.%s', c.relname, a.attname),
      format('ALTER TABLE ONLY %I.%I ALTER COLUMN %I SET NOT NULL', n.nspname, c.relname, a.attname),
      format('DO %L', format('BEGIN IF EXISTS (\(Self.ownRequirement)) THEN ALTER TABLE ONLY %I.%I ALTER COLUMN %I '
        || 'DROP NOT NULL; END IF; END', format('%I.%I', n.nspname, c.relname), a.attname, n.nspname, c.relname, a.attname)),
      NULL, c.oid, NULL, 0
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull
      JOIN pg_attribute pa ON pa.attrelid = i.inhparent AND pa.attname = a.attname AND NOT pa.attnotnull
    WHERE c.relkind IN ('r', 'p', 'f') AND i.inhseqno = 1 AND NOT (a.attislocal AND NOT c.relispartition)
      AND c.relnamespace IN \(spaces)
    UNION ALL
    SELECT 'addition', c.oid, n.nspname, 'parameters of ' || c.relname,
      format('ALTER TABLE %I.%I SET (%s)', n.nspname, c.relname, (SELECT string_agg(quote_ident(option_name) || ' = '
        || quote_literal(option_value), ', ') FROM pg_options_to_table(c.reloptions))),
      format('ALTER TABLE IF EXISTS %I.%I RESET (%s)', n.nspname, c.relname, (SELECT string_agg(quote_ident(option_name),
        ', ') FROM pg_options_to_table(c.reloptions))), NULL, c.oid, NULL, 0
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relispartition AND c.relkind = 'r' AND c.reloptions IS NOT NULL AND c.relnamespace IN \(spaces)
      AND c.oid NOT IN \(peculiarRelations)
    UNION ALL
    SELECT 'addition', c.oid, n.nspname, 'row security of ' || c.relname,
      format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', n.nspname, c.relname),
      format('ALTER TABLE IF EXISTS %I.%I DISABLE ROW LEVEL SECURITY', n.nspname, c.relname), NULL, c.oid, NULL, 0
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relrowsecurity AND (c.relispartition OR c.oid IN \(peculiarRelations)) AND c.relnamespace IN \(spaces)
    UNION ALL
    SELECT 'addition', c.oid, n.nspname, 'logging of ' || c.relname,
      format('ALTER TABLE %I.%I SET UNLOGGED', n.nspname, c.relname),
      format('ALTER TABLE IF EXISTS %I.%I SET LOGGED', n.nspname, c.relname), NULL, c.oid, NULL, 0
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relispartition AND c.relpersistence = 'u' AND c.relnamespace IN \(spaces)
      AND c.oid NOT IN \(peculiarRelations)
    UNION ALL
    SELECT 'addition', c.oid, n.nspname, format('comment on %s%s', c.relname, coalesce('.' || a.attname, '')),
      format('COMMENT ON %s IS %L', w.words, d.description), format('COMMENT ON %s IS NULL', w.words), NULL, c.oid, NULL, 0
    FROM pg_description d JOIN pg_class c ON c.oid = d.objoid AND d.classoid = 'pg_class'::regclass
      JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND d.objsubid > 0,
      LATERAL (SELECT CASE WHEN a.attname IS NOT NULL THEN format('COLUMN %I.%I.%I', n.nspname, c.relname, a.attname)
        ELSE format('%sTABLE %I.%I', CASE WHEN c.relkind = 'f' THEN 'FOREIGN ' ELSE '' END, n.nspname, c.relname) END) AS w (words)
    WHERE c.relkind IN ('r', 'p', 'f') AND (c.relispartition OR c.oid IN \(peculiarRelations))
      AND c.relnamespace IN \(spaces)
    """
  }

  /// For the owner too: of parts, and of a table that is to have it from the moment on in which its rows are guarded.
  private var forcedRowSecurity: String {
    """
    SELECT 'addition', c.oid, n.nspname, 'forced row security of ' || c.relname,
      format('ALTER TABLE %I.%I FORCE ROW LEVEL SECURITY', n.nspname, c.relname),
      format('ALTER TABLE IF EXISTS %I.%I NO FORCE ROW LEVEL SECURITY', n.nspname, c.relname), NULL, c.oid, NULL, 0
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relforcerowsecurity AND (NOT c.relrowsecurity OR c.relispartition OR c.oid IN \(peculiarRelations))
      AND c.relnamespace IN \(spaces)
    """
  }

  /// Indexes and keys of divided tables that do not yet have one of each part: no query uses them.
  private var incompleteIndexes: String {
    let index = "format('%I.%I', n.nspname, ic.relname)"
    let isThere = """
      format('SELECT NOT indisvalid AND %s\(Self.isOfConstraint) FROM pg_catalog.pg_index WHERE indexrelid = to_regclass(%L)',
        CASE WHEN con.oid IS NULL THEN 'NOT ' ELSE '' END, \(index))
      """
    // Those that some parts have, the ones of divided parts before what is part of them.
    let parts = """
      coalesce((SELECT string_agg(format('; %s; ALTER INDEX %s ATTACH PARTITION %s',
          CASE WHEN k.oid IS NULL THEN pg_get_indexdef(t.relid)
            ELSE format('ALTER TABLE ONLY %s ADD CONSTRAINT %I %s', k.conrelid::regclass, k.conname,
              pg_get_constraintdef(k.oid)) END, t.parentrelid::regclass, t.relid::regclass), '' ORDER BY t.level, t.relid)
        FROM pg_partition_tree(i.indexrelid) t
          LEFT JOIN pg_constraint k ON k.conindid = t.relid AND k.contype IN ('p', 'u') AND k.conparentid <> 0
        WHERE t.level > 0), '')
      """
    return """
      SELECT CASE WHEN con.oid IS NULL THEN 'pg_index' ELSE 'pg_constraint' END, coalesce(con.oid, i.indexrelid), n.nspname,
        CASE WHEN con.oid IS NULL THEN ic.relname ELSE format('%s on %s', con.conname, c.relname) END,
        CASE WHEN con.oid IS NULL THEN pg_get_indexdef(i.indexrelid)
          ELSE format('ALTER TABLE ONLY %I.%I ADD CONSTRAINT %I %s', tn.nspname, c.relname, con.conname,
            pg_get_constraintdef(con.oid)) END || \(parts),
        CASE WHEN con.oid IS NULL THEN format('DROP INDEX IF EXISTS %s', \(index))
          ELSE format('ALTER TABLE IF EXISTS %I.%I DROP CONSTRAINT IF EXISTS %I', tn.nspname, c.relname, con.conname) END,
        \(isThere), c.oid, 'pg_class', i.indexrelid
      FROM pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid JOIN pg_namespace n ON n.oid = ic.relnamespace
        JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace tn ON tn.oid = c.relnamespace
        LEFT JOIN pg_constraint con ON con.conindid = i.indexrelid AND con.contype IN ('p', 'u')
      WHERE ic.relkind = 'I' AND NOT i.indisvalid AND NOT ic.relispartition AND c.relkind = 'p' AND NOT c.relispartition
        AND ic.relnamespace IN \(spaces)
      """
  }
}

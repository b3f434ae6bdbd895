/// What is said about tables, columns and others beside what the model has a form for, as statements of its own. The
/// answers are those of `raws`; none of them is something that others mention.
extension PostgresQueries {
  func additions(_ rows: PostgresRows) -> [String] {
    let hasMaterialized = rows.relations.contains { $0.kind == "m" }
    // Indexes of parts are not among the rows.
    let hasParts = rows.relations.contains(where: \.isPartition)
    let hasPlaces = hasParts || rows.relations.contains(where: \.isPlaced) || rows.indexes.contains(where: \.isPlaced)
    // Before version 15 there are no unlogged sequences.
    let hasUnlogged =
      rows.sequences.contains { $0.letter(13) == "u" } || major >= 15 && rows.relations.contains(where: \.isUnlogged)
    let hasParameters = hasParts || rows.indexes.contains { !$0.parameters.isEmpty }
    let hasComments = rows.comments.contains {
      $0.text(0) != "pg_namespace" || !Self.usualComments.contains($0.text(3))
    }
    return (rows.columns.contains(where: \.isUnusual) || hasMaterialized ? [columnStorage] : [])
      + (inventory.hasKeyStatistics ? [keyStatistics] : [])
      + (rows.sequences.contains { $0.letter(12) == "a" } ? [ownedSequences] : [])
      + (hasUnlogged ? [loggingOfSequences] : [])
      + (inventory.has(.triggers) ? [peculiarTriggers] : []) + (hasComments ? [furtherComments] : [])
      + (hasPlaces ? [replicaIdentities, placement] : [])
      + (hasParameters ? [keyParameters] : []) + (rows.looseRequirements.isEmpty ? [] : [requirements])
      + (rows.relations.contains(where: \.isView) ? [viewDefaults] : [])
  }

  /// What the server says about its own namespaces.
  private static let usualComments: Set = [
    "standard public schema", "system catalog schema", "reserved schema for TOAST tables",
  ]

  /// `ALTER TABLE t ALTER COLUMN c …` for what a column has beside its type. Storage and statistics go to the parts with the
  /// whole, compression and options do not.
  private var columnStorage: String {
    let kinds: [(name: String, condition: String, set: String, reset: String)] = [
      (
        "storage", "a.attstorage <> t.typstorage",
        "SET STORAGE ' || CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' "
          + "ELSE 'EXTENDED' END || '",
        "SET STORAGE ' || CASE t.typstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' "
          + "ELSE 'EXTENDED' END || '"
      ),
      (
        "compression", since(14, "a.attcompression <> ''", else: "false"),
        "SET COMPRESSION ' || \(since(14, "CASE a.attcompression WHEN 'l' THEN 'lz4' ELSE 'pglz' END", else: "''")) || '",
        "SET COMPRESSION default"
      ),
      (
        "statistics", "coalesce(a.attstattarget, -1) >= 0", "SET STATISTICS ' || a.attstattarget || '",
        "SET STATISTICS -1"
      ),
      (
        "options", "a.attoptions IS NOT NULL",
        "SET (' || (SELECT string_agg(quote_ident(option_name) || ' = ' || quote_literal(option_value), ', ') "
          + "FROM pg_options_to_table(a.attoptions)) || ')",
        "RESET (' || (SELECT string_agg(quote_ident(option_name), ', ') FROM pg_options_to_table(a.attoptions)) || ')"
      ),
    ]
    let rows = kinds.map { "('\($0.name)', \($0.condition), '\($0.set)', '\($0.reset)')" }.joined(
      separator: ",\n      "
    )
    let anything = kinds.map(\.condition).joined(separator: " OR ")
    return """
      SELECT 'addition', c.oid, n.nspname, format('%s of %s.%s', kind.name, c.relname, a.attname),
        format('ALTER TABLE %I.%I ALTER COLUMN %I %s', n.nspname, c.relname, a.attname, kind.set),
        format('ALTER TABLE %I.%I ALTER COLUMN %I %s', n.nspname, c.relname, a.attname, kind.reset), NULL, c.oid, NULL, 0
      FROM (SELECT a.*, t.typstorage FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
          WHERE a.attnum > 0 AND NOT a.attisdropped AND (\(anything)) OFFSET 0) AS a
        JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_type t ON t.oid = a.atttypid, LATERAL (VALUES
      \(rows)) AS kind (name, is_there, set, reset)
      WHERE c.relkind IN ('r', 'p', 'm') AND c.relnamespace IN \(spaces) AND kind.is_there
        AND NOT (c.relispartition AND kind.name IN ('storage', 'statistics') AND EXISTS (SELECT FROM pg_inherits i
          JOIN pg_attribute w ON w.attrelid = i.inhparent AND w.attname = a.attname WHERE i.inhrelid = c.oid
          AND w.attstorage = a.attstorage AND w.attstattarget IS NOT DISTINCT FROM a.attstattarget))
      """
  }

  private var keyStatistics: String {
    """
    SELECT 'addition', c.oid, n.nspname, format('statistics of %s, key %s', c.relname, a.attnum),
      format('ALTER INDEX %I.%I ALTER COLUMN %s SET STATISTICS %s', n.nspname, c.relname, a.attnum, a.attstattarget),
      format('ALTER INDEX IF EXISTS %I.%I ALTER COLUMN %s SET STATISTICS -1', n.nspname, c.relname, a.attnum), NULL,
      i.indrelid, NULL, 0
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_index i ON i.indexrelid = c.oid
    WHERE c.relkind IN ('i', 'I') AND c.relnamespace IN \(spaces) AND coalesce(a.attstattarget, -1) >= 0
    """
  }

  /// Sequences that go with a column, as those of `serial` do.
  private var ownedSequences: String {
    """
    SELECT 'addition', s.oid, sn.nspname, format('%s belongs to %s.%s', s.relname, c.relname, a.attname),
      format('ALTER SEQUENCE %I.%I OWNED BY %I.%I.%I', sn.nspname, s.relname, n.nspname, c.relname, a.attname),
      format('ALTER SEQUENCE IF EXISTS %I.%I OWNED BY NONE', sn.nspname, s.relname), NULL, c.oid, 'pg_class', s.oid
    FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S' JOIN pg_namespace sn ON sn.oid = s.relnamespace
      JOIN pg_class c ON c.oid = d.refobjid JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
    WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'a' AND d.objsubid = 0
      AND s.relnamespace IN \(spaces)
    """
  }

  /// Sequences are logged, and those of identity columns as their tables are.
  private var loggingOfSequences: String {
    func words(_ isUnlogged: String) -> String { "CASE WHEN \(isUnlogged) THEN 'UNLOGGED' ELSE 'LOGGED' END" }
    return """
      SELECT 'addition', s.oid, n.nspname, 'logging of ' || s.relname,
        format('ALTER SEQUENCE %I.%I SET %s', n.nspname, s.relname, \(words("s.relpersistence = 'u'"))),
        format('ALTER SEQUENCE IF EXISTS %I.%I SET %s', n.nspname, s.relname, \(words("s.relpersistence <> 'u'"))), NULL,
        coalesce(c.oid, 0), 'pg_class', s.oid
      FROM pg_class s JOIN pg_namespace n ON n.oid = s.relnamespace
        LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.oid AND d.objsubid = 0
          AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'i'
        LEFT JOIN pg_class c ON c.oid = d.refobjid
      WHERE s.relkind = 'S' AND s.relpersistence <> 't' AND s.relpersistence <> coalesce(c.relpersistence, 'p')
        AND s.relnamespace IN \(spaces)
      """
  }

  private var replicaIdentities: String {
    """
    SELECT 'addition', c.oid, n.nspname, 'replica identity of ' || c.relname,
      format('ALTER TABLE %I.%I REPLICA IDENTITY %s', n.nspname, c.relname, CASE c.relreplident WHEN 'f' THEN 'FULL'
        WHEN 'n' THEN 'NOTHING' ELSE 'USING INDEX ' || (SELECT quote_ident(ic.relname) FROM pg_index i
          JOIN pg_class ic ON ic.oid = i.indexrelid WHERE i.indrelid = c.oid AND i.indisreplident) END),
      format('ALTER TABLE IF EXISTS %I.%I REPLICA IDENTITY DEFAULT', n.nspname, c.relname), NULL, c.oid, NULL, 0
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND c.relreplident <> 'd' AND c.relnamespace IN \(spaces)
      AND (c.relreplident <> 'i' OR EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisreplident))
    UNION ALL
    SELECT 'addition', c.oid, n.nspname, 'order of ' || c.relname,
      format('ALTER TABLE %I.%I CLUSTER ON %I', n.nspname, c.relname, ic.relname),
      format('ALTER TABLE IF EXISTS %I.%I SET WITHOUT CLUSTER', n.nspname, c.relname), NULL, c.oid, NULL, 0
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_class ic ON ic.oid = i.indexrelid
    WHERE i.indisclustered AND c.relnamespace IN \(spaces)
    """
  }

  /// Triggers that do not fire as others do, and those that know another table.
  private var peculiarTriggers: String {
    """
    SELECT 'addition', c.oid, n.nspname, format('trigger %s on %s', t.tgname, c.relname),
      pg_get_triggerdef(t.oid) || CASE t.tgenabled WHEN 'O' THEN '' ELSE format('; ALTER TABLE %I.%I %s TRIGGER %I', n.nspname,
          c.relname, CASE t.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE REPLICA' END,
          t.tgname) END
        || CASE WHEN d.description IS NULL THEN '' ELSE format('; COMMENT ON TRIGGER %I ON %I.%I IS %L', t.tgname, n.nspname,
          c.relname, d.description) END,
      format('DROP TRIGGER IF EXISTS %I ON %I.%I', t.tgname, n.nspname, c.relname),
      format('SELECT true FROM pg_catalog.pg_trigger WHERE tgname = %L AND tgrelid = to_regclass(%L)', t.tgname,
        format('%I.%I', n.nspname, c.relname)), c.oid, 'pg_trigger', t.oid
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_description d ON d.classoid = 'pg_trigger'::regclass AND d.objoid = t.oid
    WHERE NOT t.tgisinternal AND t.tgparentid = 0
      AND (t.tgconstraint <> 0 AND t.tgconstrrelid <> 0 OR t.tgenabled <> 'O') AND c.relnamespace IN \(spaces)
    """
  }

  /// Comments on what has no place for one.
  private var furtherComments: String {
    """
    SELECT 'addition', CASE WHEN d.classoid = 'pg_class'::regclass THEN d.objoid ELSE 0 END, 'public',
      format('comment on %s %s', i.type, i.identity),
      format('COMMENT ON %s IS %L', w.words, d.description), format('COMMENT ON %s IS NULL', w.words), NULL,
      coalesce((SELECT CASE WHEN c.relkind IN ('r', 'p', 'v', 'm', 'f') THEN c.oid
          WHEN c.relkind IN ('i', 'I') THEN (SELECT x.indrelid FROM pg_index x WHERE x.indexrelid = c.oid) END
          FROM pg_class c WHERE d.classoid = 'pg_class'::regclass AND c.oid = d.objoid),
        (SELECT con.conrelid FROM pg_constraint con WHERE d.classoid = 'pg_constraint'::regclass AND con.oid = d.objoid), 0),
      d.classoid::regclass::text, d.objoid
    FROM pg_description d, pg_identify_object(d.classoid, d.objoid, d.objsubid) i,
      LATERAL (SELECT CASE i.type
        WHEN 'table constraint' THEN 'CONSTRAINT ' || i.identity
        WHEN 'domain constraint' THEN 'CONSTRAINT ' || replace(i.identity, ' on ', ' ON DOMAIN ')
        WHEN 'statistics object' THEN 'STATISTICS ' || i.identity
        WHEN 'composite type' THEN 'TYPE ' || i.identity
        WHEN 'aggregate' THEN 'AGGREGATE ' || regexp_replace(i.identity, '[(][)]$', '(*)')
        WHEN 'foreign-data wrapper' THEN 'FOREIGN DATA WRAPPER ' || i.identity
        ELSE CASE WHEN i.type LIKE '% column' THEN 'COLUMN ' ELSE upper(i.type) || ' ' END || i.identity END) AS w (words)
    WHERE d.objoid >= 16384 AND d.classoid <> 'pg_subscription'::regclass AND i.schema IS DISTINCT FROM 'pg_toast'
      AND i.type NOT IN ('table column', 'table', 'view', 'materialized view', 'sequence', 'function', 'procedure',
        'trigger', 'policy', 'schema', 'foreign table', 'foreign table column')
      AND NOT (i.type = 'index' AND NOT EXISTS (SELECT FROM pg_constraint con WHERE con.conindid = d.objoid
        AND con.contype IN ('p', 'u', 'x')))
      AND NOT (i.type = 'extension' AND EXISTS (SELECT FROM pg_available_extensions() x
        WHERE quote_ident(x.name) = i.identity AND x.comment = d.description))
      AND NOT (i.type = 'type' AND EXISTS (SELECT FROM pg_type t WHERE t.oid = d.objoid AND t.typtype = 'd'))
      AND NOT (i.type = 'table constraint' AND EXISTS (SELECT FROM pg_constraint con WHERE con.oid = d.objoid
        AND \(Self.isNamelessRequirement)))
    UNION ALL
    SELECT 'addition', 0, n.nspname, 'comment on schema ' || n.nspname,
      format('COMMENT ON SCHEMA %I IS %L', n.nspname, d.description),
      format('COMMENT ON SCHEMA %I IS %L', n.nspname, 'standard public schema'), NULL, 0, 'pg_namespace', n.oid
    FROM pg_namespace n JOIN pg_description d ON d.classoid = 'pg_namespace'::regclass AND d.objoid = n.oid
    WHERE n.nspname = '\(PostgresNames.home)' AND d.description <> 'standard public schema'
    \(since(18, "UNION ALL \(commentsOnRequirements)", else: ""))
    """
  }

  /// NOT NULL that a column says: its name is the server's affair.
  private static let isNamelessRequirement = "con.contype = 'n' AND con.convalidated AND NOT con.connoinherit"

  /// What is said of them is said of the NOT NULL of the column, whatever it is called.
  private var commentsOnRequirements: String {
    func comment(_ text: String) -> String {
      """
      format('DO %L', format('BEGIN EXECUTE coalesce((SELECT format(''COMMENT ON CONSTRAINT %%I ON %%s IS %%s'', conname,
        conrelid::regclass, %L) FROM pg_catalog.pg_constraint JOIN pg_catalog.pg_attribute ON attrelid = conrelid
        AND attnum = conkey[1] WHERE contype = ''n'' AND conrelid = to_regclass(%L) AND attname = %L), ''SELECT 1''); END',
        \(text), format('%I.%I', n.nspname, c.relname), a.attname))
      """
    }
    return """
      SELECT 'addition', con.oid, 'public', format('comment on NOT NULL of %I.%I.%I', n.nspname, c.relname, a.attname),
        \(comment("quote_literal(d.description)")), \(comment("'NULL'")), NULL, c.oid, NULL, 0
      FROM pg_description d JOIN pg_constraint con ON d.classoid = 'pg_constraint'::regclass AND con.oid = d.objoid
        JOIN pg_class c ON c.oid = con.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = con.conkey[1]
      WHERE \(Self.isNamelessRequirement) AND c.relnamespace IN \(spaces)
      """
  }

  /// Parameters of the indexes behind keys.
  private var keyParameters: String {
    """
    SELECT 'addition', c.oid, n.nspname, 'parameters of ' || ic.relname,
      format('ALTER INDEX %I.%I SET (%s)', n.nspname, ic.relname, (SELECT string_agg(quote_ident(option_name) || ' = '
        || quote_literal(option_value), ', ') FROM pg_options_to_table(ic.reloptions))),
      format('ALTER INDEX IF EXISTS %I.%I RESET (%s)', n.nspname, ic.relname, (SELECT string_agg(quote_ident(option_name),
        ', ') FROM pg_options_to_table(ic.reloptions))), NULL, c.oid, NULL, 0
    FROM pg_constraint con JOIN pg_class ic ON ic.oid = con.conindid JOIN pg_class c ON c.oid = con.conrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE con.contype IN ('p', 'u', 'x') AND con.conparentid = 0 AND ic.reloptions IS NOT NULL
      AND c.relnamespace IN \(spaces)
    """
  }

  /// NOT NULL that is not checked yet, or that is not for heirs.
  private var requirements: String {
    """
    SELECT 'addition', c.oid, n.nspname, format('%s on %s', con.conname, c.relname),
      format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', n.nspname, c.relname, con.conname, pg_get_constraintdef(con.oid)),
      format('ALTER TABLE IF EXISTS %I.%I DROP CONSTRAINT IF EXISTS %I', n.nspname, c.relname, con.conname),
      format('SELECT true FROM pg_catalog.pg_constraint WHERE conname = %L AND conrelid = to_regclass(%L)
        AND (NOT convalidated OR connoinherit)', con.conname, format('%I.%I', n.nspname, c.relname)),
      c.oid, 'pg_constraint', con.oid
    FROM pg_constraint con JOIN pg_class c ON c.oid = con.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE con.contype = 'n' AND con.conislocal AND (NOT con.convalidated OR con.connoinherit)
      AND c.relnamespace IN \(spaces)
    """
  }

  private var viewDefaults: String {
    """
    SELECT 'addition', c.oid, n.nspname, format('default of %s.%s', c.relname, a.attname),
      format('ALTER VIEW %I.%I ALTER COLUMN %I SET DEFAULT %s', n.nspname, c.relname, a.attname,
        pg_get_expr(d.adbin, d.adrelid)),
      format('ALTER VIEW IF EXISTS %I.%I ALTER COLUMN %I DROP DEFAULT', n.nspname, c.relname, a.attname), NULL, c.oid,
      NULL, 0
    FROM pg_attrdef d JOIN pg_class c ON c.oid = d.adrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.adnum
    WHERE c.relkind = 'v' AND c.relnamespace IN \(spaces)
    UNION ALL
    SELECT 'addition', c.oid, n.nspname, 'parameters of ' || c.relname,
      format('ALTER MATERIALIZED VIEW %I.%I SET (%s)', n.nspname, c.relname, (SELECT string_agg(quote_ident(option_name)
        || ' = ' || quote_literal(option_value), ', ') FROM pg_options_to_table(c.reloptions))),
      format('ALTER MATERIALIZED VIEW IF EXISTS %I.%I RESET (%s)', n.nspname, c.relname,
        (SELECT string_agg(quote_ident(option_name), ', ') FROM pg_options_to_table(c.reloptions))), NULL, c.oid, NULL, 0
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'm' AND c.reloptions IS NOT NULL AND c.relnamespace IN \(spaces)
    """
  }

  /// Tablespaces.
  private var placement: String {
    """
    SELECT 'addition', c.oid, n.nspname, 'tablespace of ' || c.relname,
      format('ALTER %s %I.%I SET TABLESPACE %I', w.words, n.nspname, c.relname, t.spcname),
      format('ALTER %s IF EXISTS %I.%I SET TABLESPACE pg_default', w.words, n.nspname, c.relname), NULL,
      coalesce(i.indrelid, c.oid), NULL, 0
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_tablespace t ON t.oid = c.reltablespace
      LEFT JOIN pg_index i ON i.indexrelid = c.oid,
      LATERAL (SELECT CASE WHEN c.relkind IN ('i', 'I') THEN 'INDEX' WHEN c.relkind = 'm' THEN 'MATERIALIZED VIEW'
        ELSE 'TABLE' END) AS w (words)
    WHERE c.relkind IN ('r', 'p', 'm', 'i', 'I') AND c.reltablespace <> 0 AND c.relnamespace IN \(spaces)
    """
  }
}

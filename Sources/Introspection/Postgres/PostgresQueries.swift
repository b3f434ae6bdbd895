import DatabaseDrivers

/// What the catalogue is asked, for one version of the server.
///
/// `pg_catalog` is all that is searched, so names of the catalogue stand bare. Names of the server's functions do not
/// look at the transaction's snapshot, so few of them are used, and texts are asked for only where there are any
/// (facts/postgres.md, section 4).
struct PostgresQueries {
  /// 15, 18.
  let major: Int
  /// What there is to be asked for.
  var inventory = PostgresInventory()
  /// On DSQL it is not known whether it lends names of its catalogue.
  let borrowsNames: Bool
  /// A namespace of the server's own beside the two that each has.
  var systemNamespace: String?

  init(_ server: ServerIdentity) {
    // DSQL speaks of version 16, and the stand-in for it is a newer one.
    major = server.product == .dsql ? 16 : server.major
    borrowsNames = server.product == .postgres
    systemNamespace = server.product == .dsql ? "sys" : nil
  }

  /// The namespaces that are read.
  var spaces: String {
    let own = systemNamespace.map { ", '\($0)'" } ?? ""
    return "(SELECT oid FROM pg_namespace WHERE nspname NOT IN ('pg_catalog', 'information_schema'\(own))"
      + " AND nspname !~ '^pg_(toast|temp)')"
  }

  /// The text where the server is of that version, and else what stands for it.
  func since(_ version: Int, _ text: String, else other: String = "NULL") -> String {
    major >= version ? text : other
  }

  var namespaces: String {
    "SELECT oid, nspname FROM pg_namespace WHERE oid IN \(spaces) ORDER BY oid"
  }

  /// What extensions own.
  var members: String {
    """
    SELECT d.classid::regclass::text, d.objid, i.type || ' ' || i.identity, e.extname, n.nspname
    FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid JOIN pg_namespace n ON n.oid = e.extnamespace,
      pg_identify_object(d.classid, d.objid, 0) i
    WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND e.extname <> 'plpgsql'
    ORDER BY 1, 2
    """
  }

  /// Of a version only where it is not the one that this server gives by itself.
  var extensions: String {
    """
    SELECT e.oid, e.extname, n.nspname, (SELECT e.extversion FROM pg_available_extensions() a
      WHERE a.name = e.extname AND a.default_version <> e.extversion)
    FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql' ORDER BY 2
    """
  }

  var relations: String {
    """
    SELECT c.oid, c.relnamespace, c.relname, c.relkind, c.relpersistence, c.reloptions, c.relrowsecurity,
      c.relforcerowsecurity, c.relispartition, c.reloftype <> 0 OR c.relkind = 'r' AND c.relam NOT IN (0, 2),
      (SELECT t.reloptions FROM pg_class t WHERE t.oid = c.reltoastrelid AND t.reloptions IS NOT NULL),
      c.reltablespace <> 0 OR c.relkind IN ('r', 'p') AND c.relreplident <> 'd'
    FROM pg_class c
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relnamespace IN \(spaces)
    """
  }

  var columns: String {
    """
    SELECT a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod, a.attnotnull, a.attidentity, a.attgenerated,
      a.attcollation, a.attislocal, a.attstorage <> t.typstorage OR coalesce(a.attstattarget, -1) >= 0
        OR a.attoptions IS NOT NULL \(since(14, "OR a.attcompression <> ''", else: ""))
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
    WHERE c.relkind IN ('r', 'p', 'f') AND c.relnamespace IN \(spaces) AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY a.attrelid, a.attnum
    """
  }

  /// NOT NULL that is a text of its own, as it is not checked yet or not for heirs: the column is as one without it.
  var looseRequirements: String {
    guard major >= 18 else { return "SELECT 0, 0 WHERE false" }
    return """
      SELECT con.conrelid, con.conkey[1] FROM pg_constraint con WHERE con.contype = 'n' AND con.conislocal
        AND (NOT con.convalidated OR con.connoinherit) AND con.connamespace IN \(spaces)
      """
  }

  /// Defaults, and what generated columns are computed from. Only where a column is mentioned the server has to know of which
  /// table, for which it looks at all its columns each time.
  var defaults: String {
    """
    SELECT d.adrelid, d.adnum,
      pg_get_expr(d.adbin, CASE WHEN position('{VAR ' IN d.adbin::text) > 0 THEN d.adrelid ELSE 0 END)
    FROM pg_attrdef d JOIN pg_class c ON c.oid = d.adrelid
    WHERE c.relkind IN ('r', 'p', 'f') AND c.relnamespace IN \(spaces)
    """
  }

  /// The types that columns, domains and arguments have, with the element of an array. Those of columns are $1 and $2.
  var types: String {
    """
    SELECT u.type, u.modifier, format_type(u.type, u.modifier), t.typtype, t.typnamespace, t.typname, t.typcollation,
      e.oid, format_type(e.oid, u.modifier), e.typtype, e.typnamespace, e.typname
    FROM (
      SELECT unnest($1::oid[]), unnest($2::int[]) UNION SELECT typbasetype, typtypmod FROM pg_type WHERE typtype = 'd' AND typnamespace IN \(spaces)
      UNION SELECT seqtypid, -1 FROM pg_sequence
      UNION SELECT unnest(coalesce(proallargtypes, proargtypes::oid[]) || prorettype), -1 FROM pg_proc
        WHERE pronamespace IN \(spaces)
    ) AS u (type, modifier)
    JOIN pg_type t ON t.oid = u.type LEFT JOIN pg_type e ON e.typarray = t.oid
    """
  }

  var constraints: String {
    """
    SELECT con.oid, con.conrelid, con.contypid, con.conname, con.contype, con.convalidated, con.condeferrable,
      con.condeferred, con.conkey, con.confrelid, con.confkey, con.confmatchtype, con.confupdtype, con.confdeltype,
      con.conindid, con.connoinherit, con.conislocal, con.coninhcount, \(since(15, "con.confdelsetcols")),
      \(since(18, "NOT con.conenforced OR con.conperiod", else: "false")),
      \(printed("con.conbin", of: "con.conrelid"))
    FROM pg_constraint con
    WHERE con.contype IN ('p', 'u', 'f', 'c', 'x') AND con.conparentid = 0 AND con.connamespace IN \(spaces)
    """
  }

  /// Indexes that are not part of a divided table's.
  var indexes: String {
    """
    SELECT i.indexrelid, i.indrelid, ic.relname, CASE WHEN am.amname NOT IN ('btree', 'btree_index') THEN am.amname END, i.indisunique,
      i.indisvalid AND i.indisready AND i.indislive, \(since(15, "i.indnullsnotdistinct", else: "false")),
      i.indnkeyatts, i.indkey, i.indoption, i.indclass, i.indcollation, ic.reloptions, i.indpred IS NOT NULL,
      i.indexprs IS NOT NULL, i.indisclustered OR ic.reltablespace <> 0, \(printed("i.indpred", of: "i.indrelid")), \(printed("i.indexprs", of: "i.indrelid"))
    FROM pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid JOIN pg_am am ON am.oid = ic.relam
    WHERE ic.relnamespace IN \(spaces) AND NOT ic.relispartition
    """
  }

  /// Classes of operators, and whether an index takes them by itself for a column of that type.
  var operatorClasses: String {
    """
    SELECT o.oid, o.opcname, o.opcdefault, n.nspname, o.opcintype, am.amname
    FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace JOIN pg_am am ON am.oid = o.opcmethod
    """
  }

  /// The operators of exclusion constraints.
  var indexDetails: String {
    """
    SELECT con.conindid, (SELECT array_agg(
        CASE WHEN n.nspname IN ('pg_catalog', 'public') THEN o.oprname
          ELSE format('OPERATOR(%I.%s)', n.nspname, o.oprname) END ORDER BY u.place)
      FROM unnest(con.conexclop) WITH ORDINALITY AS u (operator, place)
      JOIN pg_operator o ON o.oid = u.operator JOIN pg_namespace n ON n.oid = o.oprnamespace)
    FROM pg_constraint con WHERE con.contype = 'x' AND con.connamespace IN \(spaces)
    """
  }

  var collations: String {
    "SELECT co.oid, n.nspname, co.collname FROM pg_collation co JOIN pg_namespace n ON n.oid = co.collnamespace"
  }

  /// Sequences, with the column that they count for.
  var sequences: String {
    """
    SELECT c.oid, c.relnamespace, c.relname, s.seqtypid, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
      s.seqcycle, d.refobjid, d.refobjsubid, d.deptype, c.relpersistence
    FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
    LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
      AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
    WHERE c.relnamespace IN \(spaces) ORDER BY c.oid
    """
  }

  var enums: String {
    """
    SELECT t.oid, t.typnamespace, t.typname, array_agg(e.enumlabel ORDER BY e.enumsortorder)
    FROM pg_type t LEFT JOIN pg_enum e ON e.enumtypid = t.oid
    WHERE t.typtype = 'e' AND t.typnamespace IN \(spaces) GROUP BY 1, 2, 3
    """
  }

  /// Types that a bare name would not find, as the server has one of the same name.
  var shadowedTypes: String {
    """
    SELECT t.typname FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE n.nspname = '\(PostgresNames.home)' AND t.typname IN (SELECT typname FROM pg_type s
      WHERE s.typnamespace = 'pg_catalog'::regnamespace)
    """
  }

  var domains: String {
    """
    SELECT t.oid, t.typnamespace, t.typname, t.typbasetype, t.typtypmod, t.typcollation, t.typnotnull,
      pg_get_expr(t.typdefaultbin, 0)
    FROM pg_type t WHERE t.typtype = 'd' AND t.typnamespace IN \(spaces)
    """
  }

  /// How tables are divided.
  var partitionings: String {
    """
    SELECT p.partrelid, p.partstrat, p.partattrs, p.partclass, p.partcollation,
      CASE WHEN p.partexprs IS NOT NULL THEN pg_get_partkeydef(p.partrelid) END
    FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partrelid WHERE c.relnamespace IN \(spaces)
    """
  }

  /// What is part of what, divided or inherited.
  var inheritance: String {
    """
    SELECT i.inhrelid, i.inhparent, pg_get_expr(c.relpartbound, c.oid), c.relispartition
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE c.relkind IN ('r', 'p', 'f') AND c.relnamespace IN \(spaces) ORDER BY i.inhrelid, i.inhseqno
    """
  }

  /// What is said about objects; what the server brought along has smaller numbers, but for one namespace.
  var comments: String {
    """
    SELECT classoid::regclass::text, objoid, objsubid, description FROM pg_description
    WHERE objoid >= 16384 OR classoid = 'pg_namespace'::regclass ORDER BY 1, 2, 3
    """
  }
}

extension PostgresQueries {
  /// Another row after any change of the names and texts that the server's functions look up by themselves; all else comes
  /// from one snapshot. What VACUUM, ANALYZE and TRUNCATE write to `pg_class` is left out, as are the temporary tables of
  /// other sessions.
  var fingerprint: String {
    let temporary = "(SELECT oid FROM pg_class WHERE relpersistence = 't')"
    let catalogues = [
      ("pg_namespace", "nspname !~ '^pg_(toast|temp)'"),
      ("pg_attribute", "attnum > 0 AND attrelid NOT IN \(temporary)"),
      ("pg_type", "typnamespace IN \(spaces)"), ("pg_enum", "true"), ("pg_proc", "pronamespace IN \(spaces)"),
      ("pg_rewrite", "ev_class NOT IN \(temporary)"), ("pg_trigger", "tgrelid NOT IN \(temporary)"),
      ("pg_operator", "oprnamespace IN \(spaces)"), ("pg_collation", "collnamespace IN \(spaces)"),
    ]
    let classes = """
      SELECT count(*)::text || '/' || coalesce(sum(hashtextextended(relname, oid::int8 + relnamespace::int8)), 0)::text
        FROM pg_class WHERE relnamespace IN \(spaces)
      """
    let versions = catalogues.map { relation, condition in
      "SELECT count(*)::text || '/' || coalesce(sum(xmin::text::int8), 0)::text FROM \(relation) WHERE \(condition)"
    }
    return "SELECT " + ([classes] + versions).map { "(\($0))" }.joined(separator: ",\n  ")
  }
}

/// What the model has no form for, by the text that makes it and the text that takes it away.
///
/// Each query answers: the catalogue and the OID that it stands under, its namespace, its name, what makes it, what drops
/// it, a query that answers true where it is there, the relation that it is part of, and the catalogue and OID under which
/// the server keeps what it needs.
extension PostgresQueries {
  /// All that there is anything of, in one round trip.
  var raws: [String] {
    let all: [(PostgresInventory.Kind, String)] = [
      (.compositeTypes, compositeTypes), (.baseTypes, baseTypes), (.ranges, ranges), (.collations, collationObjects),
      (.aggregates, aggregates), (.routines, programs), (.operators, operators), (.casts, casts),
      (.statistics, statistics), (.rules, rules), (.operatorFamilies, operatorFamilies),
      (.operatorClasses, operatorClassObjects), (.transforms, transforms), (.accessMethods, accessMethods),
      (.eventTriggers, eventTriggers), (.parsers, parsers), (.templates, templates), (.dictionaries, dictionaries),
      (.configurations, configurations), (.conversions, conversions), (.languages, languages),
      (.wrappers, wrappers), (.servers, servers), (.publications, publications), (.defaultRights, defaultRights),
    ]
    return all.filter { inventory.has($0.0) }.map(\.1)
  }

  private var compositeTypes: String {
    """
    SELECT 'pg_type', t.oid, n.nspname, t.typname,
      format('CREATE TYPE %I.%I AS (%s)', n.nspname, t.typname, (SELECT string_agg(format('%I %s%s', a.attname,
          format_type(a.atttypid, a.atttypmod), CASE WHEN a.attcollation <> at.typcollation
          THEN ' COLLATE ' || a.attcollation::regcollation ELSE '' END), ', ' ORDER BY a.attnum)
        FROM pg_attribute a JOIN pg_type at ON at.oid = a.atttypid
        WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)),
      format('DROP TYPE IF EXISTS %I.%I', n.nspname, t.typname),
      format('SELECT to_regtype(%L) IS NOT NULL', format('%I.%I', n.nspname, t.typname)), 0, 'pg_class', t.typrelid
    FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c' JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE t.typnamespace IN \(spaces)
    """
  }

  /// Types that functions read and print, and those that are announced only. A function in C or of the server's own that
  /// names one that is not there announces it.
  private var baseTypes: String {
    func function(_ name: String, _ column: String) -> String {
      "CASE WHEN t.\(column) <> 0 THEN '\(name) = ' || t.\(column) END"
    }
    let parts = [
      "'INPUT = ' || t.typinput", "'OUTPUT = ' || t.typoutput", function("RECEIVE", "typreceive"),
      function("SEND", "typsend"), function("TYPMOD_IN", "typmodin"), function("TYPMOD_OUT", "typmodout"),
      function("ANALYZE", "typanalyze"), since(14, function("SUBSCRIPT", "typsubscript")),
      "'INTERNALLENGTH = ' || CASE t.typlen WHEN -1 THEN 'VARIABLE' ELSE t.typlen::text END",
      "CASE WHEN t.typbyval THEN 'PASSEDBYVALUE' END",
      "'ALIGNMENT = ' || CASE t.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'i' THEN 'int4' ELSE 'double' END",
      "'STORAGE = ' || CASE t.typstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' "
        + "ELSE 'extended' END",
      "format('CATEGORY = %L', t.typcategory)", "CASE WHEN t.typispreferred THEN 'PREFERRED = true' END",
      "'DEFAULT = ' || quote_literal(t.typdefault)",
      "CASE WHEN t.typelem <> 0 THEN 'ELEMENT = ' || format_type(t.typelem, NULL) END",
      "format('DELIMITER = %L', t.typdelim)", "CASE WHEN t.typcollation <> 0 THEN 'COLLATABLE = true' END",
    ]
    return """
      SELECT 'pg_type', t.oid, n.nspname, t.typname, format('CREATE TYPE %I.%I', n.nspname, t.typname)
          || CASE WHEN t.typisdefined THEN format(' (%s)', concat_ws(', ', \(parts.joined(separator: ", ")))) ELSE '' END,
        format('DROP TYPE IF EXISTS %I.%I', n.nspname, t.typname),
        format('SELECT typisdefined = %L FROM pg_catalog.pg_type WHERE typname = %L AND typnamespace = to_regnamespace(%L)',
          t.typisdefined, t.typname, quote_ident(n.nspname)), 0, 'pg_type', t.oid
      FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
      WHERE t.typnamespace IN \(spaces) AND (t.typtype = 'b' AND t.typcategory <> 'A' OR NOT t.typisdefined)
      """
  }

  private var ranges: String {
    let multirange = since(
      14,
      "format(', multirange_type_name = %I.%I', mn.nspname, m.typname)",
      else: "''"
    )
    let join = since(
      14,
      "JOIN pg_type m ON m.oid = r.rngmultitypid JOIN pg_namespace mn ON mn.oid = m.typnamespace",
      else: ""
    )
    return """
      SELECT 'pg_type', t.oid, n.nspname, t.typname,
        format('CREATE TYPE %I.%I AS RANGE (subtype = %s%s%s%s%s%s)', n.nspname, t.typname, format_type(r.rngsubtype, NULL),
          CASE WHEN o.opcdefault THEN '' ELSE format(', subtype_opclass = %I.%I', ns.nspname, o.opcname) END,
          CASE WHEN r.rngcollation = 0 OR r.rngcollation = s.typcollation THEN ''
            ELSE ', collation = ' || r.rngcollation::regcollation END,
          CASE WHEN r.rngcanonical::oid = 0 THEN '' ELSE ', canonical = ' || r.rngcanonical END,
          CASE WHEN r.rngsubdiff::oid = 0 THEN '' ELSE ', subtype_diff = ' || r.rngsubdiff END, \(multirange)),
        format('DROP TYPE IF EXISTS %I.%I', n.nspname, t.typname),
        format('SELECT to_regtype(%L) IS NOT NULL', format('%I.%I', n.nspname, t.typname)), 0, 'pg_type', t.oid
      FROM pg_range r JOIN pg_type t ON t.oid = r.rngtypid JOIN pg_namespace n ON n.oid = t.typnamespace
      JOIN pg_type s ON s.oid = r.rngsubtype JOIN pg_opclass o ON o.oid = r.rngsubopc
      JOIN pg_namespace ns ON ns.oid = o.opcnamespace \(join)
      WHERE t.typnamespace IN \(spaces)
      """
  }

  private var collationObjects: String {
    let locale = since(17, "colllocale", else: since(15, "colliculocale", else: "NULL"))
    return """
      SELECT 'pg_collation', co.oid, n.nspname, co.collname,
        format('CREATE COLLATION IF NOT EXISTS %I.%I (provider = %s, %s%s)', n.nspname, co.collname,
          CASE co.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
          CASE WHEN \(locale) IS NOT NULL THEN format('locale = %L', \(locale))
            WHEN collcollate = collctype THEN format('locale = %L', collcollate)
            ELSE format('lc_collate = %L, lc_ctype = %L', collcollate, collctype) END,
          CASE WHEN co.collisdeterministic THEN '' ELSE ', deterministic = false' END
          \(since(16, "|| CASE WHEN co.collicurules IS NULL THEN '' ELSE format(', rules = %L', co.collicurules) END", else: ""))),
        format('DROP COLLATION IF EXISTS %I.%I', n.nspname, co.collname),
        format('SELECT to_regcollation(%L) IS NOT NULL', format('%I.%I', n.nspname, co.collname)), 0, 'pg_collation', co.oid
      FROM pg_collation co JOIN pg_namespace n ON n.oid = co.collnamespace WHERE co.collnamespace IN \(spaces)
      """
  }

  private var aggregates: String {
    func function(_ column: String, _ name: String) -> String {
      "CASE WHEN a.\(column)::oid <> 0 THEN ', \(name) = ' || a.\(column) ELSE '' END"
    }
    func number(_ column: String, _ name: String) -> String {
      "CASE WHEN a.\(column) <> 0 THEN ', \(name) = ' || a.\(column) ELSE '' END"
    }
    func flag(_ column: String, _ name: String) -> String {
      "CASE WHEN a.\(column) THEN ', \(name)' ELSE '' END"
    }
    let modify = "CASE a.%1 WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END"
    func modification(_ column: String, _ function: String, _ name: String) -> String {
      "CASE WHEN a.\(function)::oid <> 0 AND a.\(column) <> CASE WHEN a.aggkind = 'n' THEN 'r' ELSE 'w' END::\"char\" "
        + "THEN ', \(name) = ' || \(modify.replacing("%1", with: column)) ELSE '' END"
    }
    let parts = [
      function("aggfinalfn", "FINALFUNC"), flag("aggfinalextra", "FINALFUNC_EXTRA"),
      modification("aggfinalmodify", "aggfinalfn", "FINALFUNC_MODIFY"), number("aggtransspace", "SSPACE"),
      function("aggcombinefn", "COMBINEFUNC"), function("aggserialfn", "SERIALFUNC"),
      function("aggdeserialfn", "DESERIALFUNC"),
      "CASE WHEN a.agginitval IS NOT NULL THEN format(', INITCOND = %L', a.agginitval) ELSE '' END",
      function("aggmtransfn", "MSFUNC"), function("aggminvtransfn", "MINVFUNC"),
      "CASE WHEN a.aggmtranstype <> 0 THEN ', MSTYPE = ' || format_type(a.aggmtranstype, NULL) ELSE '' END",
      number("aggmtransspace", "MSSPACE"), function("aggmfinalfn", "MFINALFUNC"),
      flag("aggmfinalextra", "MFINALFUNC_EXTRA"),
      modification("aggmfinalmodify", "aggmfinalfn", "MFINALFUNC_MODIFY"),
      "CASE WHEN a.aggminitval IS NOT NULL THEN format(', MINITCOND = %L', a.aggminitval) ELSE '' END",
      "CASE WHEN a.aggsortop <> 0 THEN (SELECT format(', SORTOP = OPERATOR(%I.%s)', n2.nspname, o.oprname) "
        + "FROM pg_operator o JOIN pg_namespace n2 ON n2.oid = o.oprnamespace WHERE o.oid = a.aggsortop) ELSE '' END",
      flag("aggkind = 'h'", "HYPOTHETICAL"),
      "CASE p.proparallel WHEN 's' THEN ', PARALLEL = SAFE' WHEN 'r' THEN ', PARALLEL = RESTRICTED' ELSE '' END",
    ]
    let arguments = "coalesce(nullif(pg_get_function_identity_arguments(p.oid), ''), '*')"
    return """
      SELECT 'pg_proc', p.oid, n.nspname, format('aggregate %s(%s)', p.proname, pg_get_function_identity_arguments(p.oid)),
        format('CREATE OR REPLACE AGGREGATE %I.%I(%s) (SFUNC = %s, STYPE = %s%s)', n.nspname, p.proname, \(arguments),
          a.aggtransfn, format_type(a.aggtranstype, NULL), \(parts.joined(separator: " || "))),
        format('DROP AGGREGATE IF EXISTS %I.%I(%s)', n.nspname, p.proname, \(arguments)), NULL, 0, 'pg_proc', p.oid
      FROM pg_aggregate a JOIN pg_proc p ON p.oid = a.aggfnoid JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE p.pronamespace IN \(spaces)
      """
  }

  /// Functions that are no text in a language: of the server's own, in C, or parsed when they are made.
  private var programs: String {
    """
    SELECT 'pg_proc', p.oid, n.nspname, format('%s %s(%s)', CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END,
        p.proname, pg_get_function_identity_arguments(p.oid)), pg_get_functiondef(p.oid),
      format('DROP %s IF EXISTS %s', CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, p.oid::regprocedure),
      NULL, 0, 'pg_proc', p.oid
    FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE p.pronamespace IN \(spaces) AND p.prokind <> 'a' AND \(peculiarRoutine)
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid
        AND d.deptype IN ('i', 'e'))
    """
  }

  /// A routine that has no form.
  var peculiarRoutine: String {
    """
    (l.lanname IN ('c', 'internal') OR p.protrftypes IS NOT NULL OR p.prosupport <> 0 OR p.prokind NOT IN ('f', 'p')
        OR p.probin IS NOT NULL \(since(14, "OR p.prosqlbody IS NOT NULL", else: "")))
    """
  }

  private var operators: String {
    func other(_ column: String, _ name: String) -> String {
      "coalesce((SELECT format(', \(name) = OPERATOR(%I.%s)', n2.nspname, o2.oprname) FROM pg_operator o2 "
        + "JOIN pg_namespace n2 ON n2.oid = o2.oprnamespace WHERE o2.oid = o.\(column)), '')"
    }
    return """
      SELECT 'pg_operator', o.oid, n.nspname, format('operator %s(%s, %s)', o.oprname,
          CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL) END, format_type(o.oprright, NULL)),
        format('CREATE OPERATOR %I.%s (FUNCTION = %s%s, RIGHTARG = %s%s%s%s%s%s%s)', n.nspname, o.oprname, o.oprcode,
          CASE WHEN o.oprleft = 0 THEN '' ELSE ', LEFTARG = ' || format_type(o.oprleft, NULL) END,
          format_type(o.oprright, NULL), \(other("oprcom", "COMMUTATOR")), \(other("oprnegate", "NEGATOR")),
          CASE WHEN o.oprrest::oid = 0 THEN '' ELSE ', RESTRICT = ' || o.oprrest END,
          CASE WHEN o.oprjoin::oid = 0 THEN '' ELSE ', JOIN = ' || o.oprjoin END,
          CASE WHEN o.oprcanhash THEN ', HASHES' ELSE '' END, CASE WHEN o.oprcanmerge THEN ', MERGES' ELSE '' END),
        format('DROP OPERATOR IF EXISTS %I.%s (%s, %s)', n.nspname, o.oprname,
          CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL) END, format_type(o.oprright, NULL)),
        format('SELECT oprcode <> 0 FROM pg_catalog.pg_operator WHERE oid = to_regoperator(%L)', format('%I.%s(%s,%s)',
          n.nspname, o.oprname, CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL) END,
          format_type(o.oprright, NULL))), 0, 'pg_operator', o.oid
      FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace
      WHERE o.oprnamespace IN \(spaces) AND o.oprcode <> 0
      """
  }

  private var casts: String {
    """
    SELECT 'pg_cast', c.oid, 'public', format('cast (%s as %s)', format_type(c.castsource, NULL),
        format_type(c.casttarget, NULL)),
      format('CREATE CAST (%s AS %s) %s%s', format_type(c.castsource, NULL), format_type(c.casttarget, NULL),
        CASE c.castmethod WHEN 'f' THEN 'WITH FUNCTION ' || c.castfunc::regprocedure WHEN 'i' THEN 'WITH INOUT'
          ELSE 'WITHOUT FUNCTION' END,
        CASE c.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' ELSE '' END),
      format('DROP CAST IF EXISTS (%s AS %s)', format_type(c.castsource, NULL), format_type(c.casttarget, NULL)),
      format('SELECT true FROM pg_catalog.pg_cast WHERE castsource = to_regtype(%L) AND casttarget = to_regtype(%L)',
        format_type(c.castsource, NULL), format_type(c.casttarget, NULL)), 0, 'pg_cast', c.oid
    FROM pg_cast c WHERE c.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend d
      WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'i')
    """
  }

  private var statistics: String {
    """
    SELECT 'pg_statistic_ext', s.oid, n.nspname, 'statistics ' || s.stxname, pg_get_statisticsobjdef(s.oid)
        || CASE WHEN coalesce(s.stxstattarget, -1) >= 0
          THEN format('; ALTER STATISTICS %I.%I SET STATISTICS %s', n.nspname, s.stxname, s.stxstattarget) ELSE '' END,
      format('DROP STATISTICS IF EXISTS %I.%I', n.nspname, s.stxname),
      format('SELECT true FROM pg_catalog.pg_statistic_ext WHERE stxname = %L AND stxnamespace = to_regnamespace(%L)',
        s.stxname, quote_ident(n.nspname)), s.stxrelid, 'pg_statistic_ext', s.oid
    FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace WHERE s.stxnamespace IN \(spaces)
    """
  }

  private var rules: String {
    """
    SELECT 'pg_rewrite', r.oid, n.nspname, format('rule %s on %s', r.rulename, c.relname),
      rtrim(pg_get_ruledef(r.oid), '; ') || CASE r.ev_enabled WHEN 'O' THEN '' ELSE
        format('; ALTER TABLE %I.%I %s RULE %I', n.nspname, c.relname, CASE r.ev_enabled WHEN 'D' THEN 'DISABLE'
          WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE REPLICA' END, r.rulename) END,
      format('DROP RULE IF EXISTS %I ON %I.%I', r.rulename, n.nspname, c.relname),
      format('SELECT true FROM pg_catalog.pg_rewrite WHERE rulename = %L AND ev_class = to_regclass(%L)', r.rulename,
        format('%I.%I', n.nspname, c.relname)), c.oid, 'pg_rewrite', r.oid
    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE r.rulename <> '_RETURN' AND c.relnamespace IN \(spaces)
    """
  }

  private var eventTriggers: String {
    """
    SELECT 'pg_event_trigger', e.oid, 'public', 'event trigger ' || e.evtname,
      format('CREATE EVENT TRIGGER %I ON %s%s EXECUTE FUNCTION %s()', e.evtname, e.evtevent,
        CASE WHEN e.evttags IS NULL THEN ''
          ELSE ' WHEN TAG IN (' || (SELECT string_agg(quote_literal(t), ', ') FROM unnest(e.evttags) t) || ')' END,
        e.evtfoid::regproc)
        || CASE e.evtenabled WHEN 'O' THEN '' ELSE format('; ALTER EVENT TRIGGER %I %s', e.evtname,
          CASE e.evtenabled WHEN 'D' THEN 'DISABLE' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE REPLICA' END) END,
      format('DROP EVENT TRIGGER IF EXISTS %I', e.evtname),
      format('SELECT true FROM pg_catalog.pg_event_trigger WHERE evtname = %L', e.evtname), 0, 'pg_event_trigger', e.oid
    FROM pg_event_trigger e
    """
  }

  private var dictionaries: String {
    """
    SELECT 'pg_ts_dict', d.oid, n.nspname, 'text search dictionary ' || d.dictname,
      format('CREATE TEXT SEARCH DICTIONARY %I.%I (TEMPLATE = %I.%I%s)', n.nspname, d.dictname, tn.nspname, t.tmplname,
        coalesce(', ' || d.dictinitoption, '')),
      format('DROP TEXT SEARCH DICTIONARY IF EXISTS %I.%I', n.nspname, d.dictname),
      format('SELECT true FROM pg_catalog.pg_ts_dict WHERE dictname = %L AND dictnamespace = to_regnamespace(%L)',
        d.dictname, quote_ident(n.nspname)), 0, 'pg_ts_dict', d.oid
    FROM pg_ts_dict d JOIN pg_namespace n ON n.oid = d.dictnamespace JOIN pg_ts_template t ON t.oid = d.dicttemplate
      JOIN pg_namespace tn ON tn.oid = t.tmplnamespace WHERE d.dictnamespace IN \(spaces)
    """
  }

  private var configurations: String {
    """
    SELECT 'pg_ts_config', c.oid, n.nspname, 'text search configuration ' || c.cfgname,
      format('CREATE TEXT SEARCH CONFIGURATION %I.%I (PARSER = %I.%I)', n.nspname, c.cfgname, pn.nspname, p.prsname)
        || coalesce((SELECT string_agg(format('; ALTER TEXT SEARCH CONFIGURATION %I.%I ADD MAPPING FOR %I WITH %s',
            n.nspname, c.cfgname, m.alias, m.dictionaries), '' ORDER BY m.alias)
          FROM (SELECT tt.alias, string_agg(m.mapdict::regdictionary::text, ', ' ORDER BY m.mapseqno) AS dictionaries
            FROM pg_ts_config_map m JOIN ts_token_type(c.cfgparser) tt ON tt.tokid = m.maptokentype
            WHERE m.mapcfg = c.oid GROUP BY 1) m), ''),
      format('DROP TEXT SEARCH CONFIGURATION IF EXISTS %I.%I', n.nspname, c.cfgname),
      format('SELECT true FROM pg_catalog.pg_ts_config WHERE cfgname = %L AND cfgnamespace = to_regnamespace(%L)',
        c.cfgname, quote_ident(n.nspname)), 0, 'pg_ts_config', c.oid
    FROM pg_ts_config c JOIN pg_namespace n ON n.oid = c.cfgnamespace JOIN pg_ts_parser p ON p.oid = c.cfgparser
      JOIN pg_namespace pn ON pn.oid = p.prsnamespace WHERE c.cfgnamespace IN \(spaces)
    """
  }
}

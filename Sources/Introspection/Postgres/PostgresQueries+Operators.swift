/// How indexes compare and languages convert: classes of operators with their families, transforms, access methods.
extension PostgresQueries {
  /// What a class or a family has, as pg_depend tells it: `OPERATOR 1 <(integer,integer)`, `FUNCTION 1 (integer, integer) f(…)`.
  private func members(of catalogue: String, _ oid: String) -> String {
    func owned(_ part: String) -> String {
      "EXISTS (SELECT FROM pg_depend d WHERE d.classid = '\(part)'::regclass AND d.objid = p.oid "
        + "AND d.refclassid = '\(catalogue)'::regclass AND d.refobjid = \(oid))"
    }
    return """
      SELECT format('OPERATOR %s %s%s', p.amopstrategy, p.amopopr::regoperator, coalesce((SELECT format(
          ' FOR ORDER BY %I.%I', sn.nspname, s.opfname) FROM pg_opfamily s JOIN pg_namespace sn ON sn.oid = s.opfnamespace
          WHERE s.oid = p.amopsortfamily), '')) AS part FROM pg_amop p WHERE \(owned("pg_amop"))
        UNION ALL SELECT format('FUNCTION %s (%s, %s) %s', p.amprocnum, format_type(p.amproclefttype, NULL),
          format_type(p.amprocrighttype, NULL), p.amproc::regprocedure) FROM pg_amproc p WHERE \(owned("pg_amproc"))
      """
  }

  private func isThere(_ catalogue: String, _ prefix: String) -> String {
    """
    format('SELECT true FROM pg_catalog.\(catalogue) o JOIN pg_catalog.pg_am m ON m.oid = o.\(prefix)method '
        || 'WHERE o.\(prefix)name = %L AND o.\(prefix)namespace = to_regnamespace(%L) AND m.amname = %L',
        o.\(prefix)name, quote_ident(n.nspname), am.amname)
    """
  }

  var operatorFamilies: String {
    let name = "format('%I.%I USING %I', n.nspname, o.opfname, am.amname)"
    return """
      SELECT 'pg_opfamily', o.oid, n.nspname, format('operator family %s for %s', o.opfname, am.amname),
        'CREATE OPERATOR FAMILY ' || \(name) || coalesce((SELECT '; ALTER OPERATOR FAMILY ' || \(name) || ' ADD '
          || string_agg(part, ', ' ORDER BY part) FROM (\(members(of: "pg_opfamily", "o.oid"))) AS parts), ''),
        'DROP OPERATOR FAMILY IF EXISTS ' || \(name), \(isThere("pg_opfamily", "opf")), 0, 'pg_opfamily', o.oid
      FROM pg_opfamily o JOIN pg_namespace n ON n.oid = o.opfnamespace JOIN pg_am am ON am.oid = o.opfmethod
      WHERE o.opfnamespace IN \(spaces)
      """
  }

  var operatorClassObjects: String {
    """
    SELECT 'pg_opclass', o.oid, n.nspname, format('operator class %s for %s', o.opcname, am.amname),
      format('CREATE OPERATOR CLASS %I.%I %sFOR TYPE %s USING %I FAMILY %I.%I AS %s', n.nspname, o.opcname,
        CASE WHEN o.opcdefault THEN 'DEFAULT ' ELSE '' END, format_type(o.opcintype, NULL), am.amname, fn.nspname, f.opfname,
        concat_ws(', ', parts.list, CASE WHEN o.opckeytype <> 0 OR parts.list IS NULL THEN
          'STORAGE ' || format_type(CASE o.opckeytype WHEN 0 THEN o.opcintype ELSE o.opckeytype END, NULL) END)),
      format('DROP OPERATOR CLASS IF EXISTS %I.%I USING %I', n.nspname, o.opcname, am.amname),
      \(isThere("pg_opclass", "opc")), 0, 'pg_opclass', o.oid
    FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace JOIN pg_am am ON am.oid = o.opcmethod
      JOIN pg_opfamily f ON f.oid = o.opcfamily JOIN pg_namespace fn ON fn.oid = f.opfnamespace,
      LATERAL (SELECT string_agg(part, ', ' ORDER BY part) FROM (\(members(of: "pg_opclass", "o.oid"))) AS parts)
        AS parts (list)
    WHERE o.opcnamespace IN \(spaces)
    """
  }

  var transforms: String {
    """
    SELECT 'pg_transform', t.oid, 'public', format('transform of %s in %s', format_type(t.trftype, NULL), l.lanname),
      format('CREATE TRANSFORM FOR %s LANGUAGE %I (%s)', format_type(t.trftype, NULL), l.lanname, concat_ws(', ',
        CASE WHEN t.trffromsql <> 0 THEN 'FROM SQL WITH FUNCTION ' || t.trffromsql::oid::regprocedure END,
        CASE WHEN t.trftosql <> 0 THEN 'TO SQL WITH FUNCTION ' || t.trftosql::oid::regprocedure END)),
      format('DROP TRANSFORM IF EXISTS FOR %s LANGUAGE %I', format_type(t.trftype, NULL), l.lanname),
      format('SELECT true FROM pg_catalog.pg_transform t JOIN pg_catalog.pg_language l ON l.oid = t.trflang '
        || 'WHERE t.trftype = to_regtype(%L) AND l.lanname = %L', format_type(t.trftype, NULL), l.lanname), 0,
      'pg_transform', t.oid
    FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang
    """
  }

  var accessMethods: String {
    """
    SELECT 'pg_am', am.oid, 'public', 'access method ' || am.amname,
      format('CREATE ACCESS METHOD %I TYPE %s HANDLER %s', am.amname, CASE am.amtype WHEN 't' THEN 'TABLE' ELSE 'INDEX' END,
        am.amhandler),
      format('DROP ACCESS METHOD IF EXISTS %I', am.amname),
      format('SELECT true FROM pg_catalog.pg_am WHERE amname = %L', am.amname), 0, 'pg_am', am.oid
    FROM pg_am am WHERE am.oid >= 16384
    """
  }
}

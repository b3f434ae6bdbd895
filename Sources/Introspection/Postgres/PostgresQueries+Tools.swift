/// What C functions are behind, and no typed form is for: parsers and templates of text search, conversions, languages.
extension PostgresQueries {
  var parsers: String {
    """
    SELECT 'pg_ts_parser', p.oid, n.nspname, 'text search parser ' || p.prsname,
      format('CREATE TEXT SEARCH PARSER %I.%I (START = %s, GETTOKEN = %s, END = %s, LEXTYPES = %s%s)', n.nspname, p.prsname,
        p.prsstart, p.prstoken, p.prsend, p.prslextype,
        CASE WHEN p.prsheadline <> 0 THEN ', HEADLINE = ' || p.prsheadline ELSE '' END),
      format('DROP TEXT SEARCH PARSER IF EXISTS %I.%I', n.nspname, p.prsname),
      format('SELECT true FROM pg_catalog.pg_ts_parser WHERE prsname = %L AND prsnamespace = to_regnamespace(%L)',
        p.prsname, quote_ident(n.nspname)), 0, 'pg_ts_parser', p.oid
    FROM pg_ts_parser p JOIN pg_namespace n ON n.oid = p.prsnamespace WHERE p.prsnamespace IN \(spaces)
    """
  }

  var templates: String {
    """
    SELECT 'pg_ts_template', t.oid, n.nspname, 'text search template ' || t.tmplname,
      format('CREATE TEXT SEARCH TEMPLATE %I.%I (LEXIZE = %s%s)', n.nspname, t.tmplname, t.tmpllexize,
        CASE WHEN t.tmplinit <> 0 THEN ', INIT = ' || t.tmplinit ELSE '' END),
      format('DROP TEXT SEARCH TEMPLATE IF EXISTS %I.%I', n.nspname, t.tmplname),
      format('SELECT true FROM pg_catalog.pg_ts_template WHERE tmplname = %L AND tmplnamespace = to_regnamespace(%L)',
        t.tmplname, quote_ident(n.nspname)), 0, 'pg_ts_template', t.oid
    FROM pg_ts_template t JOIN pg_namespace n ON n.oid = t.tmplnamespace WHERE t.tmplnamespace IN \(spaces)
    """
  }

  var conversions: String {
    """
    SELECT 'pg_conversion', c.oid, n.nspname, 'conversion ' || c.conname,
      format('CREATE%s CONVERSION %I.%I FOR %L TO %L FROM %s', CASE WHEN c.condefault THEN ' DEFAULT' ELSE '' END,
        n.nspname, c.conname, pg_encoding_to_char(c.conforencoding), pg_encoding_to_char(c.contoencoding), c.conproc),
      format('DROP CONVERSION IF EXISTS %I.%I', n.nspname, c.conname),
      format('SELECT true FROM pg_catalog.pg_conversion WHERE conname = %L AND connamespace = to_regnamespace(%L)',
        c.conname, quote_ident(n.nspname)), 0, 'pg_conversion', c.oid
    FROM pg_conversion c JOIN pg_namespace n ON n.oid = c.connamespace WHERE c.connamespace IN \(spaces)
    """
  }

  var languages: String {
    """
    SELECT 'pg_language', l.oid, 'public', 'language ' || l.lanname,
      format('CREATE%s LANGUAGE %I HANDLER %s%s%s', CASE WHEN l.lanpltrusted THEN ' TRUSTED' ELSE '' END, l.lanname,
        l.lanplcallfoid::regproc, CASE WHEN l.laninline <> 0 THEN ' INLINE ' || l.laninline::regproc ELSE '' END,
        CASE WHEN l.lanvalidator <> 0 THEN ' VALIDATOR ' || l.lanvalidator::regproc ELSE '' END),
      format('DROP LANGUAGE IF EXISTS %I', l.lanname),
      format('SELECT true FROM pg_catalog.pg_language WHERE lanname = %L', l.lanname), 0, 'pg_language', l.oid
    FROM pg_language l WHERE l.lanispl AND l.oid >= 16384
    """
  }
}

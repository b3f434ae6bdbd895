/// What a database has for other servers: wrappers, servers, user mappings, publications.
extension PostgresQueries {
  /// `OPTIONS (a 'b')`, with a blank before it.
  func options(_ list: String) -> String {
    "coalesce((SELECT ' OPTIONS (' || string_agg(quote_ident(option_name) || ' ' || quote_literal(option_value), ', ' "
      + "ORDER BY option_name) || ')' FROM pg_options_to_table(\(list)) WHERE option_name <> 'password'), '')"
  }

  var wrappers: String {
    """
    SELECT 'pg_foreign_data_wrapper', w.oid, 'public', 'foreign data wrapper ' || w.fdwname,
      format('CREATE FOREIGN DATA WRAPPER %I%s%s%s', w.fdwname,
        CASE WHEN w.fdwhandler = 0 THEN '' ELSE ' HANDLER ' || w.fdwhandler::regproc END,
        CASE WHEN w.fdwvalidator = 0 THEN '' ELSE ' VALIDATOR ' || w.fdwvalidator::regproc END, \(options("w.fdwoptions"))),
      format('DROP FOREIGN DATA WRAPPER IF EXISTS %I', w.fdwname),
      format('SELECT true FROM pg_catalog.pg_foreign_data_wrapper WHERE fdwname = %L', w.fdwname), 0,
      'pg_foreign_data_wrapper', w.oid
    FROM pg_foreign_data_wrapper w
    """
  }

  var servers: String {
    """
    SELECT 'pg_foreign_server', s.oid, 'public', 'server ' || s.srvname,
      format('CREATE SERVER IF NOT EXISTS %I%s%s FOREIGN DATA WRAPPER %I%s', s.srvname,
        coalesce(' TYPE ' || quote_literal(s.srvtype), ''), coalesce(' VERSION ' || quote_literal(s.srvversion), ''),
        w.fdwname, \(options("s.srvoptions"))),
      format('DROP SERVER IF EXISTS %I', s.srvname),
      format('SELECT true FROM pg_catalog.pg_foreign_server WHERE srvname = %L', s.srvname), 0, 'pg_foreign_server', s.oid
    FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
    UNION ALL
    SELECT 'pg_user_mapping', u.umid, 'public', format('user mapping for %s on %s', u.usename, u.srvname),
      format('CREATE USER MAPPING IF NOT EXISTS FOR %s SERVER %I%s', CASE WHEN u.umuser = 0 THEN 'PUBLIC'
        ELSE quote_ident(u.usename) END, u.srvname, \(options("u.umoptions"))),
      format('DROP USER MAPPING IF EXISTS FOR %s SERVER %I', CASE WHEN u.umuser = 0 THEN 'PUBLIC'
        ELSE quote_ident(u.usename) END, u.srvname), NULL, 0, 'pg_foreign_server', u.srvid
    FROM pg_user_mappings u
    """
  }

  /// Each by itself, and each of its tables and namespaces by itself: who reads it goes on with the others while one of them
  /// makes way.
  var publications: String {
    let columns = since(
      15,
      """
      || CASE WHEN r.prattrs IS NULL THEN '' ELSE ' (' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
        FROM pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)) || ')' END
        || coalesce(' WHERE ' || pg_get_expr(r.prqual, r.prrelid), '')
      """,
      else: ""
    )
    let namespaces = since(
      15,
      """
      UNION ALL
      SELECT 'pg_publication_namespace', pn.oid, 'public', format('schema %s of publication %s', n.nspname, p.pubname),
        format('ALTER PUBLICATION %I ADD TABLES IN SCHEMA %I', p.pubname, n.nspname),
        format('ALTER PUBLICATION %I DROP TABLES IN SCHEMA %I', p.pubname, n.nspname),
        format('SELECT true FROM pg_catalog.pg_publication_namespace JOIN pg_catalog.pg_publication p ON p.oid = pnpubid '
          || 'WHERE pubname = %L AND pnnspid = to_regnamespace(%L)', p.pubname, quote_ident(n.nspname)), 0,
        'pg_publication_namespace', pn.oid
      FROM pg_publication_namespace pn JOIN pg_publication p ON p.oid = pn.pnpubid JOIN pg_namespace n ON n.oid = pn.pnnspid
      """,
      else: ""
    )
    return """
      SELECT 'pg_publication', p.oid, 'public', 'publication ' || p.pubname,
        format('CREATE PUBLICATION %I%s WITH (publish = %L, publish_via_partition_root = %s%s)', p.pubname,
          CASE WHEN p.puballtables THEN ' FOR ALL TABLES' ELSE '' END,
          concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
            CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END), p.pubviaroot::text,
          \(since(18, "CASE p.pubgencols WHEN 's' THEN ', publish_generated_columns = stored' ELSE '' END", else: "''"))),
        format('DROP PUBLICATION IF EXISTS %I', p.pubname),
        format('SELECT true FROM pg_catalog.pg_publication WHERE pubname = %L', p.pubname), 0, 'pg_publication', p.oid
      FROM pg_publication p
      UNION ALL
      SELECT 'pg_publication_rel', r.oid, n.nspname, format('table %s of publication %s', c.relname, p.pubname),
        format('ALTER PUBLICATION %I ADD TABLE ONLY %I.%I', p.pubname, n.nspname, c.relname) \(columns),
        format('ALTER PUBLICATION %I DROP TABLE ONLY %I.%I', p.pubname, n.nspname, c.relname),
        format('SELECT true FROM pg_catalog.pg_publication_rel JOIN pg_catalog.pg_publication p ON p.oid = prpubid '
          || 'WHERE pubname = %L AND prrelid = to_regclass(%L)', p.pubname, format('%I.%I', n.nspname, c.relname)), c.oid,
        'pg_publication_rel', r.oid
      FROM pg_publication_rel r JOIN pg_publication p ON p.oid = r.prpubid JOIN pg_class c ON c.oid = r.prrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
      \(namespaces)
      """
  }
}

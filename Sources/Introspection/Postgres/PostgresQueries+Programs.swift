/// Views, routines, triggers, policies and rights.
extension PostgresQueries {
  var views: String {
    """
    SELECT c.oid, pg_get_viewdef(c.oid) FROM pg_class c
    WHERE c.relkind IN ('v', 'm') AND c.relnamespace IN \(spaces)
    """
  }

  /// Of materialized views, which have indexes on them.
  var viewColumns: String {
    """
    SELECT a.attrelid, a.attnum, a.attname, a.attcollation FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relkind = 'm' AND c.relnamespace IN \(spaces) AND a.attnum > 0 AND NOT a.attisdropped
    """
  }

  /// What needs what, among what users made: views, routines, the defaults and rules of tables, types, operators.
  var dependencies: String {
    // What a class or a family of operators consists of, needs what that class or family then needs.
    let isMember = "d.classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass)"
    func holder(_ column: String) -> String {
      "(SELECT m.\(column) FROM pg_depend m WHERE m.classid = d.classid AND m.objid = d.objid "
        + "AND m.refclassid IN ('pg_opclass'::regclass, 'pg_opfamily'::regclass) LIMIT 1)"
    }
    let publishedNamespaces = since(15, ", 'pg_publication_namespace'::regclass", else: "")
    return """
      SELECT CASE WHEN \(isMember) THEN \(holder("refclassid"))
          ELSE d.classid END::regclass::text,
        CASE WHEN \(isMember) THEN \(holder("refobjid")) ELSE coalesce(v.ev_class, d.objid) END,
        d.refclassid::regclass::text, d.refobjid, d.refobjsubid, v.ev_class IS NOT NULL
      FROM pg_depend d
        LEFT JOIN pg_rewrite v ON d.classid = 'pg_rewrite'::regclass AND v.oid = d.objid AND v.rulename = '_RETURN'
      WHERE d.refobjid >= 16384 AND d.deptype IN ('n', 'a') AND (
        d.classid IN ('pg_rewrite'::regclass, 'pg_proc'::regclass, 'pg_type'::regclass, 'pg_operator'::regclass,
          'pg_cast'::regclass, 'pg_policy'::regclass, 'pg_statistic_ext'::regclass, 'pg_ts_config'::regclass,
          'pg_ts_dict'::regclass, 'pg_ts_parser'::regclass, 'pg_ts_template'::regclass, 'pg_language'::regclass,
          'pg_opclass'::regclass, 'pg_opfamily'::regclass, 'pg_amop'::regclass,
          'pg_amproc'::regclass, 'pg_conversion'::regclass, 'pg_event_trigger'::regclass, 'pg_trigger'::regclass,
          'pg_foreign_server'::regclass, 'pg_foreign_data_wrapper'::regclass, 'pg_user_mapping'::regclass,
          'pg_publication_rel'::regclass\(publishedNamespaces))
        OR d.classid IN ('pg_attrdef'::regclass, 'pg_constraint'::regclass, 'pg_class'::regclass)
          AND d.refclassid IN ('pg_proc'::regclass, 'pg_operator'::regclass, 'pg_type'::regclass,
            'pg_collation'::regclass, 'pg_foreign_server'::regclass, 'pg_ts_config'::regclass, 'pg_ts_dict'::regclass,
            'pg_opclass'::regclass, 'pg_am'::regclass)
        OR d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'n' AND d.objsubid = 0
      )
      ORDER BY 1, 2, 3, 4, 5
      """
  }

  var routines: String {
    """
    SELECT p.oid, p.pronamespace, p.proname, p.prokind, l.lanname, p.provolatile, p.proisstrict, p.prosecdef,
      p.proleakproof, p.proparallel, p.procost, p.prorows, p.proretset, p.proconfig, p.prosrc,
      coalesce(p.proallargtypes::text, p.proargtypes::text), p.proargmodes, p.proargnames,
      CASE WHEN p.pronargdefaults > 0 THEN
        (SELECT array_agg(pg_get_function_arg_default(p.oid, k)) FROM generate_series(1, coalesce(
          array_length(p.proallargtypes, 1), p.pronargs)) k) END,
      pg_get_function_result(p.oid), p.prorettype,
      \(peculiarRoutine),
      pg_get_function_identity_arguments(p.oid)
    FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
    WHERE p.pronamespace IN \(spaces) AND NOT EXISTS (SELECT FROM pg_depend d
      WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
    ORDER BY p.oid
    """
  }

  var triggers: String {
    """
    SELECT t.oid, t.tgrelid, t.tgname, t.tgtype, t.tgattr, t.tgfoid, t.tgdeferrable, t.tginitdeferred,
      t.tgconstraint <> 0, t.tgoldtable, t.tgnewtable, t.tgargs, CASE WHEN t.tgqual IS NOT NULL THEN
        pg_get_triggerdef(t.oid) END, t.tgqual IS NOT NULL, t.tgenabled, t.tgnargs,
      t.tgconstraint <> 0 AND t.tgconstrrelid <> 0 OR t.tgenabled <> 'O'
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND c.relnamespace IN \(spaces)
    ORDER BY t.oid
    """
  }

  /// Of the server's own or of an extension, too.
  var triggerFunctions: String {
    """
    SELECT p.oid, n.nspname, p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE p.oid IN (SELECT tgfoid FROM pg_trigger WHERE NOT tgisinternal)
    """
  }

  var policies: String {
    """
    SELECT p.oid, p.polrelid, p.polname, p.polcmd, p.polpermissive,
      (SELECT array_agg(r.rolname ORDER BY r.rolname) FROM pg_roles r WHERE r.oid = ANY (p.polroles)),
      pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid), p.polqual IS NOT NULL,
      p.polwithcheck IS NOT NULL
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace IN \(spaces) ORDER BY p.oid
    """
  }

  /// What roles may do with objects, beside what their owners may: each right of each role, and whether it may pass it
  /// on. Where an object has a list of rights, what everybody has by default and does not have there comes as `revoked`.
  var grants: String {
    """
    SELECT o.class, o.oid, o.column, CASE WHEN a.grantee <> 0 THEN r.rolname END, a.privilege_type,
      bool_or(a.is_grantable)
    FROM (
      \(holders)
    ) AS o (class, oid, "column", owner, rights, initial), aclexplode(o.rights) a LEFT JOIN pg_roles r ON r.oid = a.grantee
    WHERE a.grantee <> o.owner AND NOT EXISTS (SELECT FROM aclexplode(o.initial) h
      WHERE h.grantee = a.grantee AND h.privilege_type = a.privilege_type AND h.is_grantable = a.is_grantable)
    GROUP BY 1, 2, 3, 4, 5, a.grantee ORDER BY 1, 2, 3, a.grantee, 5
    """
  }

  /// Objects with a list of rights whose default rights for everybody, or for the owner, are not in it.
  var revocations: String {
    """
    SELECT o.class, o.oid, o.column, CASE WHEN a.grantee <> 0 THEN r.rolname END, a.privilege_type
    FROM (
      \(holders)
    ) AS o (class, oid, "column", owner, rights, initial), aclexplode(o.initial) a
      LEFT JOIN pg_roles r ON r.oid = a.grantee
    WHERE NOT EXISTS (SELECT FROM aclexplode(o.rights) h
      WHERE h.grantee = a.grantee AND h.privilege_type = a.privilege_type)
    ORDER BY 1, 2, 3, 4, 5
    """
  }

  private var holders: String {
    let relations = """
      SELECT 'pg_class', oid, NULL::name, relowner, relacl,
        acldefault(CASE WHEN relkind = 'S' THEN 's' ELSE 'r' END::"char", relowner)
        FROM pg_class WHERE relacl IS NOT NULL AND relnamespace IN \(spaces)
      """
    let columns = """
      SELECT 'pg_class', c.oid, a.attname, c.relowner, a.attacl, NULL::aclitem[] FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
        AND c.relnamespace IN \(spaces)
      """
    let routines = """
      SELECT 'pg_proc', oid, NULL::name, proowner, proacl, acldefault('f', proowner) FROM pg_proc
        WHERE proacl IS NOT NULL AND pronamespace IN \(spaces)
      """
    let types = """
      SELECT 'pg_type', oid, NULL::name, typowner, typacl, acldefault('T', typowner) FROM pg_type
        WHERE typacl IS NOT NULL AND typnamespace IN \(spaces)
      """
    let namespaces = """
      SELECT 'pg_namespace', oid, NULL::name, nspowner, nspacl, coalesce((SELECT i.initprivs FROM pg_init_privs i
          WHERE i.classoid = 'pg_namespace'::regclass AND i.objoid = n.oid), acldefault('n', nspowner))
        FROM pg_namespace n WHERE nspacl IS NOT NULL AND oid IN \(spaces)
      """
    return [
      inventory.has(.relationRights) ? relations : nil, inventory.hasColumnRights ? columns : nil,
      inventory.has(.routineRights) ? routines : nil, inventory.has(.typeRights) ? types : nil, namespaces,
    ].compactMap(\.self).joined(separator: "\nUNION ALL ")
  }
}

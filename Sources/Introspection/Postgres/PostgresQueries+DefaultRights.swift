extension PostgresQueries {
  /// `ALTER DEFAULT PRIVILEGES`: what is granted beyond what is usual.
  var defaultRights: String {
    let kind = """
      CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES'
        WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS' END
      """
    let place = """
      format('ALTER DEFAULT PRIVILEGES FOR ROLE %I%s', r.rolname, coalesce(' IN SCHEMA ' || quote_ident(n.nspname), ''))
      """
    let who = "CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END"
    let isOfRight = """
      format('a.privilege_type = %L AND a.grantee = %s', a.privilege_type, CASE WHEN a.grantee = 0 THEN '0'
        ELSE format('(SELECT oid FROM pg_catalog.pg_roles WHERE rolname = %L)', pg_get_userbyid(a.grantee)) END)
      """
    let list = """
      format('pg_catalog.pg_default_acl d JOIN pg_catalog.pg_roles r ON r.oid = d.defaclrole WHERE r.rolname = %L'
        ' AND d.defaclobjtype = %L AND d.defaclnamespace = %s', r.rolname, d.defaclobjtype,
        CASE WHEN n.oid IS NULL THEN '0' ELSE format('to_regnamespace(%L)', quote_ident(n.nspname)) END)
      """
    let usual = "acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END::\"char\", d.defaclrole)"
    let isUsual = """
      d.defaclnamespace = 0 AND EXISTS (SELECT FROM aclexplode(%1) u
        WHERE u.grantee = a.grantee AND u.privilege_type = a.privilege_type)
      """
    return """
      SELECT 'pg_default_acl', d.oid, 'public', format('default right %s on %s of %s%s for %s', a.privilege_type, \(kind),
          r.rolname, coalesce(' in ' || n.nspname, ''), \(who)),
        format('%s GRANT %s ON %s TO %s%s', \(place), a.privilege_type, \(kind), \(who),
          CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END),
        format('%s REVOKE %s ON %s FROM %s', \(place), a.privilege_type, \(kind), \(who)),
        format('SELECT true FROM %s AND EXISTS (SELECT FROM aclexplode(d.defaclacl) a WHERE %s AND %sa.is_grantable)',
          \(list), \(isOfRight), CASE WHEN a.is_grantable THEN '' ELSE 'NOT ' END), 0, 'pg_default_acl', d.oid
      FROM pg_default_acl d JOIN pg_roles r ON r.oid = d.defaclrole
        LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace, aclexplode(d.defaclacl) a
      WHERE NOT (\(isUsual.replacing("%1", with: usual)))
      UNION ALL
      SELECT 'pg_default_acl', d.oid, 'public', format('no default right %s on %s of %s for %s', a.privilege_type, \(kind),
          r.rolname, \(who)),
        format('%s REVOKE %s ON %s FROM %s', \(place), a.privilege_type, \(kind), \(who)),
        format('%s GRANT %s ON %s TO %s', \(place), a.privilege_type, \(kind), \(who)),
        format('SELECT true FROM %s AND NOT EXISTS (SELECT FROM aclexplode(d.defaclacl) a WHERE %s)', \(list),
          \(isOfRight)), 0, 'pg_default_acl', d.oid
      FROM pg_default_acl d JOIN pg_roles r ON r.oid = d.defaclrole
        LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace, aclexplode(\(usual)) a
      WHERE d.defaclnamespace = 0 AND NOT EXISTS (SELECT FROM aclexplode(d.defaclacl) u
        WHERE u.grantee = a.grantee AND u.privilege_type = a.privilege_type)
      """
  }
}

import DatabaseDrivers
import SQLDialects
import SchemaModel

/// Privileges on tables, views, their columns, and routines.
extension MySQLCatalogueReader {
  mutating func readGrants(on connection: isolated any DatabaseConnection) throws {
    let rows = try connection.query(
      """
      SELECT GRANTEE, TABLE_NAME, '', PRIVILEGE_TYPE, IS_GRANTABLE FROM information_schema.TABLE_PRIVILEGES \
      WHERE TABLE_SCHEMA = DATABASE() \
      UNION ALL SELECT GRANTEE, TABLE_NAME, COLUMN_NAME, PRIVILEGE_TYPE, IS_GRANTABLE \
      FROM information_schema.COLUMN_PRIVILEGES WHERE TABLE_SCHEMA = DATABASE()
      """
    )
    var found: [Holder: Held] = [:]
    for row in rows {
      guard let grantee = row[0].text, let table = row[1].text, let privilege = row[3].text else { continue }
      if absent.contains(table) { continue }
      let holder = Holder(role: Self.role(grantee), table: table, column: row[2].text ?? "")
      found[holder, default: Held()].add(privilege, isGrantable: row[4].text == "YES")
    }
    // Columns with the same privileges are one grant.
    var columns: [ColumnGrant: [String]] = [:]
    for (holder, held) in found {
      if !holder.column.isEmpty {
        columns[ColumnGrant(role: holder.role, table: holder.table, held: held), default: []].append(holder.column)
      } else if !held.privileges.isEmpty {
        append(held, on: .relation(ObjectName(holder.table), columns: []), to: holder.role)
      }
    }
    for (grant, names) in columns {
      append(grant.held, on: .relation(ObjectName(grant.table), columns: names.sorted()), to: grant.role)
    }
    try readRoutineGrants(on: connection)
    try noteDatabaseGrants(on: connection)
  }

  private mutating func append(_ held: Held, on target: GrantDefinition.Target, to role: String) {
    objects.append(
      .grant(GrantDefinition(Array(held.privileges), on: target, to: role, withGrantOption: held.isGrantable))
    )
  }

  /// They stand in no view of information_schema for all accounts, and the table that holds them is not for everybody.
  private mutating func readRoutineGrants(on connection: isolated any DatabaseConnection) throws {
    let rows: [Row]
    do {
      rows = try connection.query(
        """
        SELECT User, Host, Routine_name, Routine_type, Proc_priv FROM mysql.procs_priv \
        WHERE Db = DATABASE() ORDER BY User, Host, Routine_name, Routine_type
        """
      )
    } catch let error as DatabaseError where error.number == 1142 {
      leftOut.append(Inspection.LeftOut("grants on routines: they are in mysql.procs_priv", .ofTheServer))
      return
    }
    for row in rows {
      guard let user = row[0].text, let host = row[1].text, let name = row[2].text, let kind = row[3].text else {
        continue
      }
      let routine = objects.lazy.compactMap { object -> RoutineDefinition? in
        guard case .routine(let routine) = object, routine.kind.rawValue == kind.lowercased() else { return nil }
        // The table keeps them in lower case.
        return routine.name.name.lowercased() == name.lowercased() ? routine : nil
      }.first
      let role = MySQLDialect.role(named: user, host: host)
      guard let routine else {
        leftOut.append(Inspection.LeftOut("grant on \(kind.lowercased()) \(name) to \(role)", .ofTheServer))
        continue
      }
      let words = (row[4].text ?? "").split(separator: ",").map { $0.uppercased() }
      let privileges = words.filter { $0 != "GRANT" }
      if privileges.isEmpty { continue }
      objects.append(
        .grant(
          GrantDefinition(
            privileges,
            on: .routine(routine.name, routine.kind, signature: routine.signature),
            to: role,
            withGrantOption: words.contains("GRANT")
          )
        )
      )
    }
  }

  /// Those on the whole database are of the server: the schema does not know what its database is called.
  private mutating func noteDatabaseGrants(on connection: isolated any DatabaseConnection) throws {
    let rows = try connection.query(
      """
      SELECT DISTINCT GRANTEE FROM information_schema.SCHEMA_PRIVILEGES WHERE TABLE_SCHEMA = DATABASE() ORDER BY 1
      """
    )
    for row in rows {
      let role = Self.role(row[0].text ?? "")
      leftOut.append(Inspection.LeftOut("grants on the whole database to \(role)", .ofTheServer))
    }
  }

  /// `'name'@'host'`, which information_schema does not escape.
  private static func role(_ grantee: String) -> String {
    guard let middle = grantee.lastRange(of: "'@'") else { return grantee }
    return MySQLDialect.role(
      named: String(grantee[..<middle.lowerBound].dropFirst()),
      host: String(grantee[middle.upperBound...].dropLast())
    )
  }

  private struct Holder: Hashable {
    var role: String
    var table: String
    var column: String
  }

  private struct Held: Hashable {
    var privileges: Set<String> = []
    var isGrantable = false

    mutating func add(_ privilege: String, isGrantable: Bool) {
      // USAGE is the word for none.
      if privilege != "USAGE" { privileges.insert(privilege) }
      self.isGrantable = self.isGrantable || isGrantable
    }
  }

  private struct ColumnGrant: Hashable {
    var role: String
    var table: String
    var held: Held
  }
}

extension String {
  fileprivate func lastRange(of mark: String) -> Range<String.Index>? {
    var end = endIndex
    while end > startIndex {
      let start = index(before: end)
      if self[start...].hasPrefix(mark) { return start..<index(start, offsetBy: mark.count) }
      end = start
    }
    return nil
  }
}

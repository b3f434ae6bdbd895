import SchemaModel

extension MySQLPlanner {
  /// Gives the privileges, and takes those that the old ones had beyond them.
  mutating func grant(_ grant: GrantDefinition, replacing old: GrantDefinition?) {
    if let old, old.target == grant.target {
      let losesOption = old.withGrantOption && !grant.withGrantOption
      revoke(old.privileges.filter { !grant.privileges.contains($0) }, of: old, alsoOption: losesOption)
    }
    let privileges = MySQLSyntax.privileges(grant.privileges, grant.target)
    let option = grant.withGrantOption ? " WITH GRANT OPTION" : ""
    objectStep(
      "grant \(grant.privileges.joined(separator: ", ")) on \(grant.target.words) to \(grant.role)",
      [
        "GRANT \(privileges) ON \(MySQLSyntax.grantTarget(grant.target)) TO \(MySQLSyntax.account(grant.role))\(option)"
      ],
      remark: "Catalogue only. Fails where there is no such user or role.",
      hazards: [.access]
    )
  }

  /// Takes the privileges that the catalogue shows: the others are E1147, and REVOKE IF EXISTS came with 8.0.30.
  ///
  /// A table's REVOKE takes the same privilege on columns along, and the option to grant is one for the table and all its
  /// columns: other grants to the role keep theirs.
  mutating func revoke(_ privileges: [String], of grant: GrantDefinition, alsoOption: Bool, besides others: Bool = true)
  {
    let alsoOption = alsoOption && !(others && isOptionShared(of: grant))
    let target = MySQLSyntax.grantTarget(grant.target)
    let account = MySQLSyntax.account(grant.role)
    var statements: [String] = []
    func revoke(_ words: String, when isThere: String?) {
      let words = "\(words) ON \(target) FROM \(account)"
      statements +=
        isThere.map { MySQLGuard.statements("REVOKE \(words)", when: [$0]) } ?? ["REVOKE IF EXISTS \(words)"]
    }
    for privilege in privileges {
      for target in grant.target.single {
        var condition = Self.catalogue(of: grant)
        if !["ALL", "ALL PRIVILEGES"].contains(privilege) {
          condition = condition?.and("PRIVILEGE_TYPE = \(MySQLQuoting.literal(privilege))")
        }
        if case .relation(_, let columns) = target, let column = columns.first {
          condition = condition?.and("COLUMN_NAME = \(MySQLQuoting.literal(column))")
        }
        revoke(MySQLSyntax.privileges([privilege], target), when: condition?.exists)
      }
    }
    if alsoOption {
      let relations = ["TABLE_PRIVILEGES", "COLUMN_PRIVILEGES"].compactMap { Self.catalogue(of: grant, in: $0) }
      let isThere = relations.map { $0.and("IS_GRANTABLE = 'YES'").exists }.joined(separator: " OR ")
      revoke("GRANT OPTION", when: relations.isEmpty ? nil : "(\(isThere))")
    }
    if statements.isEmpty { return }
    if others { statements += grantsOnColumns(beside: grant, privileges) }
    objectStep(
      "revoke \(privileges.joined(separator: ", ")) on \(grant.target.words) from \(grant.role)",
      statements,
      remark: "Catalogue only.",
      hazards: [.access]
    )
  }

  /// Privileges stay with the name: those on a renamed table are taken from the old name, and given on the new one at
  /// the end.
  mutating func moveGrants(from old: ObjectName, to new: ObjectName, at index: Int) {
    for case .grant(let grant) in state.objects {
      guard case .relation(old, _) = grant.target else { continue }
      moveGrant(grant, to: SchemaObject.grant(grant).renamingObject(old, to: new), at: index)
    }
  }

  mutating func moveGrants(of table: ObjectName, from old: String, to new: String, at index: Int) {
    for case .grant(let grant) in state.objects {
      guard case .relation(table, let columns) = grant.target, columns.contains(old) else { continue }
      moveGrant(grant, to: SchemaObject.grant(grant).renamingColumn(old, of: table, to: new), at: index)
    }
  }

  private mutating func moveGrant(_ grant: GrantDefinition, to moved: SchemaObject, at index: Int) {
    if postponed.contains(where: { $0.object == .grant(grant) && $0.replaced == nil }) { return }
    var standing = grant
    if case .grant(let old)? = postponed.first(where: { $0.object == .grant(grant) })?.replaced { standing = old }
    revoke(standing.privileges, of: standing, alsoOption: standing.withGrantOption, besides: false)
    let isComing =
      postponed.contains { $0.object.key == SchemaObject.grant(grant).key }
      || changes[(index + 1)...].contains { change in
        switch change {
        case .createObject(let object), .dropObject(let object): object.key == moved.key
        default: false
        }
      }
    if !isComing { postponed.append(MySQLPostponedObject(object: moved, replaced: nil)) }
  }

  private func isOptionShared(of grant: GrantDefinition) -> Bool {
    let key = SchemaObject.grant(grant).key
    return final?.objects.contains { object in
      guard case .grant(let other) = object, object.key != key else { return false }
      return other.withGrantOption && other.isBeside(grant)
    } ?? false
  }

  private func grantsOnColumns(beside grant: GrantDefinition, _ privileges: [String]) -> [String] {
    guard case .relation(_, let columns) = grant.target, columns.isEmpty else { return [] }
    return state.objects.compactMap { object in
      guard case .grant(let other) = object, object != .grant(grant), other.isBeside(grant),
        final?.objects.contains(object) == true,
        case let taken = other.privileges.filter(privileges.contains), !taken.isEmpty
      else { return nil }
      return "GRANT \(MySQLSyntax.privileges(taken, other.target)) ON \(MySQLSyntax.grantTarget(other.target)) "
        + "TO \(MySQLSyntax.account(other.role))"
    }
  }

  private static func catalogue(of grant: GrantDefinition, in relation: String? = nil) -> MySQLCatalogueQuery? {
    guard case .relation(let name, let columns) = grant.target else { return nil }
    return MySQLCatalogueQuery(
      relation: relation ?? (columns.isEmpty ? "TABLE_PRIVILEGES" : "COLUMN_PRIVILEGES"),
      conditions: [
        "GRANTEE = \(MySQLSyntax.grantee(grant.role))", "TABLE_SCHEMA = DATABASE()",
        "TABLE_NAME = \(MySQLQuoting.literal(name.name))",
      ]
    )
  }
}

extension GrantDefinition.Target {
  /// Column by column: a run that stopped, or the drop of one of them, leaves the privilege on the others.
  fileprivate var single: [GrantDefinition.Target] {
    guard case .relation(let name, let columns) = self, columns.count > 1 else { return [self] }
    return columns.map { .relation(name, columns: [$0]) }
  }
}

extension GrantDefinition {
  /// Whether it is on the same relation, or columns of it, and to the same role.
  fileprivate func isBeside(_ other: GrantDefinition) -> Bool {
    guard case .relation(let name, _) = target, case .relation(name, _) = other.target else { return false }
    return role == other.role
  }
}

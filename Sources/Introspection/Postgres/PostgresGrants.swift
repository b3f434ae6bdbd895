import DatabaseDrivers
import SQLDialects
import SchemaModel

/// Who may do what.
extension PostgresSchemaBuilder {
  private struct Holder: Hashable {
    var object: ObjectID
    var column: String?
    var role: String
    var passesOn: Bool
  }

  mutating func addGrants() {
    var rights: [Holder: [String]] = [:]
    for row in rows.grants {
      let holder = Holder(
        object: ObjectID(row.text(0), row.number(1)),
        column: row.optionalText(2),
        role: row.optionalText(3) ?? "public",
        passesOn: row.isTrue(5)
      )
      rights[holder, default: []].append(row.text(4))
    }
    // The same rights on several columns are one grant.
    var columns: [GrantShape: [String]] = [:]
    var formless: [RawDefinition] = []
    for (holder, privileges) in rights {
      guard let target = target(holder.object) else {
        if let target = targetWithoutForm(holder.object) {
          let grant = GrantDefinition(privileges, on: target, to: holder.role, withGrantOption: holder.passesOn)
          formless.append(rawGrant(grant, of: holder.object))
        }
        continue
      }
      let shape = GrantShape(
        target: target,
        role: holder.role,
        privileges: privileges.sorted(),
        passesOn: holder.passesOn,
        isOnColumns: holder.column != nil
      )
      columns[shape, default: []].append(contentsOf: holder.column.map { [$0] } ?? [])
    }
    var grants: [GrantDefinition] = columns.map { shape, columns in
      var target = shape.target
      if case .relation(let name, _) = target { target = .relation(name, columns: columns.sorted()) }
      return GrantDefinition(shape.privileges, on: target, to: shape.role, withGrantOption: shape.passesOn)
    }
    // One with and one without the right to pass it on have the same name: the latter is text.
    grants.sort {
      ($0.target.words, $0.role, $0.withGrantOption ? 0 : 1) < ($1.target.words, $1.role, $1.withGrantOption ? 0 : 1)
    }
    var keys: Set<SchemaObjectKey> = []
    for grant in grants {
      let object = SchemaObject.grant(grant)
      if keys.insert(object.key).inserted { objects.append(object) } else { objects.append(.raw(rawGrant(grant))) }
    }
    objects += formless.sorted { $0.name < $1.name }.map(SchemaObject.raw)
    for row in rows.revocations {
      let id = ObjectID(row.text(0), row.number(1))
      guard let target = target(id) ?? targetWithoutForm(id) else { continue }
      objects.append(.raw(rawRevocation(row.text(4), on: target, of: id, from: row.optionalText(3))))
    }
  }

  /// Of a routine that is kept as text.
  private func targetWithoutForm(_ id: ObjectID) -> GrantDefinition.Target? {
    guard id.catalogue == "pg_proc", signatures[id] == nil, let name = names[id] else { return nil }
    let target = RawDefinition(name, create: inspected(""), drop: inspected("")).routineTarget
    // The arguments of an ordered-set aggregate cannot be written here.
    if case .routine(_, _, let signature) = target, signature.contains("ORDER BY") { return nil }
    return target
  }

  private func target(_ id: ObjectID) -> GrantDefinition.Target? {
    guard let name = names[id] else {
      // The usual namespace is no object of the schema, and has rights.
      if id.catalogue == "pg_namespace", names.namespace(id.oid) == PostgresNames.home {
        return .namespace(PostgresNames.home)
      }
      return nil
    }
    switch id.catalogue {
    case "pg_class": return sequenceIDs.contains(id) ? .sequence(name) : .relation(name, columns: [])
    case "pg_proc": return signatures[id].map { .routine(name, $0.kind, signature: $0.signature) }
    case "pg_type": return typedTypes.contains(id) ? .type(name) : nil
    case "pg_namespace": return .namespace(name.name)
    default: return nil
    }
  }

  // MARK: What has no form

  private func words(_ target: GrantDefinition.Target) -> String {
    switch target {
    case .relation(let name, _): "TABLE \(names.sql(name))"
    case .sequence(let name): "SEQUENCE \(names.sql(name))"
    case .namespace(let name): "SCHEMA \(names.dialect.quoted(name))"
    case .type(let name): "TYPE \(names.sql(name))"
    case .routine(let name, let kind, let signature): "\(kind.rawValue.uppercased()) \(names.sql(name))(\(signature))"
    }
  }

  private func role(_ name: String?) -> String {
    name.map { $0 == "public" ? "PUBLIC" : names.dialect.quoted($0) } ?? "PUBLIC"
  }

  private func rawGrant(_ grant: GrantDefinition, of id: ObjectID? = nil) -> RawDefinition {
    var privileges = grant.privileges.joined(separator: ", ")
    if case .relation(_, let columns) = grant.target, !columns.isEmpty {
      let list = columns.map { names.dialect.quoted($0) }.joined(separator: ", ")
      privileges = grant.privileges.map { "\($0) (\(list))" }.joined(separator: ", ")
    }
    let name = "\(grant.privileges.joined(separator: ", ")) on \(grant.target.words) for \(grant.role)"
    return RawDefinition(
      ObjectName(name),
      create: inspected(
        "GRANT \(privileges) ON \(words(grant.target)) TO \(role(grant.role))"
          + (grant.withGrantOption ? " WITH GRANT OPTION" : "")
      ),
      drop: inspected(droppingAgain("REVOKE \(privileges) ON \(words(grant.target)) FROM \(role(grant.role))")),
      dependencies: id.flatMap { names[$0] }.map { [$0] } ?? dependencies(of: grant.target)
    )
  }

  private func rawRevocation(
    _ privilege: String,
    on target: GrantDefinition.Target,
    of id: ObjectID,
    from holder: String?
  ) -> RawDefinition {
    let (privilege, who) = (privilege, role(holder))
    return RawDefinition(
      ObjectName("no \(privilege) on \(target.words) for \(holder ?? "public")"),
      create: inspected("REVOKE \(privilege) ON \(words(target)) FROM \(who)"),
      drop: inspected(droppingAgain("GRANT \(privilege) ON \(words(target)) TO \(who)")),
      dependencies: targetWithoutForm(id) == nil ? dependencies(of: target) : [names[id]].compactMap { $0 }
    )
  }

  private func dependencies(of target: GrantDefinition.Target) -> [ObjectName] {
    if case .namespace = target { [] } else { [target.name] }
  }
}

private struct GrantShape: Hashable {
  var target: GrantDefinition.Target
  var role: String
  var privileges: [String]
  var passesOn: Bool
  var isOnColumns: Bool
}

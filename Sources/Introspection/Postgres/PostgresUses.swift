import SchemaModel

/// What the server ties an object to, beside what its texts mention by identity.
extension PostgresSchemaBuilder {
  /// Of a policy: a query in it reads tables, and calls functions, that its text only names.
  func uses(of policy: ObjectID, on table: ObjectName, besides texts: [SQLText], _ dependencies: PostgresDependencies)
    -> SQLText?
  {
    let mentioned = Set(texts.flatMap(\.segments))
    let objects = dependencies.names(of: policy, names).filter { $0 != table }.map(SQLText.Segment.object)
    return Self.uses(objects + columns(neededBy: policy, dependencies), besides: mentioned)
  }

  /// Of a trigger: its condition calls functions that its text only names.
  func uses(of trigger: ObjectID, _ definition: TriggerDefinition, _ dependencies: PostgresDependencies) -> SQLText? {
    let mentioned = definition.mentionedObjects
    return Self.uses(
      dependencies.names(of: trigger, names).filter { !mentioned.contains($0) }.map(SQLText.Segment.object)
    )
  }

  /// Of what is kept by its text: the columns that the server neither changes nor drops under it. What follows a column by
  /// itself, as an index does, is none of these.
  func uses(of raw: ObjectID, from source: ObjectID, _ dependencies: PostgresDependencies) -> SQLText? {
    switch source.catalogue {
    case "pg_trigger", "pg_rewrite", "pg_publication_rel", "pg_proc":
      return Self.uses(columns(neededBy: source, dependencies))
    case "pg_constraint":
      // A period is compared by the operators of its key's index, which are of one type each.
      guard let key = rows.constraints.first(where: { $0.oid == raw.oid }), key.kind == "f", key.isUnusual else {
        return nil
      }
      return Self.uses(
        columns(Set(key.columns), of: key.relation) + columns(Set(key.referencedColumns), of: key.referenced)
      )
    default: return nil
    }
  }

  private static func uses(_ segments: [SQLText.Segment], besides mentioned: Set<SQLText.Segment> = []) -> SQLText? {
    let rest = segments.filter { !mentioned.contains($0) }
    return rest.isEmpty ? nil : SQLText(rest, origin: .inspected).inOrderOfNames
  }

  private func columns(neededBy id: ObjectID, _ dependencies: PostgresDependencies) -> [SQLText.Segment] {
    dependencies.columns(of: id).flatMap { columns($0.value, of: $0.key) }
  }

  private func columns(_ numbers: Set<Int>, of relation: Int) -> [SQLText.Segment] {
    guard let name = names[ObjectID("pg_class", relation)] else { return [] }
    return (columns[relation] ?? []).filter { numbers.contains($0.number) }.map { .column($0.name, of: name) }
  }
}

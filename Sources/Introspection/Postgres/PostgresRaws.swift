import DatabaseDrivers
import SQLDialects
import SchemaModel

/// What has no form, as texts.
extension PostgresSchemaBuilder {
  /// Notes the names of those that others may need.
  mutating func admitRaws() {
    for row in rows.raws where row.text(0) != "addition" {
      let id = ObjectID(row.text(0), row.number(1))
      let name = rawName(row)
      if id.catalogue == "pg_class" || id.catalogue == "pg_constraint" || id.catalogue == "pg_index" {
        // A relation's name is noted already.
        peculiar.insert(id)
        if id.catalogue == "pg_constraint", names[ObjectID("pg_class", row.number(7))] != nil {
          names.rename(id, to: name)
        }
        if id.catalogue == "pg_index" { names.rename(ObjectID("pg_class", id.oid), to: name) }
      } else if id.catalogue == "pg_proc" {
        // Its bare name was looked at with the other routines.
        guard names[id] != nil else { continue }
        names.rename(id, to: name)
      } else {
        let relation = ObjectID("pg_class", row.number(7))
        if relation.oid != 0, names[relation] == nil { continue }
        _ = names.admit(id, name, id.catalogue == "pg_type" ? "type" : "object")
        if id.catalogue == "pg_type" { noteType(id) }
      }
    }
  }

  /// Behind the routines: which of them come before tables decides it for what is made with them.
  mutating func addRaws(_ dependencies: PostgresDependencies) {
    let requirements = Set(rows.raws.filter { $0.text(3).hasPrefix("NOT NULL of ") }.map(rawName))
    for row in rows.raws {
      let id = ObjectID(row.text(0), row.number(1))
      let relation = ObjectID("pg_class", row.number(7))
      if relation.oid != 0, names[relation] == nil { continue }
      let isAddition = id.catalogue == "addition"
      if !isAddition, id.catalogue != "pg_index", names[id] == nil { continue }
      let source = ObjectID(row.text(8), row.number(9))
      if isAddition, source.oid != 0, isForeign(source) { continue }
      var needed = Set(dependencies.names(of: source, names))
      if let name = names[relation] { needed.insert(name) }
      if isAddition || ["pg_constraint", "pg_user_mapping"].contains(id.catalogue), let name = names[source] {
        needed.insert(name)
      }
      needed.formUnion(neighbours(of: id, requirements))
      let name = rawName(row)
      needed.remove(name)
      var raw = RawDefinition(
        name,
        create: inspected(Self.withoutEnd(row.text(4))),
        drop: inspected(isAddition ? droppingAgain(row.text(5)) : Self.withoutEnd(row.text(5))),
        exists: row.optionalText(6).map(inspected),
        dependencies: needed.sorted(),
        uses: uses(of: id, from: source, dependencies)
      )
      raw.stage = comesBeforeTables(source, relation, isAddition, dependencies) ? .beforeTables : .afterTables
      objects.append(.raw(raw))
    }
  }

  /// What a table inherits from or is part of, the key or index that a foreign key leads to, and what says of a part's
  /// columns that they are NOT NULL where a primary key needs it.
  private func neighbours(of id: ObjectID, _ requirements: Set<ObjectName>) -> [ObjectName] {
    switch id.catalogue {
    case "pg_class":
      return rows.inheritance.filter { $0.number(0) == id.oid }.compactMap { names[ObjectID("pg_class", $0.number(1))] }
    case "pg_constraint":
      guard let constraint = rows.constraints.first(where: { $0.oid == id.oid }) else { return [] }
      if constraint.kind == "p" { return requiredColumns(of: constraint).filter(requirements.contains) }
      if constraint.kind != "f" { return [] }
      let keys = rows.constraints.filter { $0.index == constraint.index && "pux".contains($0.kind) }
      return keys.compactMap { names[ObjectID("pg_constraint", $0.oid)] }
        + [constraint.index, constraint.referenced].compactMap { names[ObjectID("pg_class", $0)] }
    default: return []
    }
  }

  /// As a part's requirement of each of its columns is called.
  private func requiredColumns(of key: ConstraintRow) -> [ObjectName] {
    guard let relation = rows.relations.first(where: { $0.oid == key.relation }) else { return [] }
    return (columns[key.relation] ?? []).filter { key.columns.contains($0.number) }.map { column in
      RawDefinition.requirementName(column.name, of: names.name(relation.name, in: relation.namespace))
    }
  }

  private func rawName(_ row: Row) -> ObjectName {
    if row.text(0) == "pg_proc", let name = formlessRoutines[row.number(1)] { return name }
    return ObjectName(row.text(3), in: row.text(2) == PostgresNames.home ? nil : row.text(2))
  }

  /// What takes an addition away, so that it can run again when what it was added to has gone, too.
  func droppingAgain(_ text: String) -> String {
    let statement = Self.withoutEnd(text)
    if statement.hasPrefix("DROP ") || statement.hasPrefix("DO ") { return statement }
    let missing = "undefined_table OR undefined_column OR undefined_object OR undefined_function OR invalid_schema_name"
    return "DO " + names.dialect.literal("BEGIN \(statement); EXCEPTION WHEN \(missing) THEN NULL; END")
  }

  private static func withoutEnd(_ text: String) -> String {
    var text = Substring(text)
    while let last = text.last, last == ";" || last.isWhitespace { text.removeLast() }
    return String(text)
  }

  /// A comment on something that an extension owns, or that is not read.
  private func isForeign(_ source: ObjectID) -> Bool {
    let known: Set = ["pg_class", "pg_proc", "pg_type", "pg_extension", "pg_operator", "pg_collation"]
    return names.isLeftOut(source) || known.contains(source.catalogue) && names[source] == nil && !isPart(source)
  }

  private func isPart(_ source: ObjectID) -> Bool { source.catalogue == "pg_class" && names[source] == nil }

  /// Types, functions and what is made of them may be what tables are made of; nothing else.
  private func comesBeforeTables(
    _ source: ObjectID,
    _ relation: ObjectID,
    _ isAddition: Bool,
    _ dependencies: PostgresDependencies
  ) -> Bool {
    let founding: Set = [
      "pg_type", "pg_class", "pg_collation", "pg_proc", "pg_operator", "pg_cast", "pg_ts_dict", "pg_ts_config",
      "pg_ts_parser", "pg_ts_template", "pg_language",
      "pg_foreign_data_wrapper", "pg_foreign_server", "pg_opclass", "pg_opfamily", "pg_am",
    ]
    if source.catalogue == "pg_class", laterObjects.contains(source) { return false }
    guard relation.oid == 0, !isAddition, founding.contains(source.catalogue) else { return false }
    var (open, seen) = ([source], Set([source]))
    while let next = open.popLast() {
      for needed in dependencies.objects(neededBy: next) where seen.insert(needed).inserted {
        if laterObjects.contains(needed) { return false }
        open.append(needed)
      }
    }
    return true
  }
}

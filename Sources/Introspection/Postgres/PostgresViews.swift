import DatabaseDrivers
import SchemaModel

/// Views and materialized views.
extension PostgresSchemaBuilder {
  mutating func addViews(_ indexKeys: PostgresIndexKeys, _ dependencies: PostgresDependencies) throws(CatalogueMoved) {
    let texts = Dictionary(rows.views.map { ($0.number(0), $0) }) { first, _ in first }
    let views = rows.relations.filter(\.isView)
    if views.isEmpty { return }
    let indexes = Dictionary(grouping: rows.indexes, by: \.relation)
    for relation in views {
      guard let name = names[relation.id] else { continue }
      guard let row = texts[relation.oid] else { throw CatalogueMoved() }
      var text = Substring(try row.printed(1))
      while let last = text.last, last == ";" || last.isWhitespace { text.removeLast() }
      let options = relation.options.asParameters
      var view = ViewDefinition(
        name,
        query: SQLText([.sql(String(text.drop(while: \.isWhitespace)))], origin: .inspected),
        isMaterialized: relation.kind == "m",
        dependencies: dependencies.names(of: relation.id, names),
        comment: comment("pg_class", relation.oid)
      )
      view.checkOption = options["check_option"].flatMap(ViewDefinition.CheckOption.init)
      view.security = options["security_invoker"].map(Self.isOn) == true ? .invoker : nil
      view.isSecurityBarrier = options["security_barrier"].map(Self.isOn) ?? false
      for index in indexes[relation.oid] ?? [] {
        guard index.isUsable else {
          names.note("index \(names.full(names.name(index.name, in: relation.namespace)))", .invalid)
          continue
        }
        let columns = viewColumns(relation.oid)
        view.indexes.append(
          try indexKeys.definition(
            index,
            columns.mapValues(\.name),
            Set(columns.values.map(\.name)),
            names,
            comment("pg_class", index.oid),
            collations: columns.mapValues(\.collation)
          )
        )
      }
      view.indexes.sort { $0.name < $1.name }
      objects.append(.view(view))
    }
  }

  private static func isOn(_ value: String) -> Bool { ["true", "on", "yes", "1", ""].contains(value.lowercased()) }

  /// Of a materialized view, by their numbers.
  private func viewColumns(_ relation: Int) -> [Int: (name: String, collation: Int)] {
    Dictionary(
      rows.viewColumns.filter { $0.number(0) == relation }.map { ($0.number(1), ($0.text(2), $0.number(3))) }
    ) { first, _ in first }
  }
}

extension RelationRow {
  var isView: Bool { kind == "v" || kind == "m" }
}

import SchemaModel

/// A part of a table or of a domain that a statement of its own speaks of. Where the part goes and comes back, what was
/// said of it is gone.
enum SpokenPart: Hashable {
  case constraint(String, on: ObjectName)
  case index(ObjectName)
  case column(String, of: ObjectName)
  /// What Cairn has only the text of, by the name of that.
  case text(ObjectName)
}

extension SchemaObject {
  /// The parts that it would go with.
  var spokenParts: Set<SpokenPart> {
    switch self {
    case .grant(let grant):
      guard case .relation(let table, let columns) = grant.target else { return [] }
      return Set(columns.map { .column($0, of: table) })
    case .raw(let raw): return raw.spokenParts
    default: return []
    }
  }
}

extension RawDefinition {
  fileprivate var spokenParts: Set<SpokenPart> {
    guard var words = RawWords(create) else { return [] }
    if words.take("comment", "on") {
      if words.take("constraint") {
        guard let name = words.takeName(), words.take("on") else { return [] }
        _ = words.take("domain")
        return words.takeObject().map { [.constraint(name, on: $0), .text(Self.constraint(name, on: $0))] } ?? []
      }
      if words.take("index") { return words.takeObject().map { [.index($0), .text($0)] } ?? [] }
      if words.take("statistics") {
        return words.takeObject().map { [.text(ObjectName("statistics \($0.name)", in: $0.namespace))] } ?? []
      }
      return []
    }
    if words.take("alter", "index") {
      _ = words.take("if", "exists")
      return words.takeObject().map { [.index($0)] } ?? []
    }
    if words.take("alter", "table") { return partsOfTable(words) }
    let isOnColumns =
      isAboutRights || words.take("create", "statistics") || words.take("create", "index")
      || words.take("create", "unique", "index")
    return isOnColumns ? columns(among: words.names) : []
  }

  private func partsOfTable(_ words: RawWords) -> Set<SpokenPart> {
    var words = words
    _ = words.take("only")
    guard let table = words.takeObject() else { return [] }
    if words.take("alter", "column") { return words.takeName().map { [.column($0, of: table)] } ?? [] }
    if words.take("replica", "identity", "using", "index") || words.take("cluster", "on") {
      return words.takeName().map { [.index(ObjectName($0, in: table.namespace))] } ?? []
    }
    return words.take("add", "constraint") ? columns(among: words.names) : []
  }

  /// Any of these names may be that of a column.
  private func columns(among names: Set<String>) -> Set<SpokenPart> {
    Set(dependencies.flatMap { table in names.map { .column($0, of: table) } })
  }

  /// As inspection calls it.
  static func constraint(_ name: String, on table: ObjectName) -> ObjectName {
    ObjectName("\(name) on \(table.name)", in: table.namespace)
  }
}

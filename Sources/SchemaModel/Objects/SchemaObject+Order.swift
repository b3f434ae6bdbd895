extension SchemaObject {
  /// The name by which others mention it.
  package var providedName: ObjectName? {
    switch kind {
    case .domain, .sequence, .routine, .view, .raw: name
    case .namespace, .extension, .trigger, .policy, .grant: nil
    }
  }

  /// Others live in it.
  package var isPlace: Bool { kind == .namespace || kind == .extension }
}

extension [SchemaObject] {
  /// Each object behind those that it mentions, and otherwise by kind and key.
  package var inOrderOfCreation: [SchemaObject] {
    let byRank = sorted { ($0.rank, $0.key) < ($1.rank, $1.key) }
    var providers: [ObjectName: [Int]] = [:]
    for (index, object) in byRank.enumerated() {
      if let name = object.providedName { providers[name, default: []].append(index) }
    }
    var (ordered, visited): ([SchemaObject], Set<Int>) = ([], [])
    func visit(_ index: Int) {
      guard visited.insert(index).inserted else { return }
      for name in byRank[index].mentionedObjects.sorted() { providers[name]?.forEach(visit) }
      if case .domain(let domain) = byRank[index] {
        byRank.indices.filter { byRank[$0].mayBeCalled(by: domain) }.forEach(visit)
      }
      ordered.append(byRank[index])
    }
    byRank.indices.forEach(visit)
    return ordered
  }

  /// Those that a server does not keep while something of these names, or one of these columns, goes; and those that do
  /// not stand without them.
  package func resting(on names: Set<ObjectName>, _ columns: [ObjectName: Set<String>]) -> [SchemaObject] {
    var names = names
    var resting: [SchemaObject] = []
    var others = filter { !$0.isPlace }
    var isGrowing = true
    while isGrowing {
      let found = others.filter { object in
        !names.isDisjoint(with: object.boundObjects)
          || columns.contains { table, columns in columns.contains { object.rests(on: $0, of: table) } }
      }
      isGrowing = !found.isEmpty
      others.removeAll(where: found.contains)
      names.formUnion(found.compactMap(\.providedName))
      resting += found
    }
    return resting
  }
}

extension SchemaObject.Kind {
  fileprivate var rank: Int {
    switch self {
    case .namespace: 0
    case .extension: 1
    case .raw: 2
    case .domain: 3
    case .sequence: 4
    case .routine: 5
    case .view: 6
    case .trigger: 7
    case .policy: 8
    case .grant: 9
    }
  }
}

extension SchemaObject {
  /// Rights that are kept as text come behind those that are not: what a grant takes away, it would take from them.
  fileprivate var rank: Int {
    if case .raw(let raw) = self, raw.isAboutRights { return SchemaObject.Kind.grant.rank + 1 }
    return kind.rank
  }

  /// Nothing but the text of a rule or a default ties a domain to a routine; where the name stands in it by chance, the
  /// order does no harm. A routine that takes the domain itself comes behind it.
  fileprivate func mayBeCalled(by domain: DomainDefinition) -> Bool {
    guard case .routine(let routine) = self, !mentionedObjects.contains(domain.name) else { return false }
    var expressions = domain.checks.map(\.expression)
    if case .expression(let expression) = domain.defaultValue { expressions.append(expression) }
    return expressions.contains { $0.description.lowercased().contains(routine.name.name.lowercased()) }
  }
}

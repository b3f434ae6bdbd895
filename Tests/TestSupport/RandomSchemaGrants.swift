import SchemaModel

extension RandomSchema {
  /// The roles that random schemas speak of: they belong to the whole server.
  package static let roles = ["cairn_reader", "cairn \"writer"]

  mutating func addGrant() {
    guard let target = randomTarget(), let role = random.pick(options.usesPlainNames ? [Self.roles[0]] : Self.roles)
    else { return }
    schema.insert(
      .grant(
        GrantDefinition(randomPrivileges(on: target), on: target, to: role, withGrantOption: random.chance(20))
      )
    )
  }

  mutating func change(_ grant: GrantDefinition) {
    var changed = grant
    switch random.number(0...3) {
    case 0: changed.withGrantOption.toggle()
    case 1: return schema.removeObject(SchemaObject.grant(grant).key)
    default: changed.privileges = randomPrivileges(on: grant.target).sorted()
    }
    schema.insert(.grant(changed))
  }

  private mutating func randomTarget() -> GrantDefinition.Target? {
    let routines = schema.objects.compactMap { if case .routine(let routine) = $0 { routine } else { nil } }
    let others = schema.objects.filter { [.view, .sequence, .domain, .namespace].contains($0.kind) }
    if random.chance(20), dialect != .dsql, let routine = random.pick(routines) {
      return .routine(routine.name, routine.kind, signature: routine.signature)
    }
    if dialect == .postgres, random.chance(15), let type = random.pick(schema.enumTypes) { return .type(type.name) }
    if random.chance(40), let object = random.pick(others) {
      switch object {
      case .view(let view): return .relation(view.name, columns: [])
      case .sequence(let sequence): return .sequence(sequence.name)
      case .domain(let domain): return dialect == .dsql ? nil : .type(domain.name)
      case .namespace(let namespace): return .namespace(namespace.name)
      default: break
      }
    }
    guard let table = random.pick(schema.tables) else { return nil }
    // DSQL has none on columns.
    let columns =
      dialect != .dsql && random.chance(30) ? random.pick(random.number(1...2), of: table.columns.map(\.name)) : []
    return .relation(table.name, columns: columns)
  }

  private mutating func randomPrivileges(on target: GrantDefinition.Target) -> [String] {
    let choices: [String] =
      switch target {
      case .relation(_, let columns):
        columns.isEmpty ? ["SELECT", "INSERT", "UPDATE", "DELETE"] : ["SELECT", "INSERT", "UPDATE"]
      case .sequence: ["USAGE", "SELECT", "UPDATE"]
      case .namespace: ["USAGE", "CREATE"]
      case .routine: ["EXECUTE"]
      case .type: ["USAGE"]
      }
    return random.pick(random.number(1...2), of: choices)
  }

  func grantHolds(_ object: SchemaObject) -> Bool {
    guard case .grant(let grant) = object else { return true }
    switch grant.target {
    case .relation(let name, let columns):
      if let table = schema.table(name) { return columns.allSatisfy { table.column($0) != nil } }
      return columns.isEmpty && schema.objects.contains { $0.kind == .view && $0.name == name }
    case .sequence(let name): return schema.objects.contains { $0.kind == .sequence && $0.name == name }
    case .namespace(let name): return namespaces.contains(name)
    case .routine(let name, let kind, let signature):
      return schema.objects.contains { object in
        guard case .routine(let routine) = object else { return false }
        return routine.name == name && routine.kind == kind && routine.signature == signature
      }
    case .type(let name): return schema.enumType(name) != nil || domains.contains { $0.name == name }
    }
  }
}

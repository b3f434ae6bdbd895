import SchemaModel

/// Postgres and DSQL: types with rules of their own.
extension RandomSchema {
  var domains: [DomainDefinition] {
    schema.objects.compactMap { if case .domain(let domain) = $0 { domain } else { nil } }
  }

  mutating func addDomain() {
    let bases: [ColumnType] = [
      .builtin("integer"), .builtin("bigint"), .builtin("text"), .builtin("varchar", [random.number(5...40)]),
      .builtin("numeric", [8, 2]), .builtin("date"),
    ]
    guard var type = random.pick(bases) else { return }
    if dialect == .postgres, random.chance(10), let definition = random.pick(schema.enumTypes) {
      type = .enumType(definition.name)
    }
    var domain = DomainDefinition(freshObjectName(random.pick(RandomSchemaNames.domains) ?? "amount"), type)
    if dialect == .postgres, case .text = family(of: type), random.chance(15) { domain.collation = "C" }
    domain.isNullable = random.chance(85)
    if random.chance(30) { domain.defaultValue = randomDefault(for: type) }
    if random.chance(50), let check = randomRule(of: type) { domain.checks = [check] }
    if dialect == .postgres, random.chance(15) { domain.comment = "it's a domain" }
    schema.insert(.domain(domain))
  }

  private mutating func randomRule(of type: ColumnType) -> CheckDefinition? {
    let name = wished(random.pick(["fits", "rule's", "valid\"ity", "Limit"]) ?? "fits")
    let number = random.number(1...9)
    switch family(of: type) {
    case .integer, .number: return CheckDefinition(name, ColumnExpression(sql: "VALUE <> \(number * 1111)"))
    case .text: return CheckDefinition(name, ColumnExpression(sql: "length(VALUE) < \(number * 100)"))
    case .date: return CheckDefinition(name, ColumnExpression(sql: "VALUE > '19\(number)0-01-01'::date"))
    default: return nil
    }
  }

  /// Another rule, default or comment; what it is based on cannot change.
  mutating func change(_ domain: DomainDefinition) {
    var domain = domain
    let isFixed = dialect == .dsql && random.chance(90)
    switch random.number(0...6) {
    case 0 where !isFixed: domain.isNullable.toggle()
    case 1 where !isFixed: domain.checks = []
    case 2, 3:
      if isFixed { return }
      guard let rule = randomRule(of: domain.type) else { return }
      domain.checks = (domain.checks.filter { $0.name != rule.name } + [rule]).sorted { $0.name < $1.name }
    case 4 where dialect == .postgres: domain.comment = domain.comment == nil ? "about \"it\"" : nil
    case 5: return drop(domain)
    default: domain.defaultValue = domain.defaultValue == nil ? randomDefault(for: domain.type) : nil
    }
    schema.insert(.domain(domain))
  }

  private mutating func drop(_ domain: DomainDefinition) {
    for table in schema.tables {
      for column in table.columns where column.type.domainName == domain.name {
        if divides(column.name, table) { return }
        retype(column.name, of: table.name, to: column.type == .domain(domain.name) ? domain.type : .builtin("text"))
      }
    }
    schema.removeObject(SchemaObject.domain(domain).key)
    release(domain.name.name)
  }
}

extension DatabaseSchema {
  /// The same schema as if its author had written each text: what a server printed is from now on what is declared. The
  /// parts of a text are as few as they can be.
  package var declared: DatabaseSchema {
    var schema = self
    for index in schema.tables.indices { schema.tables[index] = schema.tables[index].declared }
    for index in schema.objects.indices { schema.objects[index] = schema.objects[index].declared }
    return schema
  }
}

extension ColumnExpression {
  fileprivate var declared: ColumnExpression {
    var joined: [Segment] = []
    for segment in segments {
      switch (joined.last, segment) {
      case (_, .sql("")): continue
      case (.sql(let before), .sql(let text)): joined[joined.count - 1] = .sql(before + text)
      default: joined.append(segment)
      }
    }
    return ColumnExpression(joined)
  }
}

extension SQLText {
  fileprivate var declared: SQLText {
    var joined: [Segment] = []
    for segment in segments {
      switch (joined.last, segment) {
      case (_, .sql("")): continue
      case (.sql(let before), .sql(let text)): joined[joined.count - 1] = .sql(before + text)
      default: joined.append(segment)
      }
    }
    return SQLText(joined)
  }
}

extension DefaultValue {
  fileprivate var declared: DefaultValue {
    if case .expression(let expression) = self { .expression(expression.declared) } else { self }
  }
}

extension IndexKey {
  fileprivate var declared: IndexKey {
    var key = self
    if case .expression(let expression) = target { key.target = .expression(expression.declared) }
    return key
  }
}

extension IndexDefinition {
  fileprivate var declared: IndexDefinition {
    var index = self
    index.keys = keys.map(\.declared)
    index.predicate = predicate?.declared
    return index
  }
}

extension TableDefinition {
  fileprivate var declared: TableDefinition {
    var table = self
    for index in columns.indices {
      table.columns[index].defaultValue = columns[index].defaultValue?.declared
      if let generated = columns[index].generated {
        table.columns[index].generated = GeneratedValue(generated.expression.declared, generated.storage)
      }
    }
    table.checks = checks.map { CheckDefinition($0.name, $0.expression.declared) }
    table.indexes = indexes.map(\.declared)
    for index in exclusions.indices {
      table.exclusions[index].elements = exclusions[index].elements.map {
        ExclusionDefinition.Element($0.key.declared, with: $0.operator)
      }
      table.exclusions[index].predicate = exclusions[index].predicate?.declared
    }
    table.partitioning?.keys = partitioning?.keys.map(\.declared) ?? []
    return table
  }
}

extension SchemaObject {
  fileprivate var declared: SchemaObject {
    switch self {
    case .namespace, .extension, .sequence, .grant: return self
    case .domain(var domain):
      domain.defaultValue = domain.defaultValue?.declared
      domain.checks = domain.checks.map { CheckDefinition($0.name, $0.expression.declared) }
      return .domain(domain)
    case .routine(var routine):
      for index in routine.arguments.indices {
        routine.arguments[index].type = routine.arguments[index].type.declared
      }
      routine.returns = routine.returns?.declared
      routine.body = routine.body.declared
      return .routine(routine)
    case .view(var view):
      view.query = view.query.declared
      view.indexes = view.indexes.map(\.declared)
      return .view(view)
    case .trigger(var trigger):
      trigger.condition = trigger.condition?.declared
      if case .statement(let body) = trigger.action { trigger.action = .statement(body.declared) }
      return .trigger(trigger)
    case .policy(var policy):
      policy.using = policy.using?.declared
      policy.check = policy.check?.declared
      return .policy(policy)
    case .raw(var raw):
      raw.create = raw.create.declared
      raw.drop = raw.drop.declared
      raw.exists = raw.exists?.declared
      return .raw(raw)
    }
  }
}

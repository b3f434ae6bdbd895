import SchemaModel

/// Postgres: what stands beside tables and on them.
extension RandomSchema {
  mutating func addObject() {
    guard options.usesObjects, dialect == .postgres else { return }
    switch random.number(0...9) {
    case 0...3: addView()
    case 4, 5: addPolicy()
    case 6, 7: addTrigger()
    case 8: schema.insert(.sequence(SequenceDefinition(ObjectName(freshName("numbers")), options: randomCounting())))
    default: addFunction()
    }
  }

  /// Of some columns of a table, or of how many rows a table or another view has.
  private mutating func addView() {
    guard let table = random.pick(schema.tables) else { return }
    let name = ObjectName(freshName("\(random.pick(RandomSchemaNames.tables) ?? "users")_view"))
    let views = schema.objects.filter { $0.kind == .view }.map(\.name)
    let columns = random.pick(random.number(1...3), of: table.columns.map(\.name))
    var view = ViewDefinition(name, query: SQLText([]))
    if random.chance(40) || columns.isEmpty {
      let source = random.chance(50) ? random.pick(views) ?? table.name : table.name
      view.query = SQLText([
        .sql("SELECT count(*) AS n FROM "), .object(source), .sql(random.chance(20) ? " -- all" : ""),
      ])
      view.isMaterialized = random.chance(50)
      if view.isMaterialized, random.chance(50) {
        view.indexes = [
          IndexDefinition(freshName("\(name.name)_idx"), isUnique: random.chance(50), keys: [IndexKey("n")])
        ]
      }
    } else {
      let list = columns.map { SQLText.Segment.column($0, of: table.name) }
      let commas = Array(repeating: SQLText.Segment.sql(", "), count: list.count)
      view.query = SQLText(
        [.sql("SELECT ")] + zip(list, commas).flatMap { [$0, $1] }.dropLast() + [.sql(" FROM "), .object(table.name)]
      )
      view.isSecurityBarrier = random.chance(20)
      if random.chance(20) { view.columns = columns.indices.map { "c\($0)" } }
    }
    if random.chance(20) { view.comment = random.pick(RandomSchemaNames.texts.filter { !$0.isEmpty }) }
    schema.insert(.view(view))
  }

  private mutating func addPolicy() {
    guard let table = random.pick(schema.tables), let column = random.pick(table.columns) else { return }
    let using = SQLText([.column(column.name, of: table.name), .sql(random.chance(50) ? " IS NULL" : " IS NOT NULL")])
    var policy = PolicyDefinition(freshName("policy"), on: table.name, using: using)
    policy.isPermissive = random.chance(60)
    if random.chance(30) { policy.command = .select }
    schema.insert(.policy(policy))
  }

  private mutating func addTrigger() {
    guard let table = random.pick(schema.tables), let column = random.pick(table.columns) else { return }
    var functions = schema.objects.filter(\.isTriggerFunction).map(\.name)
    if functions.isEmpty {
      let name = ObjectName(freshName("fired"))
      let body = SQLText(sql: "BEGIN RETURN NEW; END")
      schema.insert(
        .routine(RoutineDefinition(name, returns: SQLText(sql: "trigger"), language: "plpgsql", body: body))
      )
      functions = [name]
    }
    guard let function = random.pick(functions) else { return }
    var trigger = TriggerDefinition(
      freshName("trigger"),
      on: table.name,
      .before,
      random.chance(50) ? [.update] : [.insert, .update],
      action: .function(function, arguments: random.chance(20) ? ["it's"] : [])
    )
    if random.chance(50) { trigger.columns = [column.name] }
    if random.chance(30), trigger.events == [.update], column.generated == nil {
      trigger.condition = SQLText([.sql("NEW."), .column(column.name, of: table.name), .sql(" IS NOT NULL")])
    }
    schema.insert(.trigger(trigger))
  }

  private mutating func addFunction() {
    var routine = RoutineDefinition(
      ObjectName(freshName("answer")),
      returns: SQLText(sql: "integer"),
      body: SQLText([])
    )
    if random.chance(50) { routine.arguments = [RoutineDefinition.Argument(name: "n", SQLText(sql: "integer"))] }
    if random.chance(30), let table = random.pick(schema.tables) {
      routine.returns = SQLText([.sql("SETOF "), .object(table.name)])
      routine.body = SQLText([.sql("SELECT * FROM "), .object(table.name)])
    } else {
      routine.body = SQLText(sql: "SELECT \(random.number(0...99))")
    }
    schema.insert(.routine(routine))
  }

  private mutating func randomCounting() -> SequenceOptions {
    var options = SequenceOptions()
    if random.chance(30) { options.increment = random.chance(50) ? -2 : 3 }
    if random.chance(30) { options.cache = 10 }
    if random.chance(30) { options.cycles = true }
    if random.chance(20) { options.maximum = 1000 }
    return options
  }

  /// Another definition of the same object, or none.
  mutating func changeSomeObject() {
    guard options.usesObjects, let object = random.pick(schema.objects), random.chance(70) else { return addObject() }
    switch object {
    case .view(var view):
      if random.chance(30) { return schema.removeObject(object.key) }
      if view.isMaterialized { view.indexes = [] } else { view.isSecurityBarrier.toggle() }
      view.comment = random.chance(50) ? "about it" : nil
      schema.insert(.view(view))
    case .policy(var policy):
      if random.chance(50) { policy.isPermissive.toggle() } else { policy.using?.segments.append(.sql(" OR true")) }
      schema.insert(.policy(policy))
    case .trigger(var trigger):
      trigger.timing = trigger.timing == .before ? .after : .before
      schema.insert(.trigger(trigger))
    case .sequence(var sequence):
      sequence.options = randomCounting()
      schema.insert(.sequence(sequence))
    case .routine(var routine) where !object.isTriggerFunction:
      if random.chance(50) { routine.volatility = .stable } else { routine.comment = "it answers" }
      schema.insert(.routine(routine))
    default: schema.removeObject(object.key)
    }
  }

  /// Takes away what mentions something that is not there, until nothing is left to take.
  mutating func repairObjects() {
    var isStable = false
    while !isStable {
      let names = Set(schema.tables.map(\.name) + schema.objects.map(\.name))
      let broken = schema.objects.filter { object in
        !object.mentionedObjects.isSubset(of: names)
          || object.texts.contains { !holds($0) }
          || object.key.kind == .trigger && !triggerHolds(object)
      }
      for object in broken { schema.removeObject(object.key) }
      isStable = broken.isEmpty
    }
  }

  private func holds(_ text: SQLText) -> Bool {
    text.segments.allSatisfy { segment in
      guard case .column(let column, let table) = segment else { return true }
      return schema.table(table)?.column(column) != nil
    }
  }

  private func triggerHolds(_ object: SchemaObject) -> Bool {
    guard case .trigger(let trigger) = object, let table = schema.table(trigger.table) else { return false }
    // What a generated column will be is not known before the row is written.
    let conditioned = trigger.condition?.columns(of: table.name) ?? []
    return trigger.columns.allSatisfy { table.column($0) != nil }
      && conditioned.allSatisfy { table.column($0)?.generated == nil }
  }
}

extension SchemaObject {
  fileprivate var isTriggerFunction: Bool {
    if case .routine(let routine) = self { routine.language == "plpgsql" } else { false }
  }
}

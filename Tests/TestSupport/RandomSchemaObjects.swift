import SchemaModel

/// What stands beside tables and on them.
extension RandomSchema {
  /// What tables may live in or be made of.
  mutating func addPlaces() {
    if dialect == .mysql { return }
    if random.chance(30) { addNamespace() }
    if dialect == .postgres, random.chance(20) { addExtension() }
  }

  mutating func addObject() {
    switch dialect {
    case .postgres: addPostgresObject()
    case .mysql: addMySQLObject()
    case .dsql: addDSQLObject()
    }
  }

  private mutating func addPostgresObject() {
    switch random.number(0...19) {
    case 0...3: addView()
    case 4, 5: addPolicy()
    case 6...8: addTrigger()
    case 9: addSequence()
    case 10: addDomain()
    case 11: addNamespace()
    case 12: addExtension()
    case 13...15: addGrant()
    case 16: addRaw()
    case 17: addProcedure()
    default: addFunction()
    }
  }

  private mutating func addDSQLObject() {
    switch random.number(0...9) {
    case 0...3: addView()
    case 4: addSequence()
    case 5: addDomain()
    case 6: addNamespace()
    case 7: addGrant()
    default: addFunction()
    }
  }

  private mutating func addSequence() {
    var sequence = SequenceDefinition(freshObjectName("numbers"), options: randomCounting())
    if dialect == .postgres, random.chance(20) { sequence.type = .builtin("integer") }
    schema.insert(.sequence(sequence))
  }

  /// Of some columns of a table, or of how many rows a table or another view has.
  private mutating func addView() {
    guard let table = random.pick(schema.tables) else { return }
    let name = freshObjectName("\(random.pick(RandomSchemaNames.tables) ?? "users")_view")
    let views = schema.objects.filter { $0.kind == .view }.map(\.name)
    let columns = random.pick(random.number(1...3), of: table.columns.map(\.name))
    var view = ViewDefinition(name, query: SQLText([]))
    if random.chance(40) || columns.isEmpty {
      let source = random.chance(50) ? random.pick(views) ?? table.name : table.name
      view.query = SQLText([
        .sql("SELECT count(*) AS n FROM "), .object(source), .sql(random.chance(20) ? " -- all" : ""),
      ])
      view.isMaterialized = dialect == .postgres && random.chance(50)
      if view.isMaterialized, random.chance(50) {
        view.indexes = [
          IndexDefinition(freshName("\(name.name)_idx"), isUnique: random.chance(50), keys: [IndexKey("n")])
        ]
      }
    } else {
      view.query = selection(columns, of: table.name)
      view.isSecurityBarrier = random.chance(20)
      if random.chance(15) { view.checkOption = random.chance(50) ? .local : .cascaded }
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
    if random.chance(20) {
      policy.command = .update
      policy.check = SQLText([.column(column.name, of: table.name), .sql(" IS NOT NULL")])
    }
    if random.chance(25) { policy.roles = random.pick(random.number(1...2), of: Self.roles).sorted() }
    schema.insert(.policy(policy))
  }

  private mutating func addTrigger() {
    guard let table = random.pick(schema.tables), let column = random.pick(table.columns) else { return }
    var functions = schema.objects.filter(\.isTriggerFunction).map(\.name)
    if functions.isEmpty {
      let name = freshObjectName("fired")
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
    if random.chance(25) { makeParticular(&trigger) }
    schema.insert(.trigger(trigger))
  }

  /// For each statement, put off, or on TRUNCATE.
  private mutating func makeParticular(_ trigger: inout TriggerDefinition) {
    trigger.columns = []
    trigger.condition = nil
    trigger.timing = .after
    switch random.number(0...2) {
    case 0:
      trigger.deferrability = random.chance(50) ? .initiallyDeferred : .notDeferrable
    case 1:
      trigger.level = .statement
      trigger.events = random.chance(50) ? [.truncate] : [.delete]
    default:
      trigger.level = .statement
      trigger.events = [.insert]
      trigger.newTable = "new rows"
    }
    if random.chance(30) { trigger.comment = "it's a trigger" }
  }

  private mutating func addProcedure() {
    let arguments = random.chance(50) ? [RoutineDefinition.Argument(name: "it's", SQLText(sql: "integer"))] : []
    schema.insert(
      .routine(
        RoutineDefinition(
          freshObjectName("proceed"),
          .procedure,
          arguments: arguments,
          body: SQLText(sql: "SELECT 'it''s $$ one'")
        )
      )
    )
  }

  private mutating func addFunction() {
    var routine = RoutineDefinition(
      freshObjectName("answer"),
      returns: SQLText(sql: "integer"),
      body: SQLText([])
    )
    if random.chance(50) { routine.arguments = [RoutineDefinition.Argument(name: "n", SQLText(sql: "integer"))] }
    if random.chance(30), let table = random.pick(schema.tables) {
      routine.returns = SQLText([.sql("SETOF "), .object(table.name)])
      routine.arguments = []
      routine.body = SQLText([.sql("SELECT * FROM "), .object(table.name)])
    } else {
      routine.body = SQLText(sql: "SELECT \(random.number(0...99))")
      if dialect == .postgres, random.chance(20),
        let type = random.pick(schema.enumTypes.map(\.name) + domains.map(\.name))
      {
        routine.arguments.append(RoutineDefinition.Argument(name: "it", SQLText([.object(type)])))
      }
    }
    schema.insert(.routine(routine))
  }

  private mutating func randomCounting() -> SequenceOptions {
    var options = SequenceOptions()
    if random.chance(30) { options.increment = random.chance(50) ? -2 : 3 }
    if dialect == .dsql {
      options.cache = random.chance(50) ? 1 : 65536
    } else if random.chance(30) {
      options.cache = 10
    }
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
      if dialect == .mysql {
        view.security = view.security == .invoker ? .definer : .invoker
        return schema.insert(.view(view))
      }
      if view.isMaterialized { view.indexes = [] } else { view.isSecurityBarrier.toggle() }
      view.comment = random.chance(50) ? "about it" : nil
      schema.insert(.view(view))
    case .policy(var policy):
      if random.chance(50) { policy.isPermissive.toggle() } else { policy.using?.segments.append(.sql(" OR true")) }
      schema.insert(.policy(policy))
    case .trigger(var trigger):
      if dialect == .mysql || trigger.level == .statement || trigger.deferrability != nil {
        return schema.removeObject(object.key)
      }
      trigger.timing = trigger.timing == .before ? .after : .before
      schema.insert(.trigger(trigger))
    case .sequence(var sequence):
      sequence.options = randomCounting()
      schema.insert(.sequence(sequence))
    case .routine(let routine) where routine.kind == .procedure && dialect == .postgres:
      if random.chance(50) { return schema.removeObject(object.key) }
      var changed = routine
      changed.comment = routine.comment == nil ? "it's done" : nil
      schema.insert(.routine(changed))
    case .routine(let routine) where !object.isTriggerFunction: change(routine)
    case .routine: schema.removeObject(object.key)
    case .domain(let domain): change(domain)
    case .namespace(let namespace): change(namespace)
    case .extension(let definition): change(definition)
    case .grant(let grant): change(grant)
    case .raw(let raw): change(raw)
    }
  }

  /// Takes away what mentions something that is not there, until nothing is left to take.
  mutating func repairObjects() {
    var isStable = false
    while !isStable {
      let names = Set(schema.tables.map(\.name) + schema.objects.map(\.name) + schema.enumTypes.map(\.name))
      let broken = schema.objects.filter { object in
        !object.mentionedObjects.isSubset(of: names)
          || object.texts.contains { !holds($0) }
          || object.key.kind == .trigger && !triggerHolds(object) || !grantHolds(object)
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
    var conditioned = trigger.condition?.columns(of: table.name) ?? []
    if case .statement(let body) = trigger.action { conditioned.formUnion(body.columns(of: table.name)) }
    return trigger.columns.allSatisfy { table.column($0) != nil }
      && conditioned.allSatisfy { table.column($0)?.generated == nil }
  }
}

extension SchemaObject {
  fileprivate var isTriggerFunction: Bool {
    if case .routine(let routine) = self { routine.language == "plpgsql" } else { false }
  }
}

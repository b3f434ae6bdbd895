import SchemaModel

/// MySQL: views, routines and triggers, which hold their statements.
extension RandomSchema {
  mutating func addMySQLObject() {
    switch random.number(0...9) {
    case 0...2: addMySQLView()
    case 3, 4: addMySQLRoutine()
    case 5, 6: addMySQLTrigger()
    case 7: addRaw()
    default: addGrant()
    }
  }

  private mutating func addMySQLView() {
    guard let table = random.pick(schema.tables) else { return }
    let name = ObjectName(freshName("\(random.pick(RandomSchemaNames.tables) ?? "users")_view"))
    let views = schema.objects.filter { $0.kind == .view }.map(\.name)
    let columns = random.pick(random.number(1...3), of: table.columns.map(\.name))
    var view = ViewDefinition(name, query: SQLText([]))
    if random.chance(30) {
      let source = random.chance(50) ? random.pick(views) ?? table.name : table.name
      view.query = SQLText([.sql("SELECT count(*) AS n, 'it''s; a -- text' FROM "), .object(source)])
    } else {
      view.query = selection(columns, of: table.name)
      if random.chance(30) { view.columns = columns.indices.map { "c`\($0)" } }
      if random.chance(20) { view.checkOption = random.chance(50) ? .local : .cascaded }
    }
    if random.chance(30) { view.security = random.chance(50) ? .invoker : .definer }
    schema.insert(.view(view))
  }

  func selection(_ columns: [String], of table: ObjectName) -> SQLText {
    let list = columns.map { SQLText.Segment.column($0, of: table) }
    let commas = Array(repeating: SQLText.Segment.sql(", "), count: list.count)
    return SQLText(
      [.sql("SELECT ")] + zip(list, commas).flatMap { [$0, $1] }.dropLast() + [.sql(" FROM "), .object(table)]
    )
  }

  private mutating func addMySQLRoutine() {
    var routine = RoutineDefinition(ObjectName(freshName("answer")), body: SQLText([]))
    routine.arguments =
      random.chance(50) ? [RoutineDefinition.Argument(name: "a `b", SQLText(sql: "int"))] : []
    if random.chance(40), let table = random.pick(schema.tables) {
      routine.kind = .procedure
      routine.arguments.append(RoutineDefinition.Argument(.out, name: "r", SQLText(sql: "int")))
      routine.body = SQLText([
        .sql("BEGIN SELECT COUNT(*) INTO r FROM "), .object(table.name), .sql("; SET r = r + 1; END"),
      ])
      routine.clauses = random.chance(50) ? ["READS SQL DATA"] : []
    } else {
      routine.returns = SQLText(sql: "int")
      routine.volatility = .immutable
      routine.body = SQLText(sql: "RETURN \(random.number(0...99))")
    }
    if random.chance(30) { routine.security = .invoker }
    if random.chance(30) { routine.comment = "it's; one" }
    schema.insert(.routine(routine))
  }

  private mutating func addMySQLTrigger() {
    guard let table = random.pick(schema.tables),
      let column = random.pick(table.columns.filter { $0.generated == nil && $0.identity == nil })
    else { return }
    let name = SQLText.Segment.column(column.name, of: table.name)
    let isBefore = random.chance(60)
    let body =
      isBefore
      ? SQLText([.sql("SET NEW."), name, .sql(" = NEW."), name])
      : SQLText([.sql("BEGIN SET @fired = 'it''s'; SET @fired = NEW."), name, .sql(" IS NULL; END")])
    let trigger = TriggerDefinition(
      freshName("trigger"),
      on: table.name,
      isBefore ? .before : .after,
      [random.chance(50) ? .insert : .update],
      action: .statement(body)
    )
    schema.insert(.trigger(trigger))
  }

  mutating func change(_ routine: RoutineDefinition) {
    var routine = routine
    switch random.number(0...4) {
    case 0: return schema.removeObject(SchemaObject.routine(routine).key)
    case 1 where dialect != .mysql: routine.volatility = routine.volatility == .stable ? .volatile : .stable
    case 2: routine.security = routine.security == .invoker ? nil : .invoker
    case 3 where routine.returns?.description.contains("int") == true:
      routine.body = SQLText(sql: dialect == .mysql ? "RETURN 5 + 7" : "SELECT 5 + 7")
    default: routine.comment = routine.comment == nil ? "it answers" : nil
    }
    schema.insert(.routine(routine))
  }
}

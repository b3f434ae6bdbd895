import SchemaModel

/// Triggers, policies and routines.
struct ProgramWriter {
  let context: ImportContext

  func text(_ trigger: TriggerDefinition, indent: Int) -> String {
    let table = context.names.tables[trigger.table] == nil ? nil : trigger.table
    func literal(_ text: SQLText) -> String {
      context.mentions.text(text, in: table).literal(indent: indent + 4)
    }
    var arguments = [trigger.name.quoted, ".\(trigger.timing.rawValue)"] + trigger.events.map { ".\($0.rawValue)" }
    switch trigger.action {
    case .statement(let body): arguments.append("runs: \(literal(body))")
    case .function(let name, let values):
      arguments.append(action(name))
      if !values.isEmpty { arguments.append("arguments: [\(values.map(\.quoted).joined(separator: ", "))]") }
    }
    var chain = Chain(call("Trigger", arguments, indent: indent))
    if table == nil, let view = context.view(trigger.table), let constant = context.constant(of: .view(view)) {
      chain.add(".on(\(constant))")
    }
    if !trigger.columns.isEmpty {
      let columns = trigger.columns.map { context.names.property($0, of: trigger.table) ?? $0 }
      chain.add(".of(\(columns.joined(separator: ", ")))")
    }
    chain.add(".forEachStatement()", if: trigger.level == .statement)
    if let condition = trigger.condition { chain.add(".when(\(literal(condition)))") }
    let rows = [trigger.oldTable.map { "old: \($0.quoted)" }, trigger.newTable.map { "new: \($0.quoted)" }]
      .compactMap { $0 }
    if !rows.isEmpty { chain.add(".referencing(\(rows.joined(separator: ", ")))") }
    if let deferrability = trigger.deferrability { chain.add(".constraint(\(deferrability.word ?? ""))") }
    let object = SchemaObject.trigger(trigger)
    Dependencies(context: context, owner: object.key).add(object.dependencies, to: &chain)
    if let comment = trigger.comment { chain.add(".comment(\(SwiftText(comment).literal(indent: indent + 4)))") }
    return chain.text(indent: indent)
  }

  /// The function of a trigger: one of the schema's, or one that comes with the server or an extension.
  private func action(_ name: ObjectName) -> String {
    for case .routine(let routine) in context.schema.objects where routine.name == name && routine.kind == .function {
      if let constant = context.constant(of: .routine(routine)) { return "calls: \(constant)" }
    }
    let place = name.namespace.map { ", in: \($0.quoted)" } ?? ""
    return "callsServerFunction: \(name.name.quoted)\(place)"
  }

  func text(_ policy: PolicyDefinition, indent: Int) -> String {
    func literal(_ text: SQLText) -> String {
      context.mentions.text(text, in: policy.table).literal(indent: indent + 4)
    }
    var arguments = [policy.name.quoted]
    if policy.command != .all { arguments.append("for: .\(policy.command.rawValue)") }
    if !policy.roles.isEmpty { arguments.append("to: \(policy.roles.map(\.quoted).joined(separator: ", "))") }
    if let using = policy.using { arguments.append("using: \(literal(using))") }
    if let check = policy.check { arguments.append("check: \(literal(check))") }
    var chain = Chain(call("Policy", arguments, indent: indent))
    chain.add(".restrictive()", if: !policy.isPermissive)
    let object = SchemaObject.policy(policy)
    Dependencies(context: context, owner: object.key).add(object.dependencies, to: &chain)
    if let comment = policy.comment { chain.add(".comment(\(SwiftText(comment).literal(indent: indent + 4)))") }
    return chain.text(indent: indent)
  }

  func chain(_ routine: RoutineDefinition) -> Chain {
    let key = SchemaObject.routine(routine).key
    func literal(_ text: SQLText) -> String { context.mentions.text(text, of: key).literal(indent: 2) }
    var arguments = [routine.name.name.quoted]
    if let namespace = routine.name.namespace { arguments.append("in: \(namespace.quoted)") }
    for argument in routine.arguments {
      let value = argument.defaultValue.map { "default: \($0.quoted)" }
      let parts = [argument.name?.quoted ?? "nil", literal(argument.type), value].compactMap { $0 }
      arguments.append(".\(argument.mode.rawValue)(\(parts.joined(separator: ", ")))")
    }
    if let returns = routine.returns { arguments.append("returns: \(literal(returns))") }
    if routine.language != "sql" { arguments.append("language: \(routine.language.quoted)") }
    arguments.append("body: \(literal(routine.body))")
    var chain = Chain(call(routine.kind == .function ? "Function" : "Procedure", arguments, indent: 0))
    if let volatility = routine.volatility { chain.add(".volatility(.\(volatility.rawValue))") }
    chain.add(".strict()", if: routine.isStrict)
    switch routine.security {
    case .definer: chain.add(".securityDefiner()")
    case .invoker: chain.add(".securityInvoker()")
    case nil: break
    }
    if !routine.clauses.isEmpty { chain.add(".with(\(routine.clauses.map(\.quoted).joined(separator: ", ")))") }
    Dependencies(context: context, owner: key).add(routine.dependencies, to: &chain)
    if let comment = routine.comment { chain.add(".comment(\(SwiftText(comment).literal(indent: 4)))") }
    return chain
  }
}

/// `.depends(on: Users.self)`: what an object uses without mentioning it.
struct Dependencies {
  let context: ImportContext
  let owner: SchemaObjectKey

  func add(_ names: [ObjectName], to chain: inout Chain) {
    var (tables, objects): ([String], [String]) = ([], [])
    for name in names {
      if let type = context.names.tables[name]?.type {
        tables.append("\(type).self")
      } else if let type = context.names.enums[name]?.type {
        objects.append("EnumType(\(type).self)")
      } else if let constant = context.mentions.constant(name, of: owner) {
        objects.append(constant)
      }
    }
    if !tables.isEmpty { chain.add(".depends(on: \(tables.joined(separator: ", ")))") }
    if !objects.isEmpty { chain.add(".depends(on: \(objects.joined(separator: ", ")))") }
  }
}

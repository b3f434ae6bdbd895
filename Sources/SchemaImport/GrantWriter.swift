import SchemaModel

/// What a role may do: in the body of a table, or beside the objects of the schema.
struct GrantWriter {
  let context: ImportContext

  func text(_ grant: GrantDefinition, indent: Int) -> String {
    var arguments = grant.privileges.map(\.quoted)
    var columns: String?
    switch grant.target {
    case .relation(let name, let names) where context.names.tables[name] != nil:
      let properties = names.map { context.names.property($0, of: name) ?? $0 }
      if !names.isEmpty { columns = ".columns(\(properties.joined(separator: ", ")))" }
    case .relation(let name, let names):
      if let view = context.view(name).flatMap({ context.constant(of: .view($0)) }) { arguments.append("on: \(view)") }
      if !names.isEmpty { columns = ".columns(named: \(names.map(\.quoted).joined(separator: ", ")))" }
    case .namespace(let name): arguments.append("on: Namespace(\(name.quoted))")
    case .sequence, .routine, .type:
      if let target = target(grant.target) { arguments.append("on: \(target)") }
    }
    arguments.append("to: \(grant.role.quoted)")
    var chain = Chain(call("Grant", arguments, indent: indent))
    if let columns { chain.add(columns) }
    chain.add(".withGrantOption()", if: grant.withGrantOption)
    return chain.text(indent: indent)
  }

  private func target(_ target: GrantDefinition.Target) -> String? {
    if case .type(let name) = target, let type = context.names.enums[name]?.type { return "\(type).self" }
    return context.schema.objects.first { object in
      switch (object, target) {
      case (.sequence(let sequence), .sequence(let name)): sequence.name == name
      case (.domain(let domain), .type(let name)): domain.name == name
      case (.routine(let routine), .routine(let name, let kind, let signature)):
        routine.name == name && routine.kind == kind && routine.signature == signature
      default: false
      }
    }.flatMap(context.constant)
  }
}

import SQLDialects
import SchemaModel

/// Objects that have a value of their own in Swift, by which others mention them.
struct ObjectWriter {
  let context: ImportContext

  /// `let orderNumbers = Sequence("order_numbers")`; nil for an object that stands in the schema's own body.
  func text(_ object: SchemaObject) -> String? {
    guard let constant = context.constant(of: object), let chain = chain(object) else { return nil }
    var named = chain
    named.head = "let \(constant) = \(chain.head)"
    return named.text(indent: 0) + "\n"
  }

  private func chain(_ object: SchemaObject) -> Chain? {
    switch object {
    case .domain(let domain): chain(domain)
    case .sequence(let sequence): chain(sequence)
    case .routine(let routine): ProgramWriter(context: context).chain(routine)
    case .view(let view): chain(view)
    case .raw(let raw): chain(raw)
    case .namespace, .extension, .trigger, .policy, .grant: nil
    }
  }

  private func head(_ name: ObjectName, _ more: [String] = []) -> [String] {
    [name.name.quoted] + more + (name.namespace.map { ["in: \($0.quoted)"] } ?? [])
  }

  private func comment(_ text: String?, on chain: inout Chain) {
    if let text { chain.add(".comment(\(SwiftText(text).literal(indent: 4)))") }
  }

  private func chain(_ domain: DomainDefinition) -> Chain {
    let type = context.types.type(domain.type)
    var chain = Chain(call("Domain", head(domain.name, [type.text]), indent: 0))
    chain.add(".notNull()", if: !domain.isNullable)
    switch domain.defaultValue {
    case .literal(let literal):
      chain.add(".default(literal: \(DefaultWriter.columnLiteral(literal, named: "")))")
    case .expression(let expression): chain.add(".default(\(SwiftText(expression.description).literal(indent: 4)))")
    case nil: break
    }
    if let collation = domain.collation { chain.add(".collation(\(collation.quoted))") }
    for check in domain.checks {
      chain.add(".check(\(check.name.quoted), \(SwiftText(check.expression.description).literal(indent: 4)))")
    }
    comment(domain.comment, on: &chain)
    return chain
  }

  private func chain(_ sequence: SequenceDefinition) -> Chain {
    var arguments = head(sequence.name)
    if sequence.type != .builtin("bigint") { arguments.append("as: .\(sequence.type)") }
    var counting = sequence.options.arguments
    if let cache = sequence.options.cache, context.facts.identityCache(nil).map(Int64.init) != cache {
      // Before whether it begins again.
      counting.insert("cache: \(cache)", at: sequence.options.cycles == nil ? counting.count : counting.count - 1)
    }
    var chain = Chain(call("Sequence", arguments + counting, indent: 0))
    comment(sequence.comment, on: &chain)
    return chain
  }

  private func chain(_ view: ViewDefinition) -> Chain {
    let key = SchemaObject.view(view).key
    let query = context.mentions.text(view.query, of: key).literal(indent: 2)
    var chain = Chain(call("View", head(view.name) + ["as: \(query)"], indent: 0))
    if !view.columns.isEmpty { chain.add(".columns(\(view.columns.map(\.quoted).joined(separator: ", ")))") }
    chain.add(".materialized()", if: view.isMaterialized)
    for index in view.indexes { chain.add(".index(\(self.index(index, of: view.name)))") }
    switch view.checkOption {
    case .cascaded: chain.add(".checked()")
    case .local: chain.add(".checked(local: true)")
    case nil: break
    }
    switch view.security {
    case .definer: chain.add(".securityDefiner()")
    case .invoker: chain.add(".securityInvoker()")
    case nil: break
    }
    chain.add(".securityBarrier()", if: view.isSecurityBarrier)
    Dependencies(context: context, owner: key).add(view.dependencies, to: &chain)
    comment(view.comment, on: &chain)
    return chain
  }

  private func index(_ index: IndexDefinition, of view: ObjectName) -> String {
    let names = index.keys.compactMap { key in
      if case .column(let name) = key.target, key == IndexKey(name) { name } else { nil }
    }
    var plain = IndexDefinition(index.name, isUnique: index.isUnique, keys: names.map { IndexKey($0) })
    plain.keys = index.keys.count == names.count ? plain.keys : []
    if plain == index {
      let unique = index.isUnique ? ["unique: true"] : []
      return ([index.name.quoted] + unique + ["on: \(names.map(\.quoted).joined(separator: ", "))"])
        .joined(separator: ", ")
    }
    let keys = KeyWriter(mentions: context.mentions, names: context.names)
    let arguments = [index.name.quoted] + index.keys.map { keys.text($0, ofView: view, indent: 6) }
    let include =
      index.includedColumns.isEmpty
      ? nil : "named: \(index.includedColumns.map(\.quoted).joined(separator: ", "))"
    let condition = index.predicate.map { keys.text($0, ofView: view, indent: 6) }
    return "Index(\(arguments.joined(separator: ", ")))"
      + index.modifiers(include: include, condition: condition).joined()
  }

  private func chain(_ raw: RawDefinition) -> Chain {
    let key = SchemaObject.raw(raw).key
    func literal(_ text: SQLText) -> String { context.mentions.text(text, of: key).literal(indent: 2) }
    var arguments = head(raw.name) + ["on: .\(context.schema.dialect.rawValue)"]
    arguments += ["create: \(literal(raw.create))", "drop: \(literal(raw.drop))"]
    if let exists = raw.exists { arguments.append("exists: \(literal(exists))") }
    if raw.stage == .beforeTables { arguments.append("beforeTables: true") }
    var chain = Chain(call("RawObject", arguments, indent: 0))
    Dependencies(context: context, owner: key).add(raw.dependencies, to: &chain)
    return chain
  }
}

import SchemaModel

/// The value of the whole schema: `public let library = Schema("library", dialects: …) { … }`.
struct SchemaWriter {
  let context: ImportContext
  let name: String
  /// One builder with all of a large schema in it takes the compiler long.
  private static let largestPart = 100

  func text() -> String {
    var elements = places + enumTypes
    elements += context.schema.tables.compactMap { context.names.tables[$0.name].map { "\($0.type).self" } }
    elements += context.schema.objects.compactMap(context.constant)
    elements += relatedObjects
    var parts: [String] = []
    if elements.count > Self.largestPart {
      var names: [String] = []
      while !elements.isEmpty {
        let name = "\(context.names.schema)Part\(names.count + 1)"
        let lines = elements.prefix(Self.largestPart).map(indented)
        parts.append("@SchemaBuilder private var \(name): SchemaBody {\n\(lines.joined(separator: "\n"))\n}\n")
        elements.removeFirst(min(Self.largestPart, elements.count))
        names.append(name)
      }
      elements = names
    }
    let schema =
      "public let \(SwiftName.escaped(context.names.schema)) = Schema(\(name.quoted), dialects: \(dialect)) {\n"
      + elements.map(indented).joined(separator: "\n") + "\n}\n"
    return ([schema] + parts).joined(separator: "\n")
  }

  private func indented(_ element: String) -> String {
    element.hasPrefix("  ") ? element : "  \(element)"
  }

  /// Extensions and namespaces.
  private var places: [String] {
    context.schema.objects.compactMap { object in
      switch object {
      case .namespace(let namespace):
        var chain = Chain("Namespace(\(namespace.name.quoted))")
        if let comment = namespace.comment { chain.add(".comment(\(SwiftText(comment).literal(indent: 6)))") }
        return chain.text(indent: 2)
      case .extension(let definition):
        var arguments = [definition.name.quoted]
        if let namespace = definition.namespace { arguments.append("in: \(namespace.quoted)") }
        if let version = definition.version { arguments.append("version: \(version.quoted)") }
        return "Extension(\(arguments.joined(separator: ", ")))"
      default: return nil
      }
    }
  }

  /// Those that no column brings along.
  private var enumTypes: [String] {
    let used = Set(context.schema.tables.flatMap { $0.columns.compactMap(\.type.enumTypeName) })
    return context.schema.enumTypes.filter { !used.contains($0.name) }
      .compactMap { context.names.enums[$0.name].map { "EnumType(\($0.type).self)" } }
  }

  /// Triggers of views, and grants on what is no table.
  private var relatedObjects: [String] {
    context.schema.objects.compactMap { object in
      switch object {
      case .trigger(let trigger) where context.names.tables[trigger.table] == nil:
        return ProgramWriter(context: context).text(trigger, indent: 2)
      case .grant(let grant):
        if case .relation(let name, _) = grant.target, context.names.tables[name] != nil { return nil }
        return GrantWriter(context: context).text(grant, indent: 2)
      default: return nil
      }
    }
  }

  private var dialect: String {
    let version = context.options.minimumVersion
    let from = version.parts.count == 1 ? version.description : version.description.quoted
    switch context.options.name {
    case .postgres: return ".postgres(from: \(from))"
    case .mysql: return ".mysql(from: \(from))"
    case .dsql: return context.options.foreignKeys == .application ? ".dsql()" : ".dsql(foreignKeys: .native)"
    }
  }
}

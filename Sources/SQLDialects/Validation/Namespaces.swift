import SchemaModel

/// Tables and objects in a namespace that the schema does not declare, or that the dialect does not have.
enum Namespaces: ValidationRule {
  /// Namespaces that are there without being made.
  private static let builtIn: Set<String> = ["public"]

  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    var declared = builtIn
    for object in schema.objects {
      guard case .namespace(let namespace) = object.object else { continue }
      declared.insert(namespace.name)
      if let limit = schema.rules.limits.namespaces, declared.count - builtIn.count == limit + 1 {
        findings.error(
          object.declaration.location,
          object.declaration.subject,
          "\(schema.rules.title) has at most \(limit) schemas beside public; put the tables of several into one"
        )
      }
    }
    for table in schema.tables {
      check(table.name, table.name.description, table.declaration.location, declared, schema, &findings)
    }
    for object in schema.objects where object.object.kind != .raw {
      let declaration = object.declaration
      var name = object.object.name
      if case .extension(let definition) = object.object { name.namespace = definition.namespace }
      check(name, declaration.subject, declaration.location, declared, schema, &findings)
    }
  }

  private static func check(
    _ name: ObjectName,
    _ subject: String,
    _ location: SourceLocation,
    _ declared: Set<String>,
    _ schema: LoweringResult,
    _ findings: inout Findings
  ) {
    guard let namespace = name.namespace else { return }
    if !schema.rules.has(.namespaces) {
      findings.error(
        location,
        subject,
        "\(schema.rules.title) has no namespaces inside a database, and '\(namespace)' is one; leave it out, or make a "
          + "schema of its own for the database '\(namespace)'"
      )
    } else if !declared.contains(namespace) {
      findings.error(
        location,
        subject,
        "the namespace '\(namespace)' is not declared; add Namespace(\"\(namespace)\") to the schema"
      )
    }
  }
}

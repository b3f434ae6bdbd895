import SchemaModel

/// Two tables, keys, constraints, indexes or types of one name, where the server wants names apart.
enum DuplicateNames: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    var owners: [Name: String] = [:]
    func add(_ name: String, _ scopes: [NameScope], _ owner: String) -> String? {
      for scope in scopes {
        let key = Name(scope: scope, name: schema.rules.folded(name))
        if let other = owners[key] { return other }
      }
      for scope in scopes { owners[Name(scope: scope, name: schema.rules.folded(name))] = owner }
      return nil
    }
    for table in schema.tables {
      let scopes = [
        NameScope(kind: .relations, namespace: table.name.namespace),
        NameScope(kind: .types, namespace: table.name.namespace),
      ]
      _ = add(table.name.name, scopes, "the table '\(table.name)'")
    }
    for table in schema.tables {
      for element in table.elements {
        let name = element.element.name
        let owner = "the \(element.element.kind.words) of '\(table.name)'"
        let scopes = schema.rules.scopes(of: element.element.kind, in: table.name)
        if let other = add(name, scopes, owner) {
          findings.error(
            element.location,
            table.subject(of: element),
            "the \(element.element.kind.words) is called '\(name)' like \(other); give it another name"
          )
        }
      }
      for column in table.columns {
        guard let type = column.definition.type.enumTypeName else { continue }
        let scope = NameScope(kind: .types, namespace: type.namespace)
        guard let other = owners[Name(scope: scope, name: type.name)] else { continue }
        findings.error(
          column.declaration.location,
          table.subject(column.definition.name),
          "the enumeration type is called '\(type)' like \(other), which is a type too; give it another name"
        )
      }
    }
  }

  private struct Name: Hashable {
    var scope: NameScope
    var name: String
  }
}

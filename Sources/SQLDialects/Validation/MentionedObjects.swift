import SchemaModel

/// Views, triggers, policies and routines that mention what the schema does not have.
enum MentionedObjects: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    let known = schema.objects.isEmpty ? [] : names(in: schema)
    for object in schema.objects {
      for name in mentions(of: object.object).subtracting(known).sorted() {
        findings.error(
          object.declaration.location,
          object.declaration.subject,
          "'\(name)', which it mentions, is not in the schema; add it to the schema"
        )
      }
    }
  }

  /// In its texts. What is named beside them, as the function that a trigger calls, may be an extension's or the server's.
  private static func mentions(of object: SchemaObject) -> Set<ObjectName> {
    object.texts.reduce(into: []) { $0.formUnion($1.mentionedObjects) }
  }

  /// Also what the dialect has no form for, which is reported where it stands.
  private static func names(in schema: LoweringResult) -> Set<ObjectName> {
    var names = Set(schema.tables.map(\.name))
    for table in schema.tables {
      names.formUnion(table.partitioning?.partitions.map(\.name) ?? [])
      for column in table.columns {
        names.formUnion([column.definition.type.enumTypeName, column.definition.type.domainName].compactMap { $0 })
        names.formUnion(column.declaration.type.enumeration.map { [$0.objectName] } ?? [])
      }
    }
    for content in schema.declaration.objects.compactMap({ $0.contents[schema.dialect] }) {
      switch content {
      case .definition(let object): names.insert(object.name)
      case .domain(let domain, _): names.insert(domain.name)
      case .enumeration(let enumeration): names.insert(enumeration.objectName)
      }
    }
    return names
  }
}

extension EnumerationDeclaration {
  fileprivate var objectName: ObjectName { ObjectName(name, in: namespace) }
}

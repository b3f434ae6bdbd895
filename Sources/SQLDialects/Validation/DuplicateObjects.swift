import SchemaModel

/// Two objects that the server takes for one, or an object and a table of one name.
enum DuplicateObjects: ValidationRule {
  static func check(_ schema: LoweringResult, _ findings: inout Findings) {
    var first: [SchemaObjectKey: LoweredObject] = [:]
    for object in schema.objects {
      let key = object.object.key
      if first.updateValue(object, forKey: key) != nil {
        findings.error(
          object.declaration.location,
          object.declaration.subject,
          "the schema has \(key) twice; give one of them another name, or leave it out"
        )
      }
      guard [.view, .sequence].contains(object.object.kind), let table = schema.table(object.object.name) else {
        continue
      }
      findings.error(
        object.declaration.location,
        object.declaration.subject,
        "table '\(table.declaration.typeName)' has that name; give one of them another"
      )
    }
  }
}

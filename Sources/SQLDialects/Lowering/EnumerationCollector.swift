import SchemaModel

/// The enumeration types that the columns of a schema need, each once.
enum EnumerationCollector {
  static func collect(
    _ tables: [LoweredTable],
    _ objects: [ObjectDeclaration],
    _ rules: any DialectRules,
    _ findings: inout Findings
  ) -> (types: [EnumDefinition], renames: [RenameHint]) {
    var types: [EnumDefinition] = []
    var renames: [RenameHint] = []
    var known: [ObjectName: (labels: [String], subject: String)] = [:]

    func collect(
      _ enumeration: EnumerationDeclaration,
      as name: ObjectName,
      _ subject: String,
      at place: SourceLocation
    ) {
      if let first = known[name] {
        if first.labels != enumeration.labels {
          findings.error(
            place,
            subject,
            "enumeration '\(name)' has other values here than in '\(first.subject)'; use one Swift enum, or give one of them "
              + "another name"
          )
        }
        return
      }
      known[name] = (enumeration.labels, subject)
      types.append(EnumDefinition(name, enumeration.labels))
      for (old, new) in enumeration.renamedLabels.sorted(by: { $0.key < $1.key }) {
        renames.append(.enumLabel(type: name, from: old, to: new))
      }
      if let old = enumeration.renamedFrom, old != name { renames.append(.enumType(from: old, to: name)) }
    }

    for table in tables {
      for column in table.columns {
        guard let name = column.definition.type.enumTypeName, let enumeration = column.declaration.type.enumeration
        else { continue }
        collect(enumeration, as: name, table.subject(column.definition.name), at: column.declaration.location)
      }
    }
    for object in objects {
      guard case .enumeration(let enumeration)? = object.contents[rules.options.name],
        let name = try? rules.lowered(.enumeration(enumeration)).type.enumTypeName
      else { continue }
      collect(enumeration, as: name, object.subject, at: object.location)
    }
    return (types, renames)
  }
}

extension DeclaredType {
  /// The enumeration that this type is, or is an array of.
  var enumeration: EnumerationDeclaration? {
    switch self {
    case .enumeration(let enumeration): enumeration
    case .array(let element): element.enumeration
    default: nil
    }
  }
}

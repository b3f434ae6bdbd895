import SchemaModel

/// What everything in a schema is called in Swift: chosen once, the same for the same schema.
struct ImportNames {
  struct TableNames {
    var type: String
    /// Properties by columns.
    var columns: [String: String]
  }

  struct EnumNames {
    var type: String
    var definition: EnumDefinition
    /// Cases by labels.
    var cases: [String: String]
    /// It is part of a column's type there, and has no name in the database.
    var isInline: Bool
  }

  private(set) var tables: [ObjectName: TableNames] = [:]
  private(set) var enums: [ObjectName: EnumNames] = [:]
  private(set) var inlineEnums: [[String]: EnumNames] = [:]
  /// The values that stand for objects, which others can mention.
  private(set) var constants: [SchemaObjectKey: String] = [:]
  private(set) var schema: String = ""
  private var types = ReservedNames.types

  init(_ database: DatabaseSchema, named name: String) {
    // A property hides what is called the same outside of its table.
    var hidden: Set<String> = []
    var columns: [ObjectName: [String: String]] = [:]
    for table in database.tables {
      columns[table.name] = Self.properties(of: table)
      hidden.formUnion((columns[table.name] ?? [:]).values.map { $0.lowercased() })
    }
    // Types begin with a capital, where their script has any.
    types.formUnion(hidden.filter { $0.first?.isLowercase == false })
    for table in database.tables {
      let type = types.claim(SwiftName.type(for: table.name.name), or: "Table")
      tables[table.name] = TableNames(type: type, columns: columns[table.name] ?? [:])
    }
    for definition in database.enumTypes {
      let type = types.claim(SwiftName.type(for: definition.name.name), or: "Enum")
      enums[definition.name] = EnumNames(
        type: type,
        definition: definition,
        cases: Self.cases(of: definition.labels),
        isInline: false
      )
    }
    nameInlineEnums(of: database)

    var taken = hidden.union(SwiftName.impossible.map { $0.lowercased() })
    schema = taken.claim(SwiftName.property(for: name), or: "Schema")
    for object in database.objects where object.providedName != nil {
      constants[object.key] = taken.claim(SwiftName.property(for: object.name.name), or: object.kind.suffix)
    }
  }

  private static func properties(of table: TableDefinition) -> [String: String] {
    var taken = Set(SwiftName.impossible.map { $0.lowercased() })
    var properties: [String: String] = [:]
    // Those whose names need nothing said have the first choice.
    let named = table.columns.map { ($0.name, SwiftName.property(for: $0.name)) }
    for (column, property) in named where snakeCase(property) == column {
      properties[column] = taken.claim(property, or: "Column")
    }
    for (column, property) in named where properties[column] == nil {
      properties[column] = taken.claim(property, or: "Column")
    }
    return properties
  }

  private static func cases(of labels: [String]) -> [String: String] {
    var taken = ReservedNames.cases
    var cases: [String: String] = [:]
    for label in labels where SwiftName.enumCase(for: label) == label { cases[label] = taken.claim(label, or: "Case") }
    for label in labels where cases[label] == nil {
      cases[label] = taken.claim(SwiftName.enumCase(for: label), or: "Case")
    }
    return cases
  }

  /// One Swift enum for each list of labels, called after the column, and its table where the list is only there.
  private mutating func nameInlineEnums(of database: DatabaseSchema) {
    var uses: [[String]: [(table: ObjectName, column: String)]] = [:]
    var order: [[String]] = []
    for table in database.tables {
      for column in table.columns {
        guard case .inlineEnum(let labels) = column.type else { continue }
        if uses[labels] == nil { order.append(labels) }
        uses[labels, default: []].append((table.name, column.name))
      }
    }
    for labels in order {
      guard let places = uses[labels], let first = places.first else { continue }
      let column = SwiftName.type(for: first.column)
      let isShared = places.count > 1 && places.allSatisfy { $0.column == first.column }
      let wish = isShared ? column : (tables[first.table]?.type ?? "") + column
      let type = types.claim(wish, or: "Enum")
      inlineEnums[labels] = EnumNames(
        type: type,
        definition: EnumDefinition(ObjectName(snakeCase(type)), labels),
        cases: Self.cases(of: labels),
        isInline: true
      )
    }
  }
}

extension ImportNames {
  /// The property of a column, as Swift reads it.
  func property(_ column: String, of table: ObjectName) -> String? {
    tables[table]?.columns[column].map(SwiftName.escaped)
  }

  /// `\Users.email`.
  func keyPath(_ column: String, of table: ObjectName) -> String? {
    guard let type = tables[table]?.type, let property = property(column, of: table) else { return nil }
    return "\\\(type).\(property)"
  }

  /// A file's name for several objects, which no type has.
  func file(_ wish: String) -> String {
    var types = types
    return types.claim(wish, or: "OfSchema")
  }
}

extension SchemaObject.Kind {
  fileprivate var suffix: String {
    switch self {
    case .domain: "Domain"
    case .sequence: "Sequence"
    case .routine: "Function"
    case .view: "View"
    case .raw: "Object"
    case .namespace, .extension, .trigger, .policy, .grant: ""
    }
  }
}

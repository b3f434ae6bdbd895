import SQLDialects
import SchemaModel

/// Which word of the DSL each type is: one that lowering takes back to exactly this type.
struct TypeWriter {
  private let facts: LoweringFacts
  private let names: ImportNames
  private let domains: [ObjectName: DomainDefinition]
  private let domainConstants: [ObjectName: String]
  /// Columns that hold UUIDs, where the server has no type that says so.
  private let uuids: Set<ColumnPlace>

  init(_ facts: LoweringFacts, _ names: ImportNames, _ schema: DatabaseSchema) {
    self.facts = facts
    self.names = names
    var domains: [ObjectName: DomainDefinition] = [:]
    var constants: [ObjectName: String] = [:]
    for case .domain(let domain) in schema.objects {
      domains[domain.name] = domain
      constants[domain.name] = names.constants[SchemaObject.domain(domain).key]
    }
    self.domains = domains
    domainConstants = constants
    uuids = Self.uuids(of: schema, facts)
  }

  func type(of column: ColumnDefinition, in table: ObjectName) -> ImportedType {
    if uuids.contains(ColumnPlace(table: table, column: column.name)) { return .uuid }
    let type = type(column.type)
    // Only whole numbers count up in Swift, whatever the server lets count up.
    if column.identity != nil, !type.value.hasPrefix("Int"), !type.value.hasPrefix("UInt") {
      return ImportedType(".custom(\(column.type.description.quoted), as: Int64.self)", "Int64", type.declared)
    }
    // A flag holds two values, whatever else the server would let it hold.
    if type.value == "Bool", case .literal(.integer(let number)) = column.defaultValue, number != 0, number != 1 {
      return .custom(column.type.description)
    }
    // A constant of `.uuid` is brought into its usual form.
    if type.value == "UUID", case .literal(let literal) = column.defaultValue,
      facts.defaultValue(.literal(literal), of: type.declared) != .literal(literal)
    {
      return .custom(column.type.description)
    }
    return type
  }

  /// A type that no word of the DSL becomes is called as the server calls it.
  func type(_ type: ColumnType) -> ImportedType {
    switch type {
    case .enumType(let name):
      return names.enums[name].map(enumeration) ?? .custom(type.description)
    case .inlineEnum(let labels):
      return names.inlineEnums[labels].map(enumeration) ?? .custom(type.description)
    case .domain(let name):
      guard let domain = domains[name], let constant = domainConstants[name] else { return .custom(type.description) }
      return ImportedType(".domain(\(SwiftName.escaped(constant)))", self.type(domain.type).value, .domain(name))
    case .array(let element):
      let element = self.type(element)
      return ImportedType(".array(of: \(element.text))", "[\(element.value)]", .array(element.declared))
    case .builtin(let name, let arguments):
      if name == "uuid", facts.type(.uuid) == type { return .uuid }
      let words = ImportedType.words(for: name, arguments)
      return words.first { facts.type($0.declared) == type } ?? .custom(type.description)
    case .verbatim: return .custom(type.description)
    }
  }

  private func enumeration(_ names: ImportNames.EnumNames) -> ImportedType {
    let declaration = EnumerationDeclaration(
      names.definition.name.name,
      names.definition.labels,
      namespace: names.definition.name.namespace
    )
    return ImportedType(".enumeration(\(names.type).self)", names.type, .enumeration(declaration))
  }

  /// Those that fill themselves with UUIDs, and those that reference them. Sixteen bytes alone are no proof.
  private static func uuids(of schema: DatabaseSchema, _ facts: LoweringFacts) -> Set<ColumnPlace> {
    guard let type = facts.type(.uuid), type != .builtin("uuid"), let random = facts.defaultValue(.random, of: .uuid)
    else { return [] }
    var found: Set<ColumnPlace> = []
    for table in schema.tables {
      for column in table.columns where column.type == type && column.defaultValue?.isSameText(as: random) == true {
        found.insert(ColumnPlace(table: table.name, column: column.name))
      }
    }
    var isGrowing = !found.isEmpty
    while isGrowing {
      isGrowing = false
      for table in schema.tables {
        for key in table.foreignKeys {
          for (column, referenced) in zip(key.columns, key.referencedColumns)
          where found.contains(ColumnPlace(table: key.referencedTable, column: referenced))
            && table.column(column)?.type == type && table.column(column)?.defaultValue == nil
          {
            if found.insert(ColumnPlace(table: table.name, column: column)).inserted { isGrowing = true }
          }
        }
      }
    }
    return found
  }
}

/// A column of a table.
struct ColumnPlace: Hashable {
  var table: ObjectName
  var column: String
}

extension DefaultValue {
  /// Whether both are the same, whoever printed them.
  func isSameText(as other: DefaultValue) -> Bool {
    switch (self, other) {
    case (.literal(let left), .literal(let right)): left == right
    case (.expression(let left), .expression(let right)): left.segments == right.segments
    default: false
    }
  }
}

internal import SchemaModel

/// Reads what the tables of a schema declare. It makes each table once, so that a column is always the same object.
struct SchemaEvaluation {
  private(set) var diagnostics: [Diagnostic] = []
  private var instances: [ObjectIdentifier: TableInstance] = [:]
  private var places: [SourceLocation: [ColumnPlace]]?

  private struct ColumnPlace {
    var table: TableInstance
    var column: String
  }

  mutating func report(at location: SourceLocation?, _ message: String) {
    diagnostics.append(.error(at: location, message))
  }

  mutating func options(of targets: [TargetDialect], at location: SourceLocation) -> [DialectOptions] {
    if targets.isEmpty {
      report(at: location, "the schema is for no dialect; name one: 'dialects: .postgres(from: 14)'")
    }
    var options: [DialectOptions] = []
    for target in targets {
      let name = target.dialect.modelName
      if options.contains(where: { $0.name == name }) {
        report(at: target.location, "dialect '\(name.rawValue)' is named twice; leave one of them out")
        continue
      }
      guard let version = target.version.modelVersion else {
        report(
          at: target.location,
          "'\(target.version.text)' is no version of a server; write it as numbers with dots between them: \"8.4\""
        )
        continue
      }
      options.append(
        DialectOptions(name, from: version, foreignKeys: target.foreignKeys, location: target.location)
      )
    }
    return options
  }

  mutating func declarations(
    of body: SchemaBody,
    for dialects: [DialectName]
  ) -> (tables: [TableDeclaration], objects: [ObjectDeclaration]) {
    // All tables first: whoever asks for a column of another table finds it then.
    for entry in body.tables { _ = instance(of: entry.type) }
    var tables: [TableDeclaration] = []
    var objects = body.objects.map { declaration(of: $0, in: nil, for: dialects) }
    var listed: Set<ObjectIdentifier> = []
    for entry in body.tables {
      let instance = instance(of: entry.type)
      guard listed.insert(ObjectIdentifier(entry.type)).inserted else {
        report(
          at: entry.location,
          "'\(instance.name)': the schema lists the table '\(instance.typeName)' twice; leave one of them out"
        )
        continue
      }
      var table = TableEvaluation(instance, entry)
      tables.append(table.declaration(in: &self))
      objects += table.objects.map { declaration(of: $0, in: instance, for: dialects) }
    }
    return (tables, objects)
  }

  private mutating func declaration(
    of object: any SchemaElement,
    in table: TableInstance?,
    for dialects: [DialectName]
  ) -> ObjectDeclaration {
    let attributes = object.attributes
    var contents: [DialectName: ObjectDeclaration.Content] = [:]
    for dialect in dialects where attributes.dialects?.contains(dialect) ?? true {
      var context = ObjectContext(dialect: dialect, table: table, evaluation: self)
      let content = object.content(&context)
      self = context.evaluation
      // What is wrong with it is wrong on every dialect.
      guard let content else { break }
      contents[dialect] = content.content
    }
    return ObjectDeclaration(
      attributes.subject,
      contents: contents,
      renamedFrom: attributes.renamedFrom,
      location: attributes.location
    )
  }

  mutating func instance(of type: any Table.Type) -> TableInstance {
    if let known = instances[ObjectIdentifier(type)] { return known }
    let instance = TableInstance(type)
    instances[ObjectIdentifier(type)] = instance
    diagnostics += instance.diagnostics
    return instance
  }

  /// The name of the column that a key path leads to.
  mutating func column(at keyPath: AnyKeyPath, in type: any Table.Type) -> String? {
    let instance = instance(of: type)
    guard let column = (instance.value as Any)[keyPath: keyPath] as? any AnyColumn else { return nil }
    let names = instance.names(of: column.columnDescription)
    return names.count == 1 ? names[0] : nil
  }

  /// A column that is not among the given table's own objects: of another value of the table, or of another table.
  mutating func reference(
    to column: ColumnDescription,
    from instance: TableInstance
  ) -> DeclaredColumnReference? {
    let candidates = knownPlaces()[column.attributes.location] ?? []
    let own = candidates.filter { $0.table === instance }
    if !own.isEmpty { return own.count == 1 ? DeclaredColumnReference(own[0].column) : nil }
    return candidates.count == 1 ? DeclaredColumnReference(candidates[0].column, in: candidates[0].table.name) : nil
  }

  /// The columns by where they are declared. Needed only when something is wrong, and made then.
  private mutating func knownPlaces() -> [SourceLocation: [ColumnPlace]] {
    if let places { return places }
    var found: [SourceLocation: [ColumnPlace]] = [:]
    for instance in instances.values {
      for column in instance.columns {
        found[column.description.attributes.location, default: []]
          .append(ColumnPlace(table: instance, column: column.name))
      }
    }
    places = found
    return found
  }
}

import SchemaModel

/// The first part of a difference: what was renamed, by hint, and by itself where nothing but a name differs.
struct RenameStage {
  /// The schema before, with the renames made so far.
  private(set) var schema: DatabaseSchema
  private(set) var changes: [Change] = []
  private(set) var problems: [RenameProblem] = []

  private let target: TargetSchema
  private let columnHints: [ObjectName: [(hint: RenameHint, names: HintResolver<String>.Hint)]]
  private let elementHints: [ObjectName: [(hint: RenameHint, names: HintResolver<ElementName>.Hint)]]
  /// Built when the first name is to be looked up: most runs rename nothing.
  private lazy var names = ServerNames(of: schema)

  init(from schema: DatabaseSchema, to target: TargetSchema, hints: [RenameHint]) {
    self.schema = schema
    self.target = target
    var enums: [(hint: RenameHint, names: HintResolver<ObjectName>.Hint)] = []
    var tables: [(hint: RenameHint, names: HintResolver<ObjectName>.Hint)] = []
    var columns: [ObjectName: [(hint: RenameHint, names: HintResolver<String>.Hint)]] = [:]
    var labels: [ObjectName: [(hint: RenameHint, names: HintResolver<String>.Hint)]] = [:]
    var objects: [SchemaObject.Kind: [(hint: RenameHint, names: HintResolver<ObjectName>.Hint)]] = [:]
    var elements: [ObjectName: [(hint: RenameHint, names: HintResolver<ElementName>.Hint)]] = [:]
    for hint in hints {
      switch hint {
      case .enumType(let old, let new): enums.append((hint, .init(old: old, new: new)))
      case .table(let old, let new): tables.append((hint, .init(old: old, new: new)))
      case .enumLabel(let type, let old, let new): labels[type, default: []].append((hint, .init(old: old, new: new)))
      case .object(let kind, let old, let new): objects[kind, default: []].append((hint, .init(old: old, new: new)))
      // Rows have it, so it is a matter of the comparison.
      case .columnLabel, .conversion: break
      case .column(let table, let old, let new):
        columns[table, default: []].append((hint, .init(old: old, new: new)))
      case .element(let table, let kind, let old, let new):
        elements[table, default: []].append(
          (hint, .init(old: ElementName(kind: kind, name: old), new: ElementName(kind: kind, name: new)))
        )
      }
    }
    columnHints = columns
    elementHints = elements
    renameObjects(objects[.namespace] ?? [], .namespace)
    createPlaces()
    renameEnums(enums)
    renameLabels(labels)
    for kind in [SchemaObject.Kind.domain, .sequence] { renameObjects(objects[kind] ?? [], kind) }
    renameTables(tables)
    renameColumns()
    renameElements()
  }

  private mutating func renameEnums(_ hints: [(hint: RenameHint, names: HintResolver<ObjectName>.Hint)]) {
    let renames = resolve(
      hints,
      before: schema.enumTypes.map(\.name),
      after: target.schema.enumTypes.map(\.name),
      words: \.description
    )
    for (hint, rename) in renames {
      if names.renameEnum(rename.old, to: rename.new) {
        make(.renameEnum(from: rename.old, to: rename.new))
      } else {
        reportTakenName(hint, rename.new.description)
      }
    }
  }

  private mutating func renameLabels(
    _ hints: [ObjectName: [(hint: RenameHint, names: HintResolver<String>.Hint)]]
  ) {
    for name in hints.keys.sorted() {
      guard let old = schema.enumType(name), let new = target.schema.enumType(name) else { continue }
      let renames = resolve(hints[name] ?? [], before: old.labels, after: new.labels) { "\(name): \($0)" }
      for (_, rename) in renames { make(.renameEnumLabel(type: name, from: rename.old, to: rename.new)) }
    }
  }

  private mutating func renameObjects(
    _ hints: [(hint: RenameHint, names: HintResolver<ObjectName>.Hint)],
    _ kind: SchemaObject.Kind
  ) {
    let renames = resolve(
      hints,
      before: schema.objects.filter { $0.kind == kind }.map(\.name),
      after: target.schema.objects.filter { $0.kind == kind }.map(\.name),
      words: \.description
    )
    for (hint, rename) in renames {
      guard let object = schema.objects.first(where: { $0.kind == kind && $0.name == rename.old }) else { continue }
      if names.renameObject(object, to: rename.new) {
        make(.renameObject(object, to: rename.new))
        // Everything in a namespace has another name now.
        if kind == .namespace { names = ServerNames(of: schema) }
      } else {
        reportTakenName(hint, rename.new.description)
      }
    }
  }

  /// Namespaces and extensions come before anything that a rename may move into them.
  private mutating func createPlaces() {
    let there = Set(schema.objects.map(\.key))
    for kind in [SchemaObject.Kind.namespace, .extension] {
      for object in target.schema.objects where object.kind == kind && !there.contains(object.key) {
        make(.createObject(object))
      }
    }
  }

  private mutating func renameTables(_ hints: [(hint: RenameHint, names: HintResolver<ObjectName>.Hint)]) {
    let renames = resolve(
      hints,
      before: schema.tables.map(\.name),
      after: target.schema.tables.map(\.name),
      words: \.description
    )
    for (hint, rename) in renames {
      guard let table = schema.table(rename.old) else { continue }
      if names.renameTable(table, to: rename.new) {
        make(.renameTable(from: rename.old, to: rename.new))
      } else {
        reportTakenName(hint, rename.new.description)
      }
    }
  }

  private mutating func renameColumns() {
    let tables = schema.dialect.foldsColumnNames ? schema.tables.map(\.name) : columnHints.keys.sorted()
    for name in tables {
      guard let old = schema.table(name), let new = target.table(name) else { continue }
      let hints = (columnHints[name] ?? []) + respelled(from: old, to: new)
      if hints.isEmpty { continue }
      let renames = resolve(
        hints,
        before: old.columns.map(\.name),
        after: new.columns.map(\.name),
        words: { "\(name).\($0)" }
      )
      for (_, rename) in renames { make(.renameColumn(table: name, from: rename.old, to: rename.new)) }
    }
  }

  /// The columns that no hint speaks of and that differ in the case of their names: to such a server they are the same.
  private func respelled(
    from old: TableDefinition,
    to new: TableDefinition
  ) -> [(hint: RenameHint, names: HintResolver<String>.Hint)] {
    guard schema.dialect.foldsColumnNames, !old.columns.elementsEqual(new.columns, by: { $0.name == $1.name }) else {
      return []
    }
    let hinted = Set((columnHints[new.name] ?? []).flatMap { [$0.names.old, $0.names.new] })
    let kept = hinted.union(old.columns.map(\.name)).intersection(new.columns.map(\.name))
    let going = old.columns.map(\.name).filter { !kept.contains($0) && !hinted.contains($0) }
    let spellings = Dictionary(going.map { ($0.lowercased(), $0) }) { first, _ in first }
    return new.columns.map(\.name).filter { !kept.contains($0) }.compactMap { name in
      spellings[name.lowercased()].map { (.column(table: new.name, from: $0, to: name), .init(old: $0, new: name)) }
    }
  }

  private mutating func renameElements() {
    var pending: [ElementPairs.Pair] = []
    // A hint on a table that was not there before says nothing, like one on a column of such a table.
    for old in schema.tables {
      guard let new = target.table(old.name), new != old else { continue }
      let hinted = resolve(
        elementHints[old.name] ?? [],
        before: old.elements.map(ElementName.init),
        after: new.elements.map(ElementName.init),
        words: { "\(old.name).\($0.name)" }
      )
      pending += ElementPairs(from: old, to: new, hinted: hinted.map(\.names)).pairs
    }
    // A name may be free only after another rename. What stays behind is dropped and added instead.
    var isMoving = true
    while isMoving, !pending.isEmpty {
      let waiting = pending.filter { pair in
        if names.renameElement(pair.element, of: pair.table, to: pair.newName) {
          make(.renameElement(table: pair.table, element: pair.element, to: pair.newName))
          return false
        }
        return true
      }
      isMoving = waiting.count < pending.count
      pending = waiting
    }
  }

  private mutating func resolve<Name: Hashable>(
    _ hints: [(hint: RenameHint, names: HintResolver<Name>.Hint)],
    before: [Name],
    after: [Name],
    words: (Name) -> String
  ) -> [(hint: RenameHint, names: HintResolver<Name>.Hint)] {
    if hints.isEmpty { return [] }
    let resolver = HintResolver(hints.map(\.names), before: Set(before), after: Set(after))
    for (position, objection) in resolver.objections {
      let (hint, names) = hints[position]
      let message = objection.message(hint.noun, from: words(names.old), to: words(names.new), code: hint.code)
      problems.append(RenameProblem(hint, message))
    }
    return resolver.renames.map { hints[$0] }
  }

  private mutating func reportTakenName(_ hint: RenameHint, _ name: String) {
    problems.append(
      RenameProblem(
        hint,
        "\(hint.noun) '\(name)' cannot take its name before something else that has it is gone: "
          + "rename in a migration of its own, after one without the other thing"
      )
    )
  }

  /// Makes a change, if it fits: it always does when names are unique, and validation reports those that are not.
  private mutating func make(_ change: Change) {
    guard (try? schema.apply(change)) != nil else { return }
    changes.append(change)
  }
}

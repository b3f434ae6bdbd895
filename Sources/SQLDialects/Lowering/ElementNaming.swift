import SchemaModel

/// Gives unnamed elements the names that Postgres would give them, each unique where its server wants that.
struct ElementNaming {
  private let rules: any DialectRules
  private var taken: Set<TakenName> = []

  private struct TakenName: Hashable {
    var scope: NameScope
    var name: String
  }

  /// Names that the author gave come first: Cairn's own make way.
  init(_ rules: any DialectRules, _ tables: [TableDeclaration]) {
    self.rules = rules
    let dialect = rules.options.name
    for table in tables {
      let scope = NameScope(kind: .relations, namespace: table.name.namespace)
      taken.insert(TakenName(scope: scope, name: rules.folded(table.name.name)))
      let named: [(TableElement.Kind, [ElementOptions])] = [
        (.primaryKey, table.primaryKeys.map(\.options)),
        (rules.uniqueIsIndex ? .index : .unique, table.uniques.map(\.options)),
        (.check, table.checks.map(\.options)),
        (.exclusion, table.exclusions.map(\.options)),
        (.index, table.indexes.map(\.options)),
        (.foreignKey, table.foreignKeys.map(\.options)),
      ]
      for (kind, elements) in named {
        for options in elements where options.includes(dialect) {
          if let name = options.name { take(name, kind, in: table.name) }
        }
      }
    }
  }

  mutating func assign(to table: inout LoweredTable) {
    for index in table.elements.indices {
      let element = table.elements[index]
      let name = element.options.name ?? freeName(for: element, in: table.name)
      table.elements[index].element = element.element.renamed(to: fixedName(element.element.kind) ?? name)
    }
  }

  private func fixedName(_ kind: TableElement.Kind) -> String? {
    kind == .primaryKey ? rules.fixedPrimaryKeyName : nil
  }

  private mutating func take(_ name: String, _ kind: TableElement.Kind, in table: ObjectName) {
    for scope in rules.scopes(of: kind, in: table) {
      taken.insert(TakenName(scope: scope, name: rules.folded(name)))
    }
  }

  private func isFree(_ name: String, _ kind: TableElement.Kind, in table: ObjectName) -> Bool {
    rules.scopes(of: kind, in: table).allSatisfy {
      !taken.contains(TakenName(scope: $0, name: rules.folded(name)))
    }
  }

  private mutating func freeName(for element: LoweredElement, in table: ObjectName) -> String {
    let (parts, suffix) = parts(of: element)
    let kind = element.element.kind
    var name = ObjectNaming.name([table.name] + parts, suffix: suffix)
    var number = 0
    while !isFree(name, kind, in: table) {
      number += 1
      name = ObjectNaming.name([table.name] + parts, suffix: "\(suffix)\(number)")
    }
    take(name, kind, in: table)
    return name
  }

  private func parts(of element: LoweredElement) -> ([String], suffix: String) {
    switch element.source {
    case .primaryKey: ([], "pkey")
    case .unique(let unique): (unique.columns.map(\.column), "key")
    case .foreignKey(let key): (key.columns.map(\.column), "fkey")
    case .columnType(let column): ([column], "check")
    case .check(let check): (check.column.map { [$0] } ?? distinct(element.element.columns), "check")
    case .index(let index): (index.keys.map(keyName), "idx")
    case .exclusion(let exclusion): (exclusion.elements.map { keyName($0.key) }, "excl")
    }
  }

  private func keyName(_ key: IndexDeclaration.Key) -> String {
    if case .column(let reference) = key.target { reference.column } else { "expr" }
  }

  private func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}

import SQLDialects
import SchemaModel

/// Keys, constraints and indexes of one table: on their columns where a modifier says all of it, else in the body.
struct ElementWriter {
  private let table: TableDefinition
  private let facts: LoweringFacts
  private let names: ImportNames
  private let mentions: MentionWriter
  private let references: ReferencePlan
  private var keys: KeyWriter { KeyWriter(mentions: mentions, names: names) }
  /// What stands on each column.
  private(set) var modifiers: [String: [String]] = [:]
  /// What stands in the body.
  private(set) var lines: [String] = []

  /// Where elements of the body begin.
  private static let indent = 4

  init(
    _ table: TableDefinition,
    _ facts: LoweringFacts,
    _ names: ImportNames,
    _ mentions: MentionWriter,
    _ references: ReferencePlan
  ) {
    self.table = table
    self.facts = facts
    self.names = names
    self.mentions = mentions
    self.references = references
    if let key = table.primaryKey { add(key) }
    table.uniques.forEach { add($0) }
    table.foreignKeys.forEach { add($0) }
    table.indexes.forEach { add($0) }
    table.checks.forEach { add($0) }
    table.exclusions.forEach { add($0) }
  }

  // MARK: Parts

  private func properties(_ columns: [String]) -> [String] {
    columns.map { names.property($0, of: table.name) ?? $0 }
  }

  /// The name, where Cairn would choose another one.
  private func explicit(_ name: String, _ parts: [String], _ suffix: String) -> String? {
    facts.name(of: table.name, parts, suffix: suffix) == name ? nil : name.quoted
  }

  private func expression(_ expression: ColumnExpression) -> String {
    mentions.text(expression, in: table.name).literal(indent: Self.indent + 2)
  }

  private mutating func add(_ chain: Chain) {
    lines.append(chain.text(indent: Self.indent))
  }

  private mutating func modify(_ column: String, _ modifier: String) {
    modifiers[column, default: []].append(modifier)
  }

  private func element(_ type: String, _ arguments: [String]) -> Chain {
    Chain(call(type, arguments, indent: Self.indent))
  }

  // MARK: Elements

  private mutating func add(_ key: PrimaryKeyDefinition) {
    let name = facts.namesPrimaryKeys ? explicit(key.name, [], "pkey") : nil
    if key.columns.count == 1 {
      modify(key.columns[0], ".primaryKey(\(name.map { "name: \($0)" } ?? ""))")
    } else {
      add(element("PrimaryKey", [name].compactMap { $0 } + properties(key.columns)))
    }
  }

  private mutating func add(_ unique: UniqueDefinition) {
    let name = explicit(unique.name, unique.columns, "key")
    let isPlain = unique.includedColumns.isEmpty && unique.deferrability == .notDeferrable && !facts.uniqueIsIndex
    if isPlain, unique.columns.count == 1 {
      let arguments = [name.map { "name: \($0)" }, unique.nullsNotDistinct ? "nullsNotDistinct: true" : nil]
      modify(unique.columns[0], ".unique(\(arguments.compactMap { $0 }.joined(separator: ", ")))")
      return
    }
    var chain = element("Unique", [name].compactMap { $0 } + properties(unique.columns))
    chain.add(".nullsNotDistinct()", if: unique.nullsNotDistinct)
    if let include = list(unique.includedColumns) { chain.add(".include(\(include))") }
    if let deferrable = unique.deferrability.word { chain.add(".deferrable(\(deferrable))") }
    chain.add(".asConstraint()", if: facts.uniqueIsIndex)
    add(chain)
  }

  private func list(_ columns: [String]) -> String? {
    columns.isEmpty ? nil : properties(columns).joined(separator: ", ")
  }

  private mutating func add(_ key: ForeignKeyDefinition) {
    let targets = key.referencedColumns.compactMap { names.keyPath($0, of: key.referencedTable) }
    let name = explicit(key.name, key.columns, "fkey")
    var rules: [String] = []
    if let action = key.onDelete.word { rules.append("onDelete: \(action)") }
    if let action = key.onUpdate.word { rules.append("onUpdate: \(action)") }
    if let deferrable = key.deferrability.word { rules.append("deferrable: \(deferrable)") }
    let match = key.match == .full ? ["match: .full"] : []
    if references.isOnColumn(key, of: table.name) {
      let arguments = [targets[0]] + rules + (name.map { ["name: \($0)"] } ?? []) + match
      modify(key.columns[0], call(".references", arguments, indent: Self.indent))
    } else {
      let columns = [name].compactMap { $0 } + properties(key.columns)
      let arguments = columns + ["references: \(targets.joined(separator: ", "))"] + rules + match
      var chain = element("ForeignKey", arguments)
      if let written = list(key.onDeleteColumns) { chain.add(".settingOnly(\(written))") }
      add(chain)
    }
  }

  private mutating func add(_ index: IndexDefinition) {
    let columns = index.keys.compactMap { if case .column(let name) = $0.target { name } else { nil } }
    if facts.uniqueIsIndex, index.isPlainUnique {
      let name = explicit(index.name, columns, "key")
      if index.includedColumns.isEmpty, columns.count == 1, name == nil {
        return modify(columns[0], ".unique(\(index.nullsNotDistinct ? "nullsNotDistinct: true" : ""))")
      }
      if name == nil {
        var chain = element("Unique", properties(columns))
        chain.add(".nullsNotDistinct()", if: index.nullsNotDistinct)
        if let include = list(index.includedColumns) { chain.add(".include(\(include))") }
        return add(chain)
      }
    }
    let parts = index.keys.map { key in if case .column(let name) = key.target { name } else { "expr" } }
    let name = explicit(index.name, parts, "idx")
    let keys = index.keys.map { self.keys.text($0, of: table.name, indent: Self.indent + 2) }
    var chain = element("Index", [name].compactMap { $0 } + keys)
    index.modifiers(include: list(index.includedColumns), condition: index.predicate.map(expression))
      .forEach { chain.add($0) }
    add(chain)
  }

  private mutating func add(_ check: CheckDefinition) {
    var seen: Set<String> = []
    let columns = check.expression.columns.filter { seen.insert($0).inserted }
    let text = mentions.text(check.expression, in: table.name, own: columns.first)
    if columns.count == 1, !text.literal(indent: 0).contains("\n"), text.literal(indent: 0).utf8.count < 60 {
      let name = explicit(check.name, columns, "check")
      modify(columns[0], ".check\(name.map { "(name: \($0))" } ?? "") { \(text.literal(indent: 0)) }")
      return
    }
    let name = explicit(check.name, columns, "check")
    add(element("Check", [name, expression(check.expression)].compactMap { $0 }))
  }

  private mutating func add(_ exclusion: ExclusionDefinition) {
    let parts = exclusion.elements.map { if case .column(let name) = $0.key.target { name } else { "expr" } }
    let elements = exclusion.elements.map {
      "\(keys.text($0.key, of: table.name, indent: Self.indent + 2)).with(\($0.operator.quoted))"
    }
    var chain = element("Exclude", [explicit(exclusion.name, parts, "excl")].compactMap { $0 } + elements)
    chain.add(".using(\(exclusion.method.quoted))", if: exclusion.method != "gist")
    if let include = list(exclusion.includedColumns) { chain.add(".include(\(include))") }
    if let predicate = exclusion.predicate { chain.add(".where(\(expression(predicate)))") }
    if let deferrable = exclusion.deferrability.word { chain.add(".deferrable(\(deferrable))") }
    add(chain)
  }
}

extension IndexDefinition {
  /// `UNIQUE (columns)` and no more.
  fileprivate var isPlainUnique: Bool {
    isUnique && predicate == nil && method == nil && parameters.isEmpty && !isInvisible && parser == nil
      && comment == nil
      && keys.allSatisfy { key in
        if case .column(let name) = key.target { key == IndexKey(name) } else { false }
      }
  }
}

extension ReferentialAction {
  /// As the DSL says it; nil for what it takes for granted.
  var word: String? { self == .noAction ? nil : ".\(rawValue)" }
}

extension Deferrability {
  /// As the DSL says it; nil for what it takes for granted.
  var word: String? {
    switch self {
    case .notDeferrable: nil
    case .deferrable: ".initiallyImmediate"
    case .initiallyDeferred: ".initiallyDeferred"
    }
  }
}

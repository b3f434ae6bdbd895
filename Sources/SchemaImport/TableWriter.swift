import SQLDialects
import SchemaModel

/// A table as the file of its type.
struct TableWriter {
  let context: ImportContext

  func text(_ table: TableDefinition) -> String {
    let (names, facts) = (context.names, context.facts)
    let type = names.tables[table.name]?.type ?? table.name.name
    let elements = ElementWriter(table, facts, names, context.mentions, context.references)
    var lines = ["struct \(type): Table {"]
    if snakeCase(type) != table.name.name { lines.append("  static let name = \(table.name.name.quoted)") }
    if let namespace = table.name.namespace {
      lines.append("  static let namespace: String? = \(namespace.quoted)")
    }
    if lines.count > 1, !table.columns.isEmpty { lines.append("") }
    let columns = ColumnWriter(facts: facts, names: names, types: context.types)
    for column in table.columns {
      var chain = columns.chain(column, of: table.name)
      chain.modifiers = ordered(chain.modifiers + (elements.modifiers[column.name] ?? []))
      lines.append(chain.text(indent: 2))
    }
    let body = head(of: table) + elements.lines + rest(of: table)
    if !body.isEmpty {
      if lines.count > 1 { lines.append("") }
      lines += ["  var body: TableBody {"] + body + ["  }"]
    }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }

  /// What an action of a reference needs stands before it, and the key of the table before everything.
  private func ordered(_ modifiers: [String]) -> [String] {
    func rank(_ modifier: String) -> Int {
      if modifier.hasPrefix(".primaryKey(") { return 0 }
      if modifier.hasPrefix(".references(") { return 2 }
      return modifier.hasPrefix(".comment(") ? 3 : 1
    }
    return modifiers.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
      .map(\.element)
  }

  /// What the table is, before its keys.
  private func head(of table: TableDefinition) -> [String] {
    var lines: [String] = []
    if let comment = table.comment { lines.append("    Comment(\(SwiftText(comment).literal(indent: 6)))") }
    lines += options(of: table.attributes)
    for column in table.columns {
      guard let generated = column.generated else { continue }
      let text = context.mentions.text(generated.expression, in: table.name).literal(indent: 6)
      let property = context.names.property(column.name, of: table.name) ?? column.name
      let storage = generated.storage == .virtual ? [".virtual"] : []
      lines.append("    " + call("Generated", [property, "as: \(text)"] + storage, indent: 4))
    }
    return lines
  }

  private func options(of attributes: TableAttributes) -> [String] {
    var lines: [String] = []
    var storage: [String] = []
    if !attributes.parameters.isEmpty { storage.append(attributes.parameters.swiftText) }
    if attributes.isUnlogged { storage.append("unlogged: true") }
    if !storage.isEmpty { lines.append("    Storage(\(storage.joined(separator: ", ")))") }
    let set = [
      attributes.characterSet.map { $0.quoted }, attributes.collation.map { "collation: \($0.quoted)" },
    ].compactMap { $0 }
    if !set.isEmpty { lines.append("    CharacterSet(\(set.joined(separator: ", ")))") }
    if let security = attributes.rowSecurity {
      lines.append("    RowSecurity(\(security == .forced ? "forced: true" : ""))")
    }
    return lines
  }

  /// How it is divided, and the objects that are its own.
  private func rest(of table: TableDefinition) -> [String] {
    var lines: [String] = []
    if let partitioning = table.partitioning {
      let keys = KeyWriter(mentions: context.mentions, names: context.names)
      lines.append(PartitionWriter(table: table.name, keys: keys).text(partitioning, indent: 4))
    }
    for object in context.objects(of: table.name) {
      switch object {
      case .trigger(let trigger): lines.append(ProgramWriter(context: context).text(trigger, indent: 4))
      case .policy(let policy): lines.append(ProgramWriter(context: context).text(policy, indent: 4))
      case .grant(let grant): lines.append(GrantWriter(context: context).text(grant, indent: 4))
      default: break
      }
    }
    return lines
  }
}

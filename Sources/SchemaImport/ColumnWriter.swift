import SQLDialects
import SchemaModel

/// One column as a stored property: `let email = Column(.varchar(255)).unique()`.
struct ColumnWriter {
  let facts: LoweringFacts
  let names: ImportNames
  let types: TypeWriter

  /// The property without what its table adds to it: keys, checks and references.
  func chain(_ column: ColumnDefinition, of table: ObjectName) -> Chain {
    let property = names.tables[table]?.columns[column.name] ?? column.name
    let name = snakeCase(property) == column.name ? "" : "\(column.name.quoted), "
    let type = types.type(of: column, in: table)
    var identity = identity(column.identity)
    var chain = Chain("let \(SwiftName.escaped(property)) = Column(\(name)\(type.text))")
    if identity == ".identity()", type.text == ".bigint", !column.isNullable {
      chain = Chain("let \(SwiftName.escaped(property)) = Column(\(name).identity)")
      identity = nil
    }
    chain.add(".nullable()", if: column.isNullable)
    if let identity { chain.add(identity) }
    if let value = column.defaultValue {
      let text = DefaultWriter(facts, names).text(value, type, in: table, indent: 6)
      chain.add(".default(\(text))")
    }
    if let characterSet = column.characterSet { chain.add(".characterSet(\(characterSet.quoted))") }
    if let collation = column.collation { chain.add(".collation(\(collation.quoted))") }
    if let comment = column.comment { chain.add(".comment(\(SwiftText(comment).literal(indent: 6)))") }
    return chain
  }

  private func identity(_ identity: Identity?) -> String? {
    guard let identity else { return nil }
    var arguments: [String] = []
    if identity.isAlways { arguments.append("always: true") }
    if let cache = identity.cache, facts.identityCache(nil) != cache { arguments.append("cache: \(cache)") }
    arguments += (identity.options ?? SequenceOptions()).arguments
    return ".identity(\(arguments.joined(separator: ", ")))"
  }
}

extension SequenceOptions {
  /// `start: 1000, cycles: true`, but for the cache, which identities have elsewhere.
  var arguments: [String] {
    [
      start.map { "start: \($0)" }, increment.map { "increment: \($0)" }, minimum.map { "minimum: \($0)" },
      maximum.map { "maximum: \($0)" }, cycles.map { "cycles: \($0)" },
    ].compactMap { $0 }
  }
}

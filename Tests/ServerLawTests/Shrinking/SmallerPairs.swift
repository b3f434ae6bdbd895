import Foundation
import SchemaModel

/// The pairs that have one thing less than a pair, the largest things first.
///
/// Works on the schemas' JSON, so that kinds of objects that are yet to come are taken out, too. A thing goes on both
/// sides, or on one of them, and what mentioned it goes along.
struct SmallerPairs: Sequence, IteratorProtocol {
  private enum Side: CaseIterable {
    case both, old, new
  }

  private let pair: LawPair
  private var pending: [(side: Side, path: JSONValue.Path)]
  private var hints: [RenameHint]
  private let old: JSONValue
  private let new: JSONValue

  init(than pair: LawPair) throws {
    self.pair = pair
    hints = pair.hints
    old = try Self.json(pair.old)
    new = try Self.json(pair.new)
    var paths = old.paths
    let known = Set(paths)
    paths += new.paths.filter { !known.contains($0) }
    paths = paths.filter { $0 != [.member("dialect")] }
    let ordered = paths.enumerated().sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }
    // Taken from the end.
    pending = ordered.flatMap { path in Side.allCases.map { ($0, path.element) } }.reversed()
  }

  mutating func next() -> LawPair? {
    while let (side, path) = pending.popLast() {
      let smallerOld = side == .new ? nil : old.removing(path)
      let smallerNew = side == .old ? nil : new.removing(path)
      if smallerOld == nil, smallerNew == nil { continue }
      if side == .both, smallerOld == nil || smallerNew == nil { continue }
      guard let oldSchema = Self.schema(smallerOld ?? old), let newSchema = Self.schema(smallerNew ?? new),
        oldSchema != pair.old || newSchema != pair.new
      else { continue }
      return LawPair(seed: pair.seed, old: oldSchema, new: newSchema, hints: pair.hints.filter { $0.fits(newSchema) })
    }
    guard let hint = hints.popLast() else { return nil }
    return LawPair(seed: pair.seed, old: pair.old, new: pair.new, hints: pair.hints.filter { $0 != hint })
  }

  private static func json(_ schema: DatabaseSchema) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(schema))
  }

  private static func schema(_ json: JSONValue) -> DatabaseSchema? {
    guard let data = try? JSONEncoder().encode(json),
      let schema = try? JSONDecoder().decode(DatabaseSchema.self, from: data)
    else { return nil }
    let whole = schema.withoutWhatDangles
    return whole.tables.contains { $0.columns.isEmpty } ? nil : whole
  }
}

extension RenameHint {
  fileprivate func fits(_ schema: DatabaseSchema) -> Bool {
    switch self {
    case .enumType(_, let new): schema.enumType(new) != nil
    case .table(_, let new): schema.table(new) != nil
    case .column(let table, _, let new): schema.table(table)?.column(new) != nil
    case .element(let table, let kind, _, let new): schema.table(table)?.element(kind, named: new) != nil
    case .enumLabel(let type, _, let new): schema.enumType(type)?.labels.contains(new) == true
    case .columnLabel(let table, let column, _, _), .conversion(let table, let column, _, _):
      schema.table(table)?.column(column) != nil
    case .object(let kind, _, let new): schema.objects.contains { $0.kind == kind && $0.name == new }
    }
  }
}

extension DatabaseSchema {
  /// Without elements that mention a column or a table that is not there.
  fileprivate var withoutWhatDangles: DatabaseSchema {
    var schema = self
    for index in schema.tables.indices {
      let names = Set(schema.tables[index].columns.map(\.name))
      for element in schema.tables[index].elements {
        if element.columns.isEmpty || !element.columns.allSatisfy(names.contains) {
          schema.tables[index].removeElement(element.kind, named: element.name)
        }
      }
      for column in schema.tables[index].columns.indices
      where !schema.tables[index].columns[column].mentionedColumns.allSatisfy(names.contains) {
        schema.tables[index].columns[column].generated = nil
        schema.tables[index].columns[column].defaultValue = nil
      }
    }
    for index in schema.tables.indices {
      for key in schema.tables[index].foreignKeys {
        let parent = schema.table(key.referencedTable)
        let isThere = key.referencedColumns.allSatisfy { parent?.column($0) != nil }
        if !isThere { schema.tables[index].removeElement(.foreignKey, named: key.name) }
      }
    }
    schema.removeObjectsThatDangle()
    return schema
  }

  /// Objects without a name or a text, and those whose texts mention what is not there.
  private mutating func removeObjectsThatDangle() {
    var isStable = false
    while !isStable {
      let names = Set(tables.map(\.name) + objects.map(\.name) + enumTypes.map(\.name))
      let broken = objects.filter { object in
        object.name.name.isEmpty || !object.mentionedObjects.isSubset(of: names)
          || object.texts.contains { !holds($0) }
      }
      for object in broken { removeObject(object.key) }
      isStable = broken.isEmpty
    }
  }

  private func holds(_ text: SQLText) -> Bool {
    !text.segments.isEmpty
      && text.segments.allSatisfy { segment in
        switch segment {
        case .sql(let text): !text.isEmpty
        case .object(let name): !name.name.isEmpty
        case .column(let column, let table): self.table(table)?.column(column) != nil
        }
      }
  }
}

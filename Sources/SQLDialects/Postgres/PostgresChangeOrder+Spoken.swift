import SchemaModel

/// What is said of a part of a table in a statement of its own (a comment, rights, statistics, the index that rows are
/// replicated or ordered by), and what no change speaks of: it is said again behind the last change that makes the part
/// anew. It does no harm where it was said already.
extension [PlannedChange] {
  func sayingAgain(from schema: DatabaseSchema) -> [PlannedChange] {
    let renamed = (try? schema.applying(map(\.change).filter(\.isRename))) ?? schema
    var gone: Set<SchemaObjectKey> = []
    var altered: [SchemaObjectKey: SchemaObject] = [:]
    for planned in self {
      if case .dropObject(let object) = planned.change { gone.insert(object.key) }
      if case .alterObject(_, let object) = planned.change { altered[object.key] = object }
    }
    var open = renamed.objects.compactMap { object -> (object: SchemaObject, parts: Set<SpokenPart>)? in
      if gone.contains(object.key) { return nil }
      let parts = object.spokenParts
      return parts.isEmpty ? nil : (altered[object.key] ?? object, parts)
    }
    if open.isEmpty { return self }
    var places = partsMadeAnew(in: renamed)
    var again: [Int: [SchemaObject]] = [:]
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for (object, parts) in open {
        guard let place = parts.compactMap({ places[$0] }).max() else { continue }
        again[place, default: []].append(object)
        if object.kind == .raw { places[.text(object.name)] = place }
        open.removeAll { $0.object.key == object.key }
        isGrowing = true
      }
    }
    if again.isEmpty { return self }
    return indices.flatMap { index in
      [self[index]]
        + (again[index] ?? []).inOrderOfCreation.map {
          PlannedChange(change: .createObject($0), role: .isThereUnlessBrokenOff)
        }
    }
  }

  /// The parts that the changes make anew, or may make anew, each with the last change that does.
  private func partsMadeAnew(in schema: DatabaseSchema) -> [SpokenPart: Int] {
    let tables = Dictionary(schema.tables.map { ($0.name, $0) }) { first, _ in first }
    var places: [SpokenPart: Int] = [:]
    for (index, planned) in enumerated() {
      for part in planned.change.partsMadeAnew(in: tables) { places[part] = index }
    }
    return places
  }
}

extension Change {
  fileprivate func partsMadeAnew(in tables: [ObjectName: TableDefinition]) -> [SpokenPart] {
    switch self {
    case .addElement(let table, let element): return element.isKeptByApplication ? [] : element.parts(of: table)
    case .createObject(.raw(let raw)): return [.text(raw.name)]
    case .alterObject(.view(let old), .view(let new)):
      return new.indexes.filter { !old.indexes.contains($0) }.map { .index($0.relation(of: new.name)) }
    case .alterObject(.domain(let old), .domain(let new)):
      return new.checks.filter { !old.checks.contains($0) }.map { .constraint($0.name, on: new.name) }
    case .alterColumn(let name, let old, let new, let conversion):
      guard let table = tables[name] else { return [] }
      var columns: Set<String> = new.isComputedAnew(from: old) ? [new.name] : []
      if old.type != new.type || old.collation != new.collation {
        columns.formUnion(table.computedColumns(from: [new.name]))
      }
      return table.parts(madeAnewWith: columns, readers: new.isRemade(from: old, by: conversion) ? [new.name] : [])
    case .alterEnum(let old, let new) where old.needsSwap(to: new):
      return tables.values.filter { $0.uses(enumType: new.name) }.flatMap { table in
        let stored = Set(table.storedColumns(of: new.name).map(\.name))
        let computed = table.columns.filter { $0.generated != nil && $0.type.enumTypeName == new.name }.map(\.name)
        return table.parts(madeAnewWith: table.computedColumns(from: stored).union(computed), readers: stored)
      }
    default: return []
    }
  }
}

extension TableElement {
  fileprivate func parts(of table: ObjectName) -> [SpokenPart] {
    (kind == .index ? [] : [.constraint(name, on: table)])
      + (hasIndex ? [.index(ObjectName(name, in: table.namespace))] : [])
  }
}

extension TableDefinition {
  fileprivate func computedColumns(from columns: Set<String>) -> Set<String> {
    Set(self.columns.filter { $0.generated != nil && !columns.isDisjoint(with: $0.mentionedColumns) }.map(\.name))
  }

  /// With columns that are dropped and added again go those of the partitions, and the elements on them; with columns
  /// whose values become of another kind, the elements that read them.
  fileprivate func parts(madeAnewWith columns: Set<String>, readers: Set<String>) -> [SpokenPart] {
    let relations = [name] + (partitioning?.partitions.map(\.name) ?? [])
    let remade = elements.filter { element in
      element.columns.contains(where: columns.contains) || readers.contains(where: element.reads)
    }
    return columns.flatMap { column in relations.map { .column(column, of: $0) } }
      + remade.flatMap { $0.parts(of: name) }
  }
}

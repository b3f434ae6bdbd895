import SchemaModel

/// What differs between the objects of two schemas, tables compared and renames done.
///
/// What rests on a column, table or object that changes under it is dropped before and made again behind it: servers
/// refuse the change otherwise, or the object would be broken afterwards.
struct ObjectComparison {
  private let old: DatabaseSchema
  private let before: [SchemaObjectKey: SchemaObject]
  /// Those before, with what they turn out to use.
  private let known: [SchemaObjectKey: SchemaObject]
  private let after: [SchemaObjectKey: SchemaObject]
  private let newTypes: Set<ObjectName>
  private let newRelations: Set<ObjectName>
  /// What cannot stay as it is while the changes run.
  private var displaced: Set<SchemaObjectKey> = []

  init(from old: DatabaseSchema, to new: DatabaseSchema, deltas: [TableDelta], phases: ChangePhases, renames: [Change])
  {
    self.old = old
    before = Dictionary(old.objects.map { ($0.key, $0) }) { first, _ in first }
    let after = Dictionary(new.objects.map { ($0.key, $0) }) { first, _ in first }
    self.after = after
    known = before.mapValues { $0.knowingUses(of: after[$0.key]) }
    newTypes = Set(new.enumTypes.map(\.name))
    newRelations = Set(new.tables.map(\.name) + new.objects.filter { $0.kind == .view }.map(\.name))
    if before.isEmpty { return }
    for (key, object) in before {
      guard let other = after[key], object == other || object.canAlter(to: other) else {
        displaced.insert(key)
        continue
      }
    }
    displace(from: disturbances(deltas, phases, renames))
  }

  func fill(_ phases: inout ObjectPhases) {
    let gone = displaced.compactMap { known[$0] }.inOrderOfCreation.compactMap { before[$0.key] }
    for object in gone.reversed() {
      let isRemoved = after[object.key] == nil
      switch object.kind {
      case .namespace, .extension: phases.removedPlaces.append(.dropObject(object))
      case _ where object.comesBeforeTables && isRemoved && !isNameTaken(of: object):
        phases.removedFoundations.append(.dropObject(object))
      default: phases.dropped.append(.dropObject(object))
      }
    }
    phases.removedPlaces =
      phases.removedPlaces.filter(\.isAboutExtension) + phases.removedPlaces.filter { !$0.isAboutExtension }
    for object in Array(after.values).inOrderOfCreation {
      let change: Change
      if let earlier = before[object.key], !displaced.contains(object.key) {
        if earlier == object { continue }
        change = .alterObject(from: earlier, to: object)
      } else {
        // The stage of renames makes those that are new.
        if object.isPlace, before[object.key] == nil { continue }
        change = .createObject(object)
      }
      if object.comesBeforeTables { phases.foundations.append(change) } else { phases.built.append(change) }
    }
  }

  /// Whether something of another kind has the name from now on, so that the object has to go first.
  private func isNameTaken(of object: SchemaObject) -> Bool {
    switch object {
    case .routine(let routine):
      return after.values.contains { other in
        switch other {
        case .routine(let other): other.name == routine.name && other.signature == routine.signature
        case .raw(let raw): raw.isForm(of: routine)
        default: false
        }
      }
    case .domain(let domain): return newTypes.contains(domain.name)
    case .sequence(let sequence): return newRelations.contains(sequence.name)
    // A table or a routine that was kept by its text.
    case .raw(let raw):
      return newRelations.contains(raw.name)
        || after.values.contains { other in
          if case .routine(let routine) = other { raw.isForm(of: routine) } else { false }
        }
    default: return false
    }
  }

  // MARK: What is disturbed

  private struct Disturbances {
    var columns: [ObjectName: Set<String>] = [:]
    var names: Set<ObjectName> = []
  }

  private func disturbances(_ deltas: [TableDelta], _ phases: ChangePhases, _ renames: [Change]) -> Disturbances {
    var found = Disturbances()
    var resorted: Set<ObjectName> = []
    for case .alterEnum(let old, let new) in phases.alteredEnums where !new.labels.keepsOrder(of: old.labels) {
      resorted.insert(new.name)
    }
    for change in renames {
      switch change {
      case .renameColumn(let table, _, let new): found.columns[table, default: []].insert(new)
      case .renameTable(_, let new) where !old.dialect.viewsFollowRenames: found.names.insert(new)
      default: break
      }
    }
    for case .dropTable(let table) in phases.droppedTables {
      found.names.insert(table.name)
      found.names.formUnion(table.partitioning?.partitions.map(\.name) ?? [])
    }
    for delta in deltas {
      let parts = Set(delta.new.partitioning?.partitions.map(\.name) ?? [])
      found.names.formUnion((delta.old.partitioning?.partitions.map(\.name) ?? []).filter { !parts.contains($0) })
      var columns = Set(delta.droppedColumns.map(\.name))
      for alteration in delta.alterations where alteration.disturbsViews { columns.insert(alteration.new.name) }
      // A view that groups by the key rests on the constraint.
      for case .primaryKey(let key) in delta.droppedElements { columns.formUnion(key.columns) }
      found.columns[delta.table, default: []].formUnion(columns)
    }
    for table in resorted.isEmpty ? [] : old.tables {
      let columns = table.columns.filter { $0.type.enumTypeName.map(resorted.contains) ?? false }.map(\.name)
      found.columns[table.name, default: []].formUnion(columns)
    }
    found.columns = old.inherited(found.columns)
    return found
  }

  /// Adds to the displaced objects all that rest on what is disturbed, and on each other.
  private mutating func displace(from disturbances: Disturbances) {
    let names = disturbances.names.union(displaced.compactMap { before[$0]?.providedName })
    let others = known.values.filter { !displaced.contains($0.key) }
    displaced.formUnion(others.resting(on: names, disturbances.columns).map(\.key))
  }
}

extension Change {
  fileprivate var isAboutExtension: Bool {
    if case .dropObject(let object) = self { object.kind == .extension } else { false }
  }
}

extension TableDelta.Alteration {
  fileprivate var disturbsViews: Bool {
    old.type != new.type || old.collation != new.collation || old.generated != new.generated
  }
}

extension [String] {
  /// Whether the others are all here and in the same order.
  fileprivate func keepsOrder(of others: [String]) -> Bool {
    filter(Set(others).contains) == others
  }
}

import SchemaModel

/// New tables in an order in which each one can be created with its foreign keys, and the foreign keys that cannot be
/// there yet: those that close a cycle, and those whose key in an older table is not ready.
///
/// Read backwards it is the order in which to drop tables.
struct CreationOrder {
  struct Postponed {
    var table: ObjectName
    var key: ForeignKeyDefinition
  }

  /// Without the postponed foreign keys. By name where references leave the choice.
  private(set) var tables: [TableDefinition] = []
  /// By table and then by name.
  private(set) var postponed: [Postponed] = []

  /// `isReady` says whether a foreign key to a table that is not among these can be part of its table.
  init(of unordered: [TableDefinition], isReady: (ForeignKeyDefinition) -> Bool) {
    let positions = Dictionary(unordered.indices.map { (unordered[$0].name, $0) }) { first, _ in first }
    var states = [State](repeating: .unseen, count: unordered.count)
    var late: [Int: Set<String>] = [:]
    // A stack of its own: schemas may have longer chains of references than a thread's stack holds.
    var stack: [Visit] = []
    for root in unordered.indices where states[root] == .unseen {
      stack.append(Visit(table: root))
      states[root] = .open
      while let visit = stack.last {
        let table = unordered[visit.table]
        guard visit.next < table.foreignKeys.count else {
          states[visit.table] = .done
          tables.append(table.without(late[visit.table] ?? []))
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let key = table.foreignKeys[visit.next]
        guard let target = positions[key.referencedTable] else {
          if !isReady(key) { late[visit.table, default: []].insert(key.name) }
          continue
        }
        if target == visit.table {
          if !table.isSelfReferenceReady(key) { late[target, default: []].insert(key.name) }
        } else if states[target] == .open {
          late[visit.table, default: []].insert(key.name)
        } else if states[target] == .unseen {
          states[target] = .open
          stack.append(Visit(table: target))
        }
      }
    }
    for (position, table) in unordered.enumerated() {
      guard let names = late[position] else { continue }
      for key in table.foreignKeys where names.contains(key.name) {
        postponed.append(Postponed(table: table.name, key: key))
      }
    }
  }

  private enum State {
    case unseen, open, done
  }

  private struct Visit {
    var table: Int
    /// The foreign key to look at next.
    var next = 0
  }
}

extension TableDefinition {
  fileprivate func without(_ foreignKeyNames: Set<String>) -> TableDefinition {
    if foreignKeyNames.isEmpty { return self }
    var table = self
    table.foreignKeys.removeAll { foreignKeyNames.contains($0.name) }
    return table
  }

  /// A unique index is created behind its table, a constraint with it.
  fileprivate func isSelfReferenceReady(_ key: ForeignKeyDefinition) -> Bool {
    let referenced = ReferencedKey(of: key)
    let supports = elements.filter { $0.supports(referenced) }
    return supports.isEmpty || supports.contains { $0.kind != .index }
  }
}

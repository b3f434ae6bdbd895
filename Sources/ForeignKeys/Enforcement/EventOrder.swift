/// Which events may share a statement.
///
/// Postgres follows each row by itself, in order. Here the rows of one foreign key share one statement wherever that
/// cannot make a difference, and follow one by one where it can: two foreign keys of which one restricts what the other
/// deletes, or that write the same columns.
enum EventOrder {
  static func groups(of events: [KeyEvent], in schema: ReferentialSchema) -> [[KeyEvent]] {
    var kinds: [GroupKey] = []
    var groups: [GroupKey: [KeyEvent]] = [:]
    for event in events {
      let key = GroupKey(event)
      if groups[key] == nil { kinds.append(key) }
      groups[key, default: []].append(event)
    }
    let firsts = kinds.compactMap { groups[$0]?.first }
    let commute = firsts.indices.allSatisfy { left in
      firsts[(left + 1)...].allSatisfy { doCommute(firsts[left], $0, schema) }
    }
    if commute { return kinds.compactMap { groups[$0] } }
    var result: [[KeyEvent]] = []
    for event in events {
      if let last = result.last?.last, GroupKey(last) == GroupKey(event) {
        result[result.count - 1].append(event)
      } else {
        result.append([event])
      }
    }
    return result
  }

  private struct GroupKey: Hashable {
    var link: Int
    var kind: KeyEvent.Kind

    init(_ event: KeyEvent) {
      link = event.link.number
      kind = event.kind
    }
  }

  private static func doCommute(_ left: KeyEvent, _ right: KeyEvent, _ schema: ReferentialSchema) -> Bool {
    // What is looked at when the unit ends is not touched by an order now.
    if left.waits || right.waits { return true }
    if left.action == nil, right.action == nil { return true }
    // A check looks at parents and at the row itself; an action may delete or change both.
    if left.action == nil { return ![left.link.parent, left.link.child].contains(right.link.child) }
    if right.action == nil { return ![right.link.parent, right.link.child].contains(left.link.child) }
    if left.link.child != right.link.child { return true }
    if left.action == .restrict || right.action == .restrict { return left.action == right.action }
    let referenced = schema.tables[left.link.child].referencedColumns
    return Set(left.written).isDisjoint(with: right.link.columns)
      && Set(right.written).isDisjoint(with: left.link.columns)
      && referenced.isDisjoint(with: left.written) && referenced.isDisjoint(with: right.written)
  }
}

extension KeyEvent {
  var waits: Bool { action == .noAction || (action == nil && link.key.isDeferred) }
}

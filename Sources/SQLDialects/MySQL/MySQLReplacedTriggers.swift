import SchemaModel

/// Triggers that a plan makes anew or takes away, as the server has them until then.
///
/// MySQL renames and drops columns and tables under the body of a trigger, and every write to its table fails from then
/// on (E1054, E1146): such a trigger goes before, and comes back in its new form behind all other changes.
struct MySQLReplacedTriggers {
  private struct Entry {
    var trigger: TriggerDefinition
    /// The change that takes it away; nil where its new form takes its place at the end.
    var end: Int?
    var isMadeAgain: Bool
  }

  private var entries: [Entry] = []
  private var dropped: Set<String> = []

  init(_ changes: [Change]) {
    var made: Set<String> = []
    for case .createObject(.trigger(let trigger)) in changes { made.insert(trigger.name) }
    for (index, change) in changes.enumerated() {
      switch change {
      case .alterObject(.trigger(let trigger), _): entries.append(Entry(trigger: trigger, end: nil, isMadeAgain: true))
      case .dropObject(.trigger(let trigger)):
        entries.append(Entry(trigger: trigger, end: index, isMadeAgain: made.contains(trigger.name)))
      default: break
      }
    }
  }

  /// Those that the change at this place would break, each of them once.
  mutating func take(brokenBy change: Change, at index: Int) -> [(trigger: TriggerDefinition, isMadeAgain: Bool)] {
    if entries.isEmpty { return [] }
    let name: String
    switch change {
    case .renameColumn(_, let old, _): name = old
    case .dropColumn(_, let column): name = column.name
    case .renameTable(let old, _): name = old.name
    case .dropTable(let table): name = table.name.name
    default: return []
    }
    let broken = entries.filter { entry in
      entry.end.map { $0 > index } != false && !dropped.contains(entry.trigger.name) && entry.trigger.names(name)
    }
    dropped.formUnion(broken.map(\.trigger.name))
    return broken.map { ($0.trigger, $0.isMadeAgain) }
  }

  func hasTaken(_ trigger: TriggerDefinition) -> Bool { hasTaken(trigger.name) }

  func hasTaken(_ trigger: String) -> Bool { dropped.contains(trigger) }
}

extension TriggerDefinition {
  /// Whether its body may mean something of this name: it need not mention it by identity.
  fileprivate func names(_ name: String) -> Bool {
    guard case .statement(let body) = action else { return false }
    return MySQLSyntax.text(body).lowercased().contains(name.lowercased())
  }
}

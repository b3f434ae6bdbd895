/// A row that was deleted or whose key columns changed.
struct RowChange: Sendable {
  var table: Int
  var old: KeyValues
  /// Nil when it was deleted.
  var new: KeyValues?
}

/// What one foreign key asks after one row changed, as Postgres' constraint triggers do.
struct KeyEvent: Sendable {
  enum Kind: Sendable, Hashable {
    /// A row that others may reference was deleted.
    case parentDeleted
    /// A row that others may reference changed its key.
    case parentChanged
    /// The key of a row that references changed.
    case childChanged
  }

  var link: Link
  var kind: Kind
  /// The key that is gone, or that a child has now.
  var key: KeyValues
  /// The parent's new key.
  var newKey: KeyValues = []

  var action: ForeignKey.Action? {
    switch kind {
    case .parentDeleted: link.key.onDelete
    case .parentChanged: link.key.onUpdate
    case .childChanged: nil
    }
  }

  /// The child's columns that it writes.
  var written: [Int] {
    switch action {
    case .setNull, .setDefault: kind == .parentDeleted ? link.columnsSetOnDelete : link.columns
    case .cascade: kind == .parentDeleted ? [] : link.columns
    case .noAction, .restrict, nil: []
    }
  }
}

extension ReferentialSchema {
  /// What follows from the change, in the order in which Postgres has it: first what concerns rows that reference this
  /// one, then what this one references.
  func events(after change: RowChange) -> [KeyEvent] {
    let table = tables[change.table]
    var events: [KeyEvent] = []
    for link in table.referencedBy {
      let old = change.old.at(link.referenced)
      // A key with a NULL was never referenced.
      if old.contains(nil) { continue }
      guard let new = change.new?.at(link.referenced) else {
        events.append(KeyEvent(link: link, kind: .parentDeleted, key: old))
        continue
      }
      if new != old { events.append(KeyEvent(link: link, kind: .parentChanged, key: old, newKey: new)) }
    }
    guard let row = change.new else { return events }
    for link in table.references {
      let new = row.at(link.columns)
      if new != change.old.at(link.columns), link.need(of: new) != .nothing {
        events.append(KeyEvent(link: link, kind: .childChanged, key: new))
      }
    }
    return events
  }
}

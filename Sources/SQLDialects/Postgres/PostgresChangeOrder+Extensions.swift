import SchemaModel

extension PostgresChangeOrder {
  /// An extension moves before anything is made of its types, which are named where they will be: as early as the namespace
  /// that it moves to is there.
  static func extensionMovesFirst(_ changes: [PlannedChange]) -> [PlannedChange] {
    var (moves, others): ([PlannedChange], [PlannedChange]) = ([], [])
    for planned in changes {
      if planned.change.newNamespaceOfExtension == nil { others.append(planned) } else { moves.append(planned) }
    }
    for move in moves.reversed() {
      let makes = others.lastIndex { $0.change.makes(namespace: move.change.newNamespaceOfExtension) }
      others.insert(move, at: makes.map { $0 + 1 } ?? 0)
    }
    return others
  }
}

extension Change {
  /// Where an extension moves to; nil for another change.
  fileprivate var newNamespaceOfExtension: String? {
    guard case .alterObject(.extension(let old), .extension(let new)) = self, old.namespace != new.namespace else {
      return nil
    }
    return new.namespace ?? "public"
  }

  fileprivate func makes(namespace name: String?) -> Bool {
    switch self {
    case .createObject(.namespace(let namespace)): namespace.name == name
    case .renameObject(.namespace, let new): new.name == name
    default: false
    }
  }
}

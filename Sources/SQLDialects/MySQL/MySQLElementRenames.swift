import SchemaModel

/// A key, constraint or index holds no data: where it is renamed and made anew in one plan, the rename is work for
/// nothing, and a name that comes and goes and comes again is hard to run twice.
enum MySQLElementRenames {
  /// The same changes, in which no element is renamed and later dropped, or added and later renamed.
  static func resolved(_ changes: [Change]) -> [Change] {
    var resolved: [Change?] = changes
    for (index, change) in changes.enumerated() {
      guard case .renameElement(let table, let element, let name) = change else { continue }
      let renamed = element.renamed(to: name)
      let dropped = changes.indices.first { later in
        guard later > index, case .dropElement(table, let dropped) = changes[later] else { return false }
        return dropped.kind == element.kind && dropped.name == name
      }
      let added = changes.indices.first { earlier in
        guard earlier < index, case .addElement(table, let added) = changes[earlier] else { return false }
        return added.kind == element.kind && added.name == element.name
      }
      if let dropped {
        resolved[index] = .dropElement(table: table, element: element)
        resolved[dropped] = nil
      } else if let added {
        resolved[added] = .addElement(table: table, element: renamed)
        resolved[index] = nil
      }
    }
    return resolved.compactMap(\.self).flatMap(respelled)
  }

  /// E1826: no statement drops a foreign key and adds one whose name differs from its in case alone.
  private static func respelled(_ change: Change) -> [Change] {
    guard case .renameElement(let table, .foreignKey(let key), let name) = change,
      key.name.lowercased() == name.lowercased()
    else { return [change] }
    let element = TableElement.foreignKey(key)
    return [
      .dropElement(table: table, element: element), .addElement(table: table, element: element.renamed(to: name)),
    ]
  }
}

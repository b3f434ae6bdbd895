import SchemaModel

extension [Change] {
  /// The names that indexes of a table get on the way back, where the table comes from another namespace.
  func indexNames(comingWith change: Change) -> Set<String> {
    guard case .renameTable(let old, let new) = change, old.namespace != new.namespace else { return [] }
    // Behind the move another table may have the old name.
    return Set(prefix { $0 != change }.compactMap { $0.indexName(givenTo: old) })
  }
}

extension [OrderedChange] {
  /// The renames that give the name of an index away come before a table comes into their namespace with an index of
  /// that name.
  ///
  /// The table gets that name behind the move; but where the changes take back a migration that was broken off before it
  /// dropped the index, or gave it another name, the table still has it, and the server moves all that a table has.
  func withIndexNamesFreedForMoves() -> [OrderedChange] {
    var result = self
    var position = startIndex
    while position < result.endIndex {
      defer { position += 1 }
      let names = result[position].indexNames
      guard !names.isEmpty, case .renameTable(_, let new) = result[position].change else { continue }
      var taken = Set(names.map { ObjectName($0, in: new.namespace) })
      let start = position
      // From the last, so that what frees a name that one of these takes comes along, and in front of it.
      var index = (result[position...].firstIndex { !$0.change.isRename } ?? result.endIndex) - 1
      while index > position {
        let change = result[index].change
        guard change.table != new, let renamed = change.renamedIndex, taken.contains(renamed.old) else {
          index -= 1
          continue
        }
        taken.insert(renamed.new)
        var freeing = result.remove(at: index)
        for passed in result[start..<index].reversed() {
          if case .renameTable(let old, let new) = passed.change {
            freeing.change = freeing.change.renamingTable(new, to: old)
          }
        }
        result.insert(freeing, at: start)
        position += 1
      }
    }
    return result
  }

  /// The renames of keys and indexes that stand side by side, those first that free a name which another one takes: a
  /// table that moved to another namespace may have brought that name along.
  func withIndexNamesFreedFirst() -> [OrderedChange] {
    var result: [OrderedChange] = []
    var start = startIndex
    while start < endIndex {
      let end = self[start...].firstIndex { !$0.change.isElementRename } ?? endIndex
      if end == start {
        result.append(self[start])
        start += 1
        continue
      }
      let run = self[start..<end]
      let places = Dictionary(
        run.indices.compactMap { index in self[index].change.renamedIndex.map { ($0.old, index) } }
      ) {
        first,
        _ in first
      }
      var done: Set<Int> = []
      for index in run.indices {
        // From a rename to the one that frees its new name, and on; then back, so that the last of them comes first.
        var chain: [Int] = []
        var next: Int? = index
        while let place = next, done.insert(place).inserted {
          chain.append(place)
          next = self[place].change.renamedIndex.flatMap { places[$0.new] }
        }
        result += chain.reversed().map { self[$0] }
      }
      start = end
    }
    return result
  }
}

extension Change {
  /// The name that an index of the table has behind the change.
  fileprivate func indexName(givenTo table: ObjectName) -> String? {
    switch self {
    case .addElement(table, let element) where element.hasIndex: element.name
    case .renameElement(table, let element, let new) where element.hasIndex: new
    default: nil
    }
  }

  fileprivate var isElementRename: Bool {
    if case .renameElement = self { true } else { false }
  }

  /// The names of the relation that a renamed key or index is.
  fileprivate var renamedIndex: (old: ObjectName, new: ObjectName)? {
    guard case .renameElement(let table, let element, let new) = self, element.hasIndex else { return nil }
    return (ObjectName(element.name, in: table.namespace), ObjectName(new, in: table.namespace))
  }
}

import SchemaModel

/// What an element of a table is known by.
struct ElementName: Hashable {
  var kind: TableElement.Kind
  var name: String

  init(kind: TableElement.Kind, name: String) {
    self.kind = kind
    self.name = name
  }

  init(_ element: TableElement) {
    self.init(kind: element.kind, name: element.name)
  }
}

/// The elements of one table that differ in nothing but their name.
///
/// Names that Cairn derives follow their table and columns, so renaming a column usually leaves such pairs behind.
struct ElementPairs {
  struct Pair {
    var table: ObjectName
    var element: TableElement
    var newName: String
  }

  private(set) var pairs: [Pair] = []

  init(from old: TableDefinition, to new: TableDefinition, hinted: [HintResolver<ElementName>.Hint]) {
    let (going, coming) = (old.elements(missingIn: new), new.elements(missingIn: old))
    if going.isEmpty || coming.isEmpty { return }
    var free: [TableElement: [String]] = [:]
    for element in coming.reversed() { free[element.renamed(to: ""), default: []].append(element.name) }
    let wishes = Dictionary(hinted.map { ($0.old, $0.new.name) }) { first, _ in first }
    // Hinted ones choose first, so that no other takes their name.
    for element in going {
      guard let name = wishes[ElementName(element)] else { continue }
      let definition = element.renamed(to: "")
      guard let index = free[definition]?.firstIndex(of: name) else { continue }
      free[definition]?.remove(at: index)
      pairs.append(Pair(table: old.name, element: element, newName: name))
    }
    let decided = Set(pairs.map { ElementName($0.element) })
    for element in going where !decided.contains(ElementName(element)) {
      guard let name = free[element.renamed(to: "")]?.popLast() else { continue }
      pairs.append(Pair(table: old.name, element: element, newName: name))
    }
  }
}

extension TableDefinition {
  /// The elements that the other table has not, or not so.
  func elements(missingIn other: TableDefinition) -> [TableElement] {
    let theirs = Dictionary(other.elements.map { (ElementName($0), $0) }) { first, _ in first }
    return elements.filter { theirs[ElementName($0)] != $0 }
  }
}

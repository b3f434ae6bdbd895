extension SQLText {
  /// A list of what something uses, without the order in which a server happened to number it.
  package var inOrderOfNames: SQLText {
    var text = self
    text.segments.sort { left, right in
      switch (left, right) {
      case (.object(let one), .object(let other)): one < other
      case (.column(let one, let table), .column(let other, let otherTable)):
        (table, one) < (otherTable, other)
      case (.object, .column): true
      default: false
      }
    }
    return text
  }
}

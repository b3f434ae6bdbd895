import SchemaModel

extension Refusal {
  /// To make the table anew would lose its rows.
  static func changeOfTableKeptAsText(_ name: ObjectName) -> Refusal {
    Refusal(
      name.description,
      "Cairn has no form for this table, keeps it by its text, and does not know how one text becomes another",
      wayOut: "change the table by hand in a migration of its own: --empty"
    )
  }
}

extension [Change] {
  /// Whether they make a table of this name, be it one that is kept as text.
  func makeTable(named name: ObjectName) -> Bool {
    contains { change in
      switch change {
      case .createTable(let table): table.name == name
      case .createObject(.raw(let raw)), .alterObject(_, .raw(let raw)): raw.isTable && raw.name == name
      default: false
      }
    }
  }
}

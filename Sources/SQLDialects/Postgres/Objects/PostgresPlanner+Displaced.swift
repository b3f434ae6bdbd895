import SchemaModel

/// Objects that go in a plan and come back in it.
extension PostgresPlanner {
  /// Whether the rest of the plan makes the object again, be it in a form that Cairn has only the text of.
  func comesBack(_ object: SchemaObject) -> Bool {
    changes.contains { planned in
      switch (planned.change, object) {
      case (.createObject(let other), _) where other.key == object.key: true
      case (.createObject(.raw(let raw)), _): raw.isForm(of: object)
      case (.createObject(let other), .raw(let raw)): raw.isForm(of: other)
      case (.addElement(let table, let element), .raw(let raw)): raw.isForm(of: element, of: table)
      default: false
      }
    }
  }

  /// Whether the rest of the plan makes something of this name of which Cairn has only the text.
  func comesBackAsText(_ element: TableElement, of table: ObjectName) -> Bool {
    made.texts.contains { $0.isForm(of: element, of: table) }
  }

  /// When the plan runs again, the object that its first steps drop is the new one, and what its last steps made may be
  /// built on that: it goes first. In a first run there is nothing to drop.
  func dropsOfWhatIsBuiltAgain(on object: SchemaObject) -> [String] {
    changes.map(\.change).objectsBuiltAgain(on: object).reversed().compactMap(dropIfThere)
  }

  /// The same for what the plan's last steps build on a column that is dropped and made again.
  func dropsOfWhatIsBuilt(on column: String, of table: ObjectName) -> [String] {
    let created = changes.compactMap { planned in
      if case .createObject(let object) = planned.change { object } else { nil }
    }
    let tables = schema.heirs(of: table).union([table])
    var built: [SchemaObject] = []
    for object in created {
      let names = Set(built.filter { $0.kind == .view }.map(\.name))
      if tables.contains(where: { object.rests(on: column, of: $0) }) || !object.boundObjects.isDisjoint(with: names) {
        built.append(object)
      }
    }
    return built.reversed().compactMap(dropIfThere)
  }

  func dropIfThere(_ object: SchemaObject) -> String? {
    switch object {
    case .view(let view):
      PostgresStatements.block(
        if: PostgresCatalogue.relationExists(view.name, ofKind: [view.kindLetter]),
        ["DROP \(PostgresObjectStatements.view(view))"]
      )
    case .routine(let routine):
      PostgresStatements.block(
        if: PostgresCatalogue.routineExists(routine),
        ["DROP \(PostgresObjectStatements.routine(routine))"]
      )
    case .trigger(let trigger): "DROP \(PostgresObjectStatements.trigger(trigger, orMissing: true))"
    case .policy(let policy): "DROP \(PostgresObjectStatements.policy(policy, orMissing: true))"
    // Rights are in nobody's way.
    case .raw(let raw): raw.isAboutRights ? nil : rawStatement(raw.drop, of: raw, isThere: true)
    case .namespace, .extension, .domain, .sequence, .grant: nil
    }
  }

  /// Whether the plan makes a relation of another kind of this name.
  func otherRelationTakes(_ name: ObjectName, from kind: String) -> Bool {
    changes.contains { planned in
      switch planned.change {
      case .createTable(let table): kind != "r" && table.name == name
      case .renameTable(_, let new): kind != "r" && new == name
      case .createObject(.view(let view)): view.kindLetter != kind && view.name == name
      case .createObject(.sequence(let sequence)): kind != "S" && sequence.name == name
      case .renameObject(.sequence, let new): kind != "S" && new == name
      default: false
      }
    }
  }

  /// `DROP TABLE IF EXISTS`, but not when the plan made a view or sequence of that name and runs again.
  func droppingTable(_ table: ObjectName) -> String {
    dropping(
      "DROP TABLE IF EXISTS \(PostgresText.name(table))",
      if: PostgresCatalogue.relationExists(table, ofKind: ["r", "p"]),
      nameIsTaken: otherRelationTakes(table, from: "r")
    )
  }
}

extension ViewDefinition {
  /// Its letter in pg_class.
  var kindLetter: String { isMaterialized ? "m" : "v" }
}

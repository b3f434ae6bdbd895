import SchemaModel

/// Objects that go in a plan and come back in it.
extension PostgresPlanner {
  /// Whether the rest of the plan makes the object again.
  func comesBack(_ object: SchemaObject) -> Bool {
    changes.contains { planned in
      if case .createObject(let other) = planned.change { other.key == object.key } else { false }
    }
  }

  /// When the plan runs again, the object that its first steps drop is the new one, and what its last steps made may be
  /// built on that: it goes first. In a first run there is nothing to drop.
  func dropsOfWhatIsBuiltAgain(on object: SchemaObject) -> [String] {
    guard object.mayBeBuiltOn, let start = changes.firstIndex(where: { $0.change == .dropObject(object) }) else {
      return []
    }
    let created = changes[start...].compactMap { planned in
      if case .createObject(let other) = planned.change { other } else { nil }
    }
    guard created.contains(where: { $0.key == object.key }) else { return [] }
    var names: Set<ObjectName> = [object.name]
    var built: [SchemaObject] = []
    for other in created where other.key != object.key && !other.boundObjects.isDisjoint(with: names) {
      if other.mayBeBuiltOn { names.insert(other.name) }
      built.append(other)
    }
    return built.reversed().compactMap(dropIfThere)
  }

  private func dropIfThere(_ object: SchemaObject) -> String? {
    switch object {
    case .view(let view):
      PostgresStatements.block(
        if: PostgresCatalogue.relationExists(view.name, ofKind: [view.kindLetter]),
        ["DROP \(PostgresObjectStatements.view(view))"]
      )
    case .routine(let routine):
      PostgresStatements.block(
        if: PostgresCatalogue.routineExists(PostgresText.routine(routine), routine.kind),
        ["DROP \(PostgresObjectStatements.routine(routine))"]
      )
    case .trigger(let trigger): "DROP \(PostgresObjectStatements.trigger(trigger, orMissing: true))"
    case .policy(let policy): "DROP \(PostgresObjectStatements.policy(policy, orMissing: true))"
    case .raw(let raw): rawStatement(raw.drop, of: raw, isThere: true)
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

extension SchemaObject {
  /// Others may be bound to it, so that the server refuses to drop it under them.
  fileprivate var mayBeBuiltOn: Bool {
    switch kind {
    case .view, .routine, .raw: true
    case .namespace, .extension, .domain, .sequence, .trigger, .policy, .grant: false
    }
  }
}

extension ViewDefinition {
  /// Its letter in pg_class.
  var kindLetter: String { isMaterialized ? "m" : "v" }
}

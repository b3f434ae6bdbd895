import SchemaModel

/// Functions and procedures.
extension PostgresPlanner {
  mutating func createRoutine(_ routine: RoutineDefinition) {
    addRoutine(
      routine,
      "create",
      comments(on: PostgresObjectStatements.routine(routine), to: routine.comment)
    )
  }

  mutating func alterRoutine(from old: RoutineDefinition, to new: RoutineDefinition) {
    let object = SchemaObject.routine(new)
    var uncommented = old
    uncommented.comment = new.comment
    uncommented.dependencies = new.dependencies
    if uncommented != new { addRoutine(new, "replace", []) }
    changeComment(of: object, PostgresObjectStatements.routine(new), from: old.comment, to: new.comment)
  }

  private mutating func addRoutine(_ routine: RoutineDefinition, _ verb: String, _ comments: [String]) {
    var statements = [PostgresObjectStatements.createRoutine(routine)]
    routinesAhead.remove(routine.name)
    // It stands before the tables, and its body may speak of them all the same; so it may of a routine that speaks of it.
    let isUnchecked =
      routine.language.lowercased() == "sql"
      && (SchemaObject.routine(routine).comesBeforeTables || !routine.mentionedObjects.isDisjoint(with: routinesAhead))
    if isUnchecked {
      statements = ["SET check_function_bodies = off"] + statements + ["RESET check_function_bodies"]
    }
    if verb == "create", let target = SchemaObject.routine(routine).rightsTarget {
      statements = closed(statements, to: [target], PostgresObjectStatements.routine(routine))
    }
    add(
      "\(SchemaObject.routine(routine).key): \(verb)",
      .createRoutine,
      statements + comments,
      note: isUnchecked ? "Its body is checked when it is called: what it reads may come later." : nil,
      proofs: [
        PostgresCatalogue.proof(PostgresCatalogue.routineExists(routine))
      ]
    )
  }

  mutating func dropRoutine(_ routine: RoutineDefinition, after builtOn: [String]) {
    if let obstacle = schema.obstacle(toDropping: routine, by: changes.map(\.change)) {
      return refuse(SchemaObject.routine(routine).key.description, obstacle.reason, wayOut: obstacle.wayOut)
    }
    let comesBack = comesBack(.routine(routine))
    let isThere = PostgresCatalogue.routineExists(routine)
    let successor = changes.lazy.compactMap { planned -> RoutineDefinition? in
      guard case .createObject(.routine(let other)) = planned.change else { return nil }
      return other.name == routine.name && other.signature == routine.signature ? other : nil
    }.first
    let nameIsTaken = successor.map { $0.kind != routine.kind } ?? false
    // When the plan runs again, the new one is there, and what calls it may be part of a table.
    let isOld =
      nameIsTaken
      ? nil
      : successor.flatMap { PostgresCatalogue.routineDiffers(routine, from: $0) }
        .map { PostgresCatalogue.routineExists(routine, $0) }
    let drop = "DROP \(routine.kind.rawValue.uppercased()) IF EXISTS \(PostgresText.routine(routine))"
    add(
      "\(SchemaObject.routine(routine).key): drop",
      .dropRoutine,
      builtOn + [dropping(drop, if: isOld ?? isThere, nameIsTaken: nameIsTaken || isOld != nil)],
      note: comesBack ? "It comes back in a later step." : nil,
      proofs: comesBack ? [] : [PostgresCatalogue.absenceProof(isThere)]
    )
  }
}

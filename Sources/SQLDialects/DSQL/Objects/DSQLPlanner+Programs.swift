import SchemaModel

/// Views, functions and raw objects.
extension DSQLPlanner {
  mutating func createView(_ view: ViewDefinition) {
    add(
      "view \(view.name): create",
      .createObject,
      [PostgresObjectStatements.createView(view)]
        + comments(on: PostgresObjectStatements.view(view), to: view.comment),
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.relationExists(view.name, ofKind: ["v"]))]
    )
  }

  mutating func dropView(_ view: ViewDefinition) {
    let comesBack = comesBack(.view(view))
    add(
      "view \(view.name): drop",
      .dropObject,
      dropsOfWhatIsBuiltAgain(on: .view(view)) + ["DROP VIEW IF EXISTS \(PostgresText.name(view.name))"],
      note: comesBack ? "It comes back in a later step." : nil,
      proofs: comesBack
        ? [] : [PostgresCatalogue.absenceProof(PostgresCatalogue.relationExists(view.name, ofKind: ["v"]))]
    )
  }

  // MARK: Functions

  mutating func createRoutine(_ routine: RoutineDefinition) {
    addRoutine(routine, "create", comments(on: comment(routine), to: routine.comment))
  }

  mutating func alterRoutine(from old: RoutineDefinition, to new: RoutineDefinition) {
    var uncommented = old
    uncommented.comment = new.comment
    if uncommented != new { addRoutine(new, "replace", []) }
    changeComment(of: .routine(new), comment(new), from: old.comment, to: new.comment)
  }

  private mutating func addRoutine(_ routine: RoutineDefinition, _ verb: String, _ comments: [String]) {
    add(
      "\(SchemaObject.routine(routine).key): \(verb)",
      .createObject,
      [PostgresObjectStatements.createRoutine(routine)] + comments,
      note: SchemaObject.routine(routine).comesBeforeTables
        ? "Its body is checked at once: tables that come later have to be mentioned by identity." : nil,
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.routineExists(routine))]
    )
  }

  mutating func dropRoutine(_ routine: RoutineDefinition) {
    let object = SchemaObject.routine(routine)
    if let obstacle = schema.obstacle(toDropping: routine, by: changes) {
      return refuse(object.key.description, obstacle.reason, wayOut: obstacle.wayOut)
    }
    let comesBack = comesBack(object)
    let isThere = PostgresCatalogue.routineExists(routine)
    add(
      "\(object.key): drop",
      .dropObject,
      dropsOfWhatIsBuiltAgain(on: object) + ["DROP FUNCTION IF EXISTS \(PostgresText.routine(routine))"],
      note: comesBack ? "It comes back in a later step." : nil,
      proofs: comesBack ? [] : [PostgresCatalogue.absenceProof(isThere)]
    )
  }

  /// The one form that DSQL's manual has and dsql-lint can read.
  private func comment(_ routine: RoutineDefinition) -> String { "ROUTINE \(PostgresText.routine(routine))" }

  // MARK: Raw objects

  mutating func createRaw(_ raw: RawDefinition) {
    let isThere = raw.exists.map { "(\(PostgresText.text($0))) IS TRUE" }
    add(
      "\(raw.name): create",
      .raw,
      [PostgresText.text(raw.create)],
      doneWhen: comesBack(.raw(raw)) && isDropped(.raw(raw)) ? nil : isThere,
      proofs: isThere.map { [Verification("SELECT \($0)", expect: "t")] } ?? []
    )
  }

  /// What comes back is dropped when it is there, old or new; then there is nothing to ask behind it.
  mutating func dropRaw(_ raw: RawDefinition) {
    let isThere = raw.exists.map { "(\(PostgresText.text($0))) IS TRUE" }
    add(
      "\(raw.name): drop",
      .raw,
      dropsOfWhatIsBuiltAgain(on: .raw(raw)) + [PostgresText.text(raw.drop)],
      doneWhen: isThere.map { "NOT (\($0))" },
      proofs: comesBack(.raw(raw)) ? [] : isThere.map { [Verification("SELECT \($0)", expect: "f")] } ?? []
    )
  }

  private func isDropped(_ object: SchemaObject) -> Bool { changes.contains(.dropObject(object)) }
}

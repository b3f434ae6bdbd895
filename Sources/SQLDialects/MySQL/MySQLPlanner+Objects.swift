import SchemaModel

/// An object that is made at the end, and what it takes the place of.
struct MySQLPostponedObject {
  var object: SchemaObject
  var replaced: SchemaObject?
}

/// Views, routines, triggers and grants stand behind all other changes, under the names that things have then: no table
/// needs them, and statements about routines and triggers cannot be PREPAREd (E1295), so that none of them could ask
/// whether its table has another name by now.
extension MySQLPlanner {
  mutating func createObject(_ object: SchemaObject, replacing old: SchemaObject?, _ change: Change, at index: Int) {
    refusals += MySQLObjectFeatures.refusals(object)
    apply([change])
    if let old, object.isSame(asMadeFrom: old) { return }
    if case .raw(let raw) = object, raw.stage == .beforeTables {
      create(MySQLPostponedObject(object: object, replaced: old))
      return
    }
    let replaced = old ?? replacedGrants.removeValue(forKey: object.key).map(SchemaObject.grant)
    postponed.append(MySQLPostponedObject(object: object, replaced: replaced))
  }

  mutating func renamePostponed(by change: Change) {
    let rename: (SchemaObject) -> SchemaObject
    switch change {
    case .renameTable(let old, let new): rename = { $0.renamingObject(old, to: new) }
    case .renameColumn(let table, let old, let new): rename = { $0.renamingColumn(old, of: table, to: new) }
    default: return
    }
    postponed = postponed.map { MySQLPostponedObject(object: rename($0.object), replaced: $0.replaced) }
  }

  mutating func create(_ postponed: MySQLPostponedObject) {
    switch postponed.object {
    case .view(let view): create(view)
    case .routine(let routine): create(routine)
    case .trigger(let trigger): create(trigger)
    case .grant(let grant):
      let old = if case .grant(let old)? = postponed.replaced { old } else { GrantDefinition?.none }
      self.grant(grant, replacing: old)
    case .raw(let raw):
      let old = if case .raw(let old)? = postponed.replaced { old } else { RawDefinition?.none }
      create(raw, replacing: old)
    // Refused by `MySQLObjectFeatures`.
    case .namespace, .extension, .domain, .sequence, .policy: break
    }
  }

  mutating func dropObject(_ object: SchemaObject, _ change: Change, at index: Int) {
    refusals += MySQLObjectFeatures.refusals(object)
    apply([change])
    if let position = postponed.firstIndex(where: { $0.object.key == object.key }) {
      postponed.remove(at: position)
      return
    }
    switch object {
    case .view(let view):
      if !isMadeAgain(object, after: index) || takesName(view.name, after: index) { drop(view) }
    case .routine(let routine):
      // Another signature is another object to the schema, and the same to MySQL.
      let isReplaced = state.objects.contains { $0.isRoutine(of: routine.kind, named: routine.name) }
      if !isReplaced, !isMadeAgain(object, after: index) { drop(routine) }
    case .trigger(let trigger):
      if !replacedTriggers.hasTaken(trigger) { drop(trigger, isMadeAgain: isMadeAgain(object, after: index)) }
    case .grant(let grant):
      if isMadeAgain(object, after: index) {
        replacedGrants[object.key] = grant
      } else {
        revoke(grant.privileges, of: grant, alsoOption: grant.withGrantOption)
      }
    case .raw(let raw): drop(raw, isMadeAgain: isMadeAgain(object, after: index))
    case .namespace, .extension, .domain, .sequence, .policy: break
    }
  }

  private func isMadeAgain(_ object: SchemaObject, after index: Int) -> Bool {
    changes[(index + 1)...].contains { change in
      guard case .createObject(let new) = change else { return false }
      if case .routine(let routine) = object { return new.isRoutine(of: routine.kind, named: routine.name) }
      return new.key == object.key
    }
  }

  /// Whether a table gets the name of a view before the view is made again.
  private func takesName(_ name: ObjectName, after index: Int) -> Bool {
    changes[(index + 1)...].contains { change in
      switch change {
      case .createTable(let table): table.name == name
      case .renameTable(_, let new): new == name
      default: false
      }
    }
  }

  // MARK: Views

  private mutating func create(_ view: ViewDefinition) {
    objectStep(
      "view \(view.name): create or replace",
      [MySQLSyntax.createView(view)],
      remark: "Catalogue only.",
      verifications: verifications(.view(view), "VIEWS", "TABLE_SCHEMA", "TABLE_NAME", isThere: true)
    )
  }

  private mutating func drop(_ view: ViewDefinition) {
    objectStep(
      "view \(view.name): drop",
      ["DROP VIEW IF EXISTS \(MySQLSyntax.table(view.name))"],
      remark: "Catalogue only.",
      verifications: verifications(.view(view), "VIEWS", "TABLE_SCHEMA", "TABLE_NAME", isThere: false)
    )
  }

  // MARK: Routines

  private mutating func create(_ routine: RoutineDefinition) {
    objectStep(
      "\(routine.kind.rawValue) \(routine.name): create",
      [dropping(routine), MySQLSyntax.createRoutine(routine)],
      remark: "Catalogue only. MySQL replaces no routine: for an instant it is not there, and calls fail.",
      verifications: verifications(.routine(routine), "ROUTINES", "ROUTINE_SCHEMA", "ROUTINE_NAME", isThere: true)
    )
    // The privileges went with the old one.
    let renewed = state.objects.compactMap { object -> GrantDefinition? in
      guard case .grant(let grant) = object, case .routine(routine.name, routine.kind, _) = grant.target,
        !postponed.contains(where: { $0.object.key == object.key })
      else { return nil }
      return grant
    }
    for grant in renewed { self.grant(grant, replacing: nil) }
  }

  private mutating func drop(_ routine: RoutineDefinition) {
    objectStep(
      "\(routine.kind.rawValue) \(routine.name): drop",
      [dropping(routine)],
      remark: "Catalogue only.",
      verifications: verifications(.routine(routine), "ROUTINES", "ROUTINE_SCHEMA", "ROUTINE_NAME", isThere: false)
    )
  }

  private func dropping(_ routine: RoutineDefinition) -> String {
    "DROP \(MySQLSyntax.kind(routine.kind)) IF EXISTS \(MySQLSyntax.table(routine.name))"
  }

  mutating func objectStep(
    _ title: String,
    _ statements: [String],
    remark: String,
    locks: [TableLock] = [],
    losses: [Loss] = [],
    hazards: Set<Hazard> = [],
    verifications: [Verification] = []
  ) {
    steps.append(
      Step(
        title,
        remark: remark,
        statements: statements,
        locks: locks,
        losses: losses,
        hazards: hazards,
        verifications: verifications,
        delimiter: MySQLSyntax.delimiter(of: statements)
      )
    )
  }

  func verifications(
    _ object: SchemaObject,
    _ relation: String,
    _ database: String,
    _ column: String,
    isThere: Bool
  ) -> [Verification] {
    guard let final else { return [] }
    let name = object.name.name
    let isAtTheEnd = final.objects.contains {
      $0.kind == object.kind && $0.name.name.lowercased() == name.lowercased() && $0.routineKind == object.routineKind
    }
    if isAtTheEnd != isThere { return [] }
    var conditions = ["\(database) = DATABASE()", "\(column) = \(MySQLQuoting.literal(name))"]
    if let kind = object.routineKind { conditions.append("ROUTINE_TYPE = '\(MySQLSyntax.kind(kind))'") }
    let query = MySQLCatalogueQuery(relation: relation, conditions: conditions)
    return [Verification(query.selecting("COUNT(*)"), expect: isThere ? "1" : "0")]
  }
}

extension SchemaObject {
  /// MySQL knows a routine by kind and name, without case.
  fileprivate func isRoutine(of kind: RoutineDefinition.Kind, named name: ObjectName) -> Bool {
    if case .routine(let routine) = self {
      routine.kind == kind && routine.name.name.lowercased() == name.name.lowercased()
    } else {
      false
    }
  }

  fileprivate var routineKind: RoutineDefinition.Kind? {
    if case .routine(let routine) = self { routine.kind } else { nil }
  }
}

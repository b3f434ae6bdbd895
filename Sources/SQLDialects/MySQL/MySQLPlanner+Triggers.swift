import SchemaModel

/// Triggers, which MySQL cannot replace: the old one goes, and the new one comes.
extension MySQLPlanner {
  mutating func create(_ trigger: TriggerDefinition) {
    let creation = MySQLSyntax.createTrigger(trigger)
    let isNew = created.contains(trigger.table)
    var remark = "Catalogue only."
    var others: [TriggerDefinition] = []
    var isLocked = !isNew
    if isLocked { remark += " MySQL replaces no trigger: the table is locked so that no row passes without it." }
    if isLocked, isReachedByCascades(trigger.table), let behind = triggerOrder?.behind(creation), !behind.isEmpty {
      // With the table locked the server finds no trigger to put one before (E3011, seen on 9.7).
      others = behind.compactMap(triggerAtTheEnd)
      isLocked = others.count == behind.count
      remark =
        isLocked
        ? remark + " Those that fire behind it are made again, too."
        : "Catalogue only. MySQL replaces no trigger: for an instant it is not there, and rows pass without it."
      if !isLocked { others = [] }
    }
    let creations = ([creation] + others.map(MySQLSyntax.createTrigger)).map {
      triggerOrder?.placed($0, isLast: !others.isEmpty) ?? $0
    }
    let statements = ([trigger] + others).map(dropping) + creations
    objectStep(
      "trigger \(trigger.name) on \(trigger.table): create",
      isLocked
        ? ["LOCK TABLES \(MySQLSyntax.table(trigger.table)) WRITE"] + statements + ["UNLOCK TABLES"] : statements,
      remark: remark,
      locks: isNew
        ? []
        : [
          TableLock(
            trigger.table,
            isLocked ? "LOCK TABLES … WRITE" : "metadata lock",
            blocks: .readsAndWrites,
            .instant
          )
        ],
      verifications: verifications(.trigger(trigger), "TRIGGERS", "TRIGGER_SCHEMA", "TRIGGER_NAME", isThere: true)
    )
  }

  /// Whether rows of another table change with rows of this one.
  private func isReachedByCascades(_ table: ObjectName) -> Bool {
    guard let final else { return true }
    return final.tables.contains { other in
      other.name != table
        && other.databaseForeignKeys.contains {
          $0.referencedTable == table && ($0.onDelete.changesRows || $0.onUpdate.changesRows)
        }
    }
  }

  /// Nil for one that is kept as text.
  private func triggerAtTheEnd(_ name: String) -> TriggerDefinition? {
    for case .trigger(let trigger) in final?.objects ?? [] where trigger.name.lowercased() == name { return trigger }
    return nil
  }

  mutating func drop(_ trigger: TriggerDefinition, isMadeAgain: Bool) {
    objectStep(
      "trigger \(trigger.name) on \(trigger.table): drop",
      [dropping(trigger)],
      remark: isMadeAgain
        ? "It is made again below; until then rows pass without it." : "Catalogue only.",
      locks: [TableLock(trigger.table, "metadata lock", blocks: .readsAndWrites, .instant)],
      verifications: verifications(.trigger(trigger), "TRIGGERS", "TRIGGER_SCHEMA", "TRIGGER_NAME", isThere: false)
    )
  }

  private func dropping(_ trigger: TriggerDefinition) -> String {
    "DROP TRIGGER IF EXISTS \(MySQLSyntax.name(trigger.name))"
  }
}

extension ReferentialAction {
  fileprivate var changesRows: Bool {
    switch self {
    case .cascade, .setNull, .setDefault: true
    case .noAction, .restrict: false
    }
  }
}

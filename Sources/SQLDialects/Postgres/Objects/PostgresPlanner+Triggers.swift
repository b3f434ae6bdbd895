import SchemaModel

/// Triggers and policies: what happens to rows as they are written, and who sees them.
extension PostgresPlanner {
  // MARK: Triggers

  mutating func createTrigger(_ trigger: TriggerDefinition) {
    guard let statement = statement(trigger) else { return }
    add(
      "\(SchemaObject.trigger(trigger).key): create",
      .createTrigger,
      on: trigger.table,
      [PostgresStatements.block(if: "NOT \(PostgresCatalogue.triggerExists(trigger))", [statement])]
        + comments(on: PostgresObjectStatements.trigger(trigger), to: trigger.comment),
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.triggerExists(trigger))]
    )
  }

  /// No row is written between the two. `CREATE OR REPLACE TRIGGER` came with version 14, and not for constraint triggers.
  mutating func alterTrigger(from old: TriggerDefinition, to new: TriggerDefinition) {
    guard let statement = statement(new) else { return }
    var uncommented = old
    uncommented.comment = new.comment
    let words = PostgresObjectStatements.trigger(new)
    if uncommented == new {
      return changeComment(of: .trigger(new), words, from: old.comment, to: new.comment)
    }
    add(
      "\(SchemaObject.trigger(new).key): put the new one in the place of the old one",
      .dropTrigger,
      on: new.table,
      [PostgresStatements.block(["DROP \(PostgresObjectStatements.trigger(old, orMissing: true))", statement])]
        + comments(on: words, to: new.comment),
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.triggerExists(new))]
    )
  }

  mutating func dropTrigger(_ trigger: TriggerDefinition) {
    let comesBack = comesBack(.trigger(trigger))
    add(
      "\(SchemaObject.trigger(trigger).key): drop",
      .dropTrigger,
      on: trigger.table,
      ["DROP \(PostgresObjectStatements.trigger(trigger, orMissing: true))"],
      note: comesBack ? "It comes back in a later step; rows that are written before that do not fire it." : nil,
      proofs: comesBack ? [] : [PostgresCatalogue.absenceProof(PostgresCatalogue.triggerExists(trigger))]
    )
  }

  private mutating func statement(_ trigger: TriggerDefinition) -> String? {
    if let statement = PostgresObjectStatements.createTrigger(trigger) { return statement }
    refuse(
      SchemaObject.trigger(trigger).key.description,
      "a trigger of Postgres calls a function, and has no statements of its own",
      wayOut: "declare a function that returns trigger, and let the trigger call it"
    )
    return nil
  }

  // MARK: Policies

  mutating func createPolicy(_ policy: PolicyDefinition) {
    let create = PostgresObjectStatements.createPolicy(policy)
    let wasClosed = keepsClosed(policy)
    let drop = "DROP \(PostgresObjectStatements.policy(policy, orMissing: true))"
    add(
      "\(SchemaObject.policy(policy).key): create",
      .createPolicy,
      on: policy.table,
      [
        wasClosed
          ? PostgresStatements.block([drop, create])
          : PostgresStatements.block(if: "NOT \(PostgresCatalogue.policyExists(policy))", [create])
      ] + comments(on: PostgresObjectStatements.policy(policy), to: policy.comment),
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.policyExists(policy))]
    )
  }

  /// At no moment is the table without one of the two.
  mutating func alterPolicy(from old: PolicyDefinition, to new: PolicyDefinition) {
    let words = PostgresObjectStatements.policy(new)
    var uncommented = old
    uncommented.comment = new.comment
    uncommented.uses = new.uses
    if uncommented == new {
      return changeComment(of: .policy(new), words, from: old.comment, to: new.comment)
    }
    let drop = "DROP \(PostgresObjectStatements.policy(old, orMissing: true))"
    add(
      "\(SchemaObject.policy(new).key): put the new one in the place of the old one",
      .dropPolicy,
      on: new.table,
      [PostgresStatements.block([drop, PostgresObjectStatements.createPolicy(new)])]
        + comments(on: words, to: new.comment),
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.policyExists(new))]
    )
  }

  mutating func dropPolicy(_ policy: PolicyDefinition) {
    let comesBack = comesBack(.policy(policy))
    let drop = "DROP \(PostgresObjectStatements.policy(policy, orMissing: true))"
    var statement = drop
    var note = comesBack ? "It comes back in a later step; until then it lets nobody pass." : nil
    if keepsClosed(policy) {
      let block = PostgresStatements.block([drop, PostgresObjectStatements.createPolicy(policy.closed)])
      statement =
        droppedTables.contains(policy.table)
        ? PostgresStatements.block(if: PostgresCatalogue.relationExists(policy.table), [block]) : block
      note = "Until it comes back in a later step, one of its name lets no row pass."
    }
    add(
      "\(SchemaObject.policy(policy).key): drop",
      .dropPolicy,
      on: policy.table,
      [statement],
      note: note,
      proofs: comesBack ? [] : [PostgresCatalogue.absenceProof(PostgresCatalogue.policyExists(policy))]
    )
  }

  /// Without a restrictive policy more rows would be seen than ever: while it is away, another one shuts the door.
  private func keepsClosed(_ policy: PolicyDefinition) -> Bool {
    let key = SchemaObject.policy(policy).key
    let isDropped = changes.contains { planned in
      if case .dropObject(.policy(let other)) = planned.change {
        SchemaObject.policy(other).key == key && !other.isPermissive
      } else {
        false
      }
    }
    return isDropped && comesBack(.policy(policy))
  }
}

extension PolicyDefinition {
  /// One of the same name that lets no row pass.
  fileprivate var closed: PolicyDefinition {
    var policy = self
    let nothing = SQLText(sql: "false")
    policy.using = command == .insert ? nil : nothing
    policy.check = command == .insert ? nothing : nil
    return policy
  }
}

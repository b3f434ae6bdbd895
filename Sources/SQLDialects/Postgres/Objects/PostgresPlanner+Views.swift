import SchemaModel

/// Views and materialized views.
extension PostgresPlanner {
  mutating func createView(_ view: ViewDefinition) {
    if view.security == .invoker, options.minimumVersion < ServerVersion(15) {
      return refuse(
        "view \(view.name)",
        "views with the rights of who asks need Postgres 15",
        wayOut: "leave the view its owner's rights, or declare .postgres(from: 15)"
      )
    }
    countLocks(1 + view.indexes.count)
    let isFilled = view.isMaterialized && readsOldTables(view)
    let operation: PostgresOperation = isFilled ? .createMaterializedView : .createView
    let statement = closed(
      [PostgresObjectStatements.createView(view)],
      to: [.relation(view.name, columns: [])]
    )[0]
    add(
      "\(title(view)): create",
      operation,
      (isFilled ? limited(statement, operation, on: view.name) : [statement])
        + view.indexes.flatMap { PostgresStatements.indexWithComment($0, on: view.name) }
        + comments(on: PostgresObjectStatements.view(view), to: view.comment),
      note: isFilled ? "It is filled by its query." : nil,
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.relationExists(view.name, ofKind: [view.kindLetter]))]
    )
    newTables.insert(view.name)
  }

  mutating func dropView(_ view: ViewDefinition, after builtOn: [String]) {
    countLocks(1 + view.indexes.count)
    let comesBack = comesBack(.view(view))
    let isThere = PostgresCatalogue.relationExists(view.name, ofKind: [view.kindLetter])
    add(
      "\(title(view)): drop",
      .dropView,
      on: view.name,
      builtOn + [
        dropping(
          "DROP \(view.isMaterialized ? "MATERIALIZED VIEW" : "VIEW") IF EXISTS \(PostgresText.name(view.name))",
          if: isThere,
          nameIsTaken: otherRelationTakes(view.name, from: view.kindLetter)
        )
      ],
      note: comesBack ? "It comes back in a later step." : nil,
      proofs: comesBack ? [] : [PostgresCatalogue.absenceProof(isThere)]
    )
    newTables.remove(view.name)
  }

  /// The comment and the indexes of a view whose query stays.
  mutating func alterView(from old: ViewDefinition, to new: ViewDefinition) {
    let (before, after) = (
      Dictionary(old.indexes.map { ($0.name, $0) }) { first, _ in first },
      Dictionary(new.indexes.map { ($0.name, $0) }) { first, _ in first }
    )
    for index in old.indexes where after[index.name] == nil { dropElement(.index(index), from: new.name) }
    for index in new.indexes {
      guard let earlier = before[index.name] else {
        addElement(.index(index), to: new.name)
        continue
      }
      if earlier != index { replace(.index(earlier), by: .index(index), on: new.name) }
    }
    changeComment(of: .view(new), PostgresObjectStatements.view(new), from: old.comment, to: new.comment)
  }

  /// Whether there may be rows to fill it with.
  private func readsOldTables(_ view: ViewDefinition) -> Bool {
    let sources = SchemaObject.view(view).mentionedObjects
    return sources.isEmpty || !sources.isSubset(of: newTables)
  }

  private func title(_ view: ViewDefinition) -> String {
    "\(view.isMaterialized ? "materialized view" : "view") \(view.name)"
  }
}

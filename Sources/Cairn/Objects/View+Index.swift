internal import SchemaModel

extension Index {
  /// What it is on a materialized view, whose columns have names and no more; nil when it says what views do not have,
  /// which is reported.
  func definition(on view: View, _ context: inout ObjectContext) -> IndexDefinition? {
    let (subject, location) = (view.attributes.subject, attributes.location)
    guard let name = attributes.name else {
      context.evaluation.report(at: location, "\(subject): its index has no name; give it one: Index(\"…\", …)")
      return nil
    }
    guard includedColumns.isEmpty else {
      context.evaluation.report(
        at: location,
        "\(subject): index '\(name)' includes columns of a table; name those of the view: .include(named: …)"
      )
      return nil
    }
    func expression(_ sql: SQL, _ context: inout ObjectContext) -> ColumnExpression? {
      context.text(sql, of: subject, at: location).map { text in
        ColumnExpression(
          text.segments.map { segment in
            switch segment {
            case .sql(let text): .sql(text)
            case .column(let column, view.attributes.name): .column(column)
            case .column(let column, _): .sql(column)
            case .object(let name): .sql(name.description)
            }
          }
        )
      }
    }
    var modelKeys: [SchemaModel.IndexKey] = []
    for key in keys {
      let target: SchemaModel.IndexKey.Target
      switch key.target {
      case .named(let name): target = .column(name)
      case .expression(let sql):
        guard let expression = expression(sql, &context) else { return nil }
        target = .expression(expression)
      case .column:
        context.evaluation.report(
          at: location,
          "\(subject): index '\(name)' has a column of a table as its key; name one of the view: ViewColumn(\"…\")"
        )
        return nil
      }
      modelKeys.append(
        SchemaModel.IndexKey(
          target,
          isDescending: key.isDescending,
          nulls: key.nulls,
          operatorClass: key.operatorClassName,
          collation: key.collationName,
          prefixLength: key.prefixLength
        )
      )
    }
    var condition: ColumnExpression?
    if let predicate {
      guard let expression = expression(predicate, &context) else { return nil }
      condition = expression
    }
    let lowered = method?.lowercased()
    return IndexDefinition(
      name,
      isUnique: isUnique,
      keys: modelKeys,
      includedColumns: includedNames,
      predicate: condition,
      method: lowered == "btree" ? nil : lowered,
      nullsNotDistinct: areNullsNotDistinct,
      parameters: parameters,
      isInvisible: isInvisible,
      parser: parserName,
      comment: commentText
    )
  }
}

package import SchemaModel

/// Finds what leads from one schema to another.
package enum SchemaDiffer {
  /// The changes between two schemas of one dialect, the renames among them only where a hint says so or where nothing
  /// but the name of a key, constraint or index differs.
  package static func difference(
    from old: DatabaseSchema,
    to new: DatabaseSchema,
    renames hints: [RenameHint] = []
  ) -> SchemaDifference {
    let target = TargetSchema(new)
    let renames = RenameStage(from: old, to: target, hints: hints)
    let comparison = SchemaComparison(
      from: renames.schema,
      to: target,
      renames: renames.changes,
      labels: hints.compactMap(LabelHint.init),
      conversions: ConversionHints(hints)
    )
    return SchemaDifference(
      changes: renames.changes + comparison.phases.changes,
      problems: renames.problems + comparison.problems,
      questions: RenameQuestions(about: comparison).questions
    )
  }
}

/// One thing that can be wrong with a schema. All rules run, and everything they find is reported at once.
protocol ValidationRule {
  /// Only what is certain is an error: a false one would stand in the author's way.
  static func check(_ schema: LoweringResult, _ findings: inout Findings)
}

enum ValidationRules {
  static var all: [any ValidationRule.Type] {
    [
      DuplicateTables.self, RecordTables.self, DuplicateColumns.self, DuplicateNames.self, NameForms.self,
      MentionedColumns.self,
      PrimaryKeys.self, ForeignKeyTargets.self, ForeignKeyColumns.self, ForeignKeyActions.self,
      ReferencingIndexes.self, DialectFeatures.self, IndexMethods.self, TableLimits.self, KeyColumns.self,
      KeyLengths.self, RowSizes.self, DefaultValues.self, EnumerationLabels.self, GeneratedColumns.self,
      IdentityColumns.self, CommentLengths.self, RenamedElements.self, ExpressionSyntax.self, ExpressionTraps.self,
      DuplicateObjects.self, MentionedObjects.self, Namespaces.self, IdentitySequences.self,
    ]
  }
}

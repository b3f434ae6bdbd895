package import SchemaModel

/// What lowering makes of what the DSL says, for who goes the other way: from a schema to Swift that declares it.
package struct LoweringFacts: Sendable {
  private let rules: any DialectRules

  package init(_ options: DialectOptions) {
    rules = SchemaLowering.rules(for: options)
  }

  /// What a type of the DSL is on the dialect's servers; nil where it is none, or brings a check or a collation with it.
  package func type(_ type: DeclaredType) -> ColumnType? {
    guard let lowered = try? rules.lowered(type), lowered.constraint == nil, lowered.collation == nil else {
      return nil
    }
    return lowered.type
  }

  /// What a default of the DSL is for a column of this type; nil where it is none.
  package func defaultValue(_ value: DeclaredDefault, of type: DeclaredType) -> DefaultValue? {
    guard let lowered = self.type(type) else { return nil }
    let column = ColumnDeclaration(
      "",
      type,
      location: SourceLocation(fileID: "", line: 0, column: 0),
      defaultValue: value
    )
    var findings = Findings(rules.options.name)
    let result = DefaultLowering(column, type: lowered, subject: "", rules).lower(&findings)
    return findings.diagnostics.isEmpty ? result : nil
  }

  /// The constant that a server prints as this text for a default; nil where it is none.
  package func constant(printed text: String, for type: ColumnType) -> Literal? {
    rules.constant(printed: text, for: type)
  }

  /// How many identity numbers a session takes at once, when this is declared.
  package func identityCache(_ declared: Int?) -> Int? { rules.identityCache(declared) }

  /// `UNIQUE` is a unique index rather than a constraint.
  package var uniqueIsIndex: Bool { rules.uniqueIsIndex }

  /// Primary keys have names that their authors choose.
  package var namesPrimaryKeys: Bool { rules.fixedPrimaryKeyName == nil }

  /// The name that Cairn gives to an element on a table: `users_email_key`.
  package func name(of table: ObjectName, _ parts: [String], suffix: String) -> String {
    ObjectNaming.name([table.name] + parts, suffix: suffix)
  }
}

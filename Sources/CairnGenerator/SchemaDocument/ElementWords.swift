import SchemaModel

/// Keys, constraints and indexes as a line each. Who keeps a foreign key is not in it: that differs by dialect.
struct ElementWords {
  private var names: EntityNames

  init(_ names: EntityNames) {
    self.names = names
  }

  func line(_ element: TableElement) -> String {
    switch element {
    // Servers name it differently, and nobody says that name.
    case .primaryKey(let key): "Primary key: \(MarkdownText.code(key.columns))"
    case .unique(let unique): self.unique(unique)
    case .foreignKey(let key): foreignKey(key)
    case .check(let check): "Check \(MarkdownText.code(check.name)): \(MarkdownText.code(check.expression.description))"
    case .exclusion(let exclusion): self.exclusion(exclusion)
    case .index(let index): self.index(index)
    }
  }

  /// The lines of one element that dialects may hold in different forms.
  func lines(_ variants: [(dialect: String, element: TableElement?)]) -> [String] {
    let applications = variants.filter { $0.element?.isKeptByApplication == true }.map(\.dialect)
    return DialectVariants(variants.map { ($0.dialect, $0.element.map(line)) }).lines { dialects in
      let kept = dialects.filter(applications.contains)
      return kept.isEmpty ? "" : "; kept by the application on \(kept.joined(separator: ", "))"
    }
  }

  private func unique(_ unique: UniqueDefinition) -> String {
    "Unique \(MarkdownText.code(unique.name)): \(MarkdownText.code(unique.columns))"
      + included(unique.includedColumns) + nulls(unique.nullsNotDistinct) + words(of: unique.deferrability)
  }

  private func exclusion(_ exclusion: ExclusionDefinition) -> String {
    let keys = exclusion.elements.map { "\(words(of: $0.key)) with \(MarkdownText.code($0.operator))" }
    return "Exclusion \(MarkdownText.code(exclusion.name)): \(keys.joined(separator: ", ")), using "
      + MarkdownText.code(exclusion.method)
      + (exclusion.predicate.map { ", where \(MarkdownText.code($0.description))" } ?? "")
      + words(of: exclusion.deferrability)
  }

  private func foreignKey(_ key: ForeignKeyDefinition) -> String {
    var line = "Foreign key \(MarkdownText.code(key.name)): \(MarkdownText.code(key.columns)) → "
    line += "\(names.link(to: key.referencedTable)) \(MarkdownText.code(key.referencedColumns))"
    if key.match == .full { line += ", match full" }
    if let action = words(of: key.onDelete) { line += ", on delete \(action)" }
    if !key.onDeleteColumns.isEmpty { line += " of \(MarkdownText.code(key.onDeleteColumns))" }
    if let action = words(of: key.onUpdate) { line += ", on update \(action)" }
    return line + words(of: key.deferrability)
  }

  private func index(_ index: IndexDefinition) -> String {
    var line = index.isUnique ? "Unique index " : "Index "
    line += "\(MarkdownText.code(index.name)): \(index.keys.map(words(of:)).joined(separator: ", "))"
    if let method = index.method { line += ", using \(MarkdownText.code(method))" }
    line += included(index.includedColumns) + nulls(index.nullsNotDistinct)
    return line + (index.predicate.map { ", where \(MarkdownText.code($0.description))" } ?? "")
  }

  private func words(of key: IndexKey) -> String {
    var words: String
    switch key.target {
    case .column(let name): words = MarkdownText.code(name)
    case .expression(let expression): words = MarkdownText.code(expression.description)
    }
    if let length = key.prefixLength { words += " (first \(length))" }
    if let collation = key.collation { words += " collate \(MarkdownText.code(collation))" }
    if let operatorClass = key.operatorClass { words += " \(MarkdownText.code(operatorClass))" }
    if key.isDescending { words += " descending" }
    if let nulls = key.nulls { words += " nulls \(nulls.rawValue)" }
    return words
  }

  private func included(_ columns: [String]) -> String {
    columns.isEmpty ? "" : ", including \(MarkdownText.code(columns))"
  }

  private func nulls(_ areNotDistinct: Bool) -> String {
    areNotDistinct ? ", NULLs count as equal" : ""
  }

  private func words(of action: ReferentialAction) -> String? {
    switch action {
    case .noAction: nil
    case .restrict: "restrict"
    case .cascade: "cascade"
    case .setNull: "set null"
    case .setDefault: "set default"
    }
  }

  private func words(of deferrability: Deferrability) -> String {
    switch deferrability {
    case .notDeferrable: ""
    case .deferrable: ", deferrable"
    case .initiallyDeferred: ", initially deferred"
    }
  }
}

extension TableElement {
  fileprivate var isKeptByApplication: Bool {
    if case .foreignKey(let key) = self { key.enforcement == .application } else { false }
  }
}

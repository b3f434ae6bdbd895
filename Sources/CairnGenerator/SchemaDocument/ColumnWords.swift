import SchemaModel

extension ColumnDefinition {
  /// Its type as a cell shows it, with the collation.
  var typeWords: String {
    MarkdownText.code(type.description) + (collation.map { " collate \(MarkdownText.code($0))" } ?? "")
  }

  /// Where its value comes from when a row does not say; nil when the row must.
  var valueWords: String? {
    if let generated {
      return "generated, \(generated.storage.rawValue): \(MarkdownText.code(generated.expression.description))"
    }
    if let identity { return identity.isAlways ? "identity, always" : "identity" }
    return defaultValue.map { MarkdownText.code($0.description) }
  }
}

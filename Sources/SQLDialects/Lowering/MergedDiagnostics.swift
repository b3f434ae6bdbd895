package import SchemaModel

extension [LoweredSchema] {
  /// The findings of all dialects, sorted; what several of them found stands once, and names its dialects unless all
  /// of them found it.
  package var mergedDiagnostics: [Diagnostic] {
    let lowered = Set(map(\.schema.dialect))
    var order: [Diagnostic] = []
    var dialects: [Diagnostic: Set<DialectName>] = [:]
    for diagnostic in flatMap(\.diagnostics) {
      var finding = diagnostic
      finding.dialects = []
      if dialects[finding] == nil { order.append(finding) }
      dialects[finding, default: []].formUnion(diagnostic.dialects.isEmpty ? lowered : Set(diagnostic.dialects))
    }
    return order.map { finding in
      var merged = finding
      let names = dialects[finding, default: []]
      if names != lowered { merged.dialects = names.sorted() }
      return merged
    }.sorted()
  }
}

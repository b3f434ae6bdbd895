extension History {
  /// Numbers that stand twice or not in their order, by line.
  package func orderFindings(label: String) throws(MigrationFileError) -> [MigrationFileError] {
    Self.orderFindings(try heads, label: label)
  }

  /// The same of heads that were read already.
  package static func orderFindings(_ heads: [HistoryHead], label: String) -> [MigrationFileError] {
    var findings: [MigrationFileError] = []
    var lines: [Int: (line: Int, name: MigrationName)] = [:]
    var previous: MigrationName?
    for (line, name) in zip(1..., heads.map(\.migration)) {
      if let other = lines[name.number] {
        let isRepeated = other.name == name
        findings.append(
          MigrationFileError(
            isRepeated ? "\(label)/\(Self.fileName)" : "\(label)/\(name.fileName)",
            line: isRepeated ? line : nil,
            isRepeated
              ? "\(name) stands in line \(other.line) already; remove one of the two lines"
              : "number \(name.digits) is taken by \(other.name.fileName); one of the two must be generated anew "
                + "(generate-migration --rebase does it in an unresolved merge)"
          )
        )
      } else if let previous, previous.number > name.number {
        findings.append(
          MigrationFileError(
            "\(label)/\(Self.fileName)",
            line: line,
            "\(name) stands behind \(previous); lines are in the order of the numbers, restore them from version control"
          )
        )
      }
      if lines[name.number] == nil { lines[name.number] = (line, name) }
      previous = name
    }
    return findings
  }
}

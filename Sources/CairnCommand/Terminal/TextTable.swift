/// Rows whose columns stand one below the other.
struct TextTable {
  private var rows: [[String]] = []

  mutating func add(_ cells: String...) {
    add(cells)
  }

  mutating func add(_ cells: [String]) {
    rows.append(cells)
  }

  /// The lines; a column is as wide as its widest cell, and the last one ends where it ends.
  ///
  /// The style is what a cell looks like, by its row and column; it does not count into the width.
  func lines(style: (_ row: Int, _ column: Int, _ text: String) -> String = { $2 }) -> [String] {
    let widths = (0..<(rows.map(\.count).max() ?? 0)).map { column in
      rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.enumerated().map { number, row in
      row.enumerated().map { column, text in
        let isLast = column == row.count - 1
        let padding = isLast ? "" : String(repeating: " ", count: widths[column] - text.count)
        return style(number, column, text) + padding
      }
      .joined(separator: "  ")
    }
  }
}

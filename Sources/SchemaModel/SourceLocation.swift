/// Where something was declared: `#fileID`, `#line` and `#column` of the declaration.
package struct SourceLocation: Hashable, Sendable {
  package var fileID: String
  package var line: Int
  package var column: Int

  package init(fileID: String, line: Int, column: Int) {
    self.fileID = fileID
    self.line = line
    self.column = column
  }
}

extension SourceLocation: Comparable {
  package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.fileID, left.line, left.column) < (right.fileID, right.line, right.column)
  }
}

extension SourceLocation: CustomStringConvertible {
  package var description: String { "\(fileID):\(line):\(column)" }
}

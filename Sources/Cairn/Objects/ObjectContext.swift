internal import SchemaModel

/// What an object is asked for: a dialect, and the tables that its texts may mention.
public struct ObjectContext {
  let dialect: DialectName
  /// The table in whose body the object stands.
  let table: TableInstance?
  var evaluation: SchemaEvaluation

  /// A text for the dialect; nil when it mentions something that is no table or column, which is reported.
  mutating func text(_ sql: SQL, of subject: String, at location: SourceLocation) -> SQLText? {
    let own = sql.overrides.last { $0.dialect.modelName == dialect }?.segments
    var segments: [SQLText.Segment] = []
    for segment in own ?? sql.segments {
      switch segment {
      case .text(let text):
        if case .sql(let before) = segments.last {
          segments[segments.count - 1] = .sql(before + text)
        } else {
          segments.append(.sql(text))
        }
      case .table(let type):
        segments.append(.object(evaluation.instance(of: type).objectName))
      case .object(let name):
        segments.append(.object(name))
      case .objectColumn(let column, let name):
        segments.append(.column(column, of: name))
      case .tableColumn(let type, let keyPath):
        guard let name = evaluation.column(at: keyPath, in: type) else {
          evaluation.report(
            at: location,
            "\(subject): it mentions something in \(swiftName(of: type)) that is not exactly one of its stored "
              + "columns; name a stored property with a Column of its own"
          )
          return nil
        }
        segments.append(.column(name, of: evaluation.instance(of: type).objectName))
      case .column(let column):
        guard let reference = reference(to: column, of: subject, at: location) else { return nil }
        segments.append(reference)
      }
    }
    return SQLText(segments)
  }

  /// The names of columns of the object's table.
  mutating func columns(_ columns: [any AnyColumn], of subject: String, at location: SourceLocation) -> [String]? {
    var names: [String] = []
    for column in columns {
      guard case .column(let name, _)? = reference(to: column.columnDescription, of: subject, at: location)
      else { return nil }
      names.append(name)
    }
    return names
  }

  private mutating func reference(
    to column: ColumnDescription,
    of subject: String,
    at location: SourceLocation
  ) -> SQLText.Segment? {
    if let table, table.names(of: column).count == 1 {
      return .column(table.names(of: column)[0], of: table.objectName)
    }
    evaluation.report(
      at: location,
      "\(subject): it mentions a column that is no stored property of "
        + (table.map { "\($0.typeName); declare it there with 'let'" } ?? "a table; write it as \\(\\Users.email)")
    )
    return nil
  }
}

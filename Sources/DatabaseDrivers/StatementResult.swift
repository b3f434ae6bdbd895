/// What one statement answered.
package struct StatementResult: Sendable, Equatable {
  /// What the server says that it did: `CREATE TABLE`, `INSERT 0 3`. Empty on MySQL, which says nothing.
  package var tag: String
  /// Nil where the statement has no such number.
  package var affectedRows: Int?
  /// The rows of the first result that has any columns.
  package var rows: [Row]
  package var notices: [DatabaseNotice]

  package init(tag: String = "", affectedRows: Int? = nil, rows: [Row] = [], notices: [DatabaseNotice] = []) {
    self.tag = tag
    self.affectedRows = affectedRows
    self.rows = rows
    self.notices = notices
  }
}

/// A statement and its parameters, for `DatabaseConnection.pipeline`.
package struct Statement: Sendable, Equatable {
  package var sql: String
  package var parameters: [DatabaseValue]

  package init(_ sql: String, _ parameters: [DatabaseValue] = []) {
    self.sql = sql
    self.parameters = parameters
  }
}

import SQLDialects
import SchemaModel
import TestSupport
import Verification

/// A server that the law is tried on: all that the harness knows of a dialect's servers.
protocol LawServer: Sendable {
  /// As people call it: `Postgres 15`.
  var name: String { get }
  var dialect: any SQLDialect { get }
  var options: RandomSchema.Options { get }

  /// A database of the caller's own, used by one task at a time.
  func database() throws -> any LawDatabase
  /// Whether an error is about the rows that are there, and not about the statement.
  func obstacle(in error: LawServerError) -> RowObstacle?
  /// A constant of bytes as SQL.
  func literal(_ bytes: [UInt8]) -> String
  /// The statement that inserts a row of nothing but defaults.
  func insertionOfDefaults(into table: String) -> String
}

/// A database that is emptied again and again, since making one takes longer than everything else.
protocol LawDatabase: AnyObject {
  /// Takes everything out of it, in a new session.
  func empty() throws
  /// What a session leaves behind that ends here.
  func endSession() throws
  /// Runs a script to its first error, which it throws; what the queries answer comes back, a line a row.
  @discardableResult func execute(_ script: String) throws -> String
  /// Runs statements one by one, past those that the server refuses.
  func attempt(_ statements: [String]) throws
  /// Everything about the schema as text that is equal for equal schemas, whatever the order of columns.
  func schema() throws -> String
  /// The rows of some tables, each row a line, sorted.
  func rows(of selections: [RowSelection]) throws -> [[String]]
  /// The same by a judge that we did not write and that takes longer: asked of some pairs only.
  func independentSchema() throws -> String
  /// Drops it.
  func close()
}

/// What a server answered instead of running a statement.
struct LawServerError: Error, Hashable, CustomStringConvertible {
  /// SQLSTATE, or the server's number.
  var code: String
  var message: String

  var description: String { "\(code): \(message)" }
}

/// Why a statement that is right can fail on rows that are there.
enum RowObstacle: String, CaseIterable, Hashable, Comparable, Sendable {
  case duplicate, missingValue, brokenCheck, brokenReference, unfitValue
  /// No partition takes the row, or another one than it is in.
  case otherPartition

  static func < (left: RowObstacle, right: RowObstacle) -> Bool { left.rawValue < right.rawValue }
}

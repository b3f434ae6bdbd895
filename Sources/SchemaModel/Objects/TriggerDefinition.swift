/// `CREATE TRIGGER name BEFORE INSERT ON table FOR EACH ROW …`.
package struct TriggerDefinition: Hashable, Codable, Sendable {
  package enum Timing: String, Codable, Hashable, Sendable {
    case before, after, insteadOf
  }

  package enum Event: String, Codable, Hashable, Sendable, CaseIterable {
    case insert, update, delete, truncate
  }

  package enum Level: String, Codable, Hashable, Sendable {
    case row, statement
  }

  package enum Action: Hashable, Codable, Sendable {
    /// Postgres: a function and its constant arguments.
    case function(ObjectName, arguments: [String])
    /// MySQL: the statement itself.
    case statement(SQLText)
  }

  package var name: String
  package var table: ObjectName
  package var timing: Timing
  /// In the order of `Event`.
  package var events: [Event]
  /// `UPDATE OF` these.
  package var columns: [String]
  package var level: Level
  /// Postgres: the condition under which it fires.
  package var condition: SQLText?
  /// Postgres: the names of the tables of changed rows.
  package var oldTable: String?
  package var newTable: String?
  /// A constraint trigger, where it can be put off.
  package var deferrability: Deferrability?
  package var action: Action
  package var comment: String?
  /// Postgres: the objects that its condition uses beside what it mentions by identity, as functions that it calls.
  package var uses: SQLText?

  package init(
    _ name: String,
    on table: ObjectName,
    _ timing: Timing,
    _ events: [Event],
    columns: [String] = [],
    level: Level = .row,
    condition: SQLText? = nil,
    oldTable: String? = nil,
    newTable: String? = nil,
    deferrability: Deferrability? = nil,
    action: Action,
    comment: String? = nil,
    uses: SQLText? = nil
  ) {
    self.name = name
    self.table = table
    self.timing = timing
    self.events = Event.allCases.filter(events.contains)
    self.columns = columns
    self.level = level
    self.condition = condition
    self.oldTable = oldTable
    self.newTable = newTable
    self.deferrability = deferrability
    self.action = action
    self.comment = comment
    self.uses = uses
  }
}

/// What the database has recorded of one migration: a row of `schema_migrations`.
package struct TrackingRow: Hashable, Sendable, Codable {
  /// The digits of its name: `0007`.
  package var version: String
  /// The rest of its name: `add_users_nickname`.
  package var name: String
  /// SHA-256 of the file that was applied.
  package var checksum: String
  package var stepsTotal: Int
  package var stepsApplied: Int
  /// UTC: `2026-11-21T12:34:56Z`. Empty in one that is to be written now.
  package var appliedAt: String
  package var appliedBy: String
  package var milliseconds: Int
  package var success: Bool
  /// What stopped it. Nil in a run that is under way, or that was killed: its last step is in doubt then.
  package var error: String?
  /// How many steps of the way back are done, while it is being rolled back.
  package var stepsReverted: Int?

  /// `0007_add_users_nickname`
  package var migration: String { "\(version)_\(name)" }

  /// A try of it failed in its first step.
  var failedAtOnce: Bool { !success && stepsApplied == 0 && stepsReverted == nil && error != nil }
}

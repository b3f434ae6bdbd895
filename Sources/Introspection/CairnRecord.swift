/// The tables in which Cairn keeps what it knows of a database, by their form: others have tables of these names, too, as
/// Rails and golang-migrate do.
enum CairnRecord {
  /// The columns that each has had from its beginning; those that came later are no condition.
  private static let forms: [String: Set<String>] = [
    "schema_migrations": [
      "version", "name", "checksum", "steps_total", "steps_applied", "applied_at", "applied_by", "execution_time_ms",
      "success", "error",
    ],
    "schema_migrations_lease": ["id", "holder", "expires_at"],
  ]

  static var names: [String] { forms.keys.sorted() }

  static func isOne(_ name: String, columns: some Sequence<String>) -> Bool {
    forms[name]?.isSubset(of: columns) == true
  }
}

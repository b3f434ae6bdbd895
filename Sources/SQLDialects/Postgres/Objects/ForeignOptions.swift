import SchemaModel

/// The options of a foreign server or a user mapping, as inspection writes them: `CREATE SERVER … OPTIONS (…)`. A mapping's
/// password is not among them: no text of Cairn's holds it.
struct ForeignOptions {
  /// As SQL: `SERVER "s"`, `USER MAPPING FOR PUBLIC SERVER "s"`.
  private let holder: String
  /// Where the catalogue has them.
  private let place: String
  private var options: [(name: String, value: String)] = []

  init?(_ raw: RawDefinition) {
    guard var words = RawWords(raw.create), words.take("create") else { return nil }
    if words.take("server") {
      _ = words.take("if", "not", "exists")
      guard let server = words.takeName() else { return nil }
      holder = "SERVER \(PostgresText.quoted(server))"
      place = "pg_foreign_server, pg_options_to_table(srvoptions) WHERE srvname = \(PostgresText.literal(server))"
      guard words.skip(past: "foreign", "data", "wrapper"), words.takeName() != nil else { return nil }
      guard words.take("options") else { return }
    } else if words.take("user", "mapping") {
      _ = words.take("if", "not", "exists")
      guard words.take("for"), let role = words.takeName(), words.take("server"), let server = words.takeName() else {
        return nil
      }
      let user = PostgresText.isPublic(role) ? "PUBLIC" : PostgresText.quoted(role)
      holder = "USER MAPPING FOR \(user) SERVER \(PostgresText.quoted(server))"
      place =
        "pg_user_mappings, pg_options_to_table(umoptions) WHERE srvname = \(PostgresText.literal(server)) "
        + "AND usename = \(PostgresText.literal(role))"
      guard words.take("options") else { return }
    } else {
      return nil
    }
    guard words.takeSymbol("(") else { return nil }
    while let name = words.takeName(), let value = words.takeString() {
      options.append((name, value))
      _ = words.takeSymbol(",")
    }
  }

  /// What makes of these options the other ones. Each asks first what is there.
  func changes(to new: ForeignOptions) -> [String] {
    let gone = options.map(\.name).filter { name in !new.options.contains { $0.name == name } }
    let set = new.options.filter { option in !options.contains { $0 == option } }
    return gone.map { name in
      PostgresStatements.block(if: new.has(name), [new.altering("DROP \(PostgresText.quoted(name))")])
    }
      + set.map { name, value in
        let option = "\(PostgresText.quoted(name)) \(PostgresText.literal(value))"
        let choice = PostgresStatements.choice(
          if: new.has(name),
          [new.altering("SET \(option)")],
          else: [new.altering("ADD \(option)")]
        )
        return PostgresStatements.block([choice])
      }
  }

  private func altering(_ option: String) -> String { "ALTER \(holder) OPTIONS (\(option))" }

  private func has(_ option: String) -> String {
    "EXISTS (SELECT FROM pg_catalog.\(place) AND option_name = \(PostgresText.literal(option)))"
  }
}

extension PostgresPlanner {
  /// One statement an option, where nothing else of a server or mapping changes: it keeps what the catalogue does not give
  /// away, and what is made of it stays.
  mutating func changeOptions(of old: RawDefinition, to new: RawDefinition) -> Bool {
    guard let before = ForeignOptions(old), let after = ForeignOptions(new) else { return false }
    add("\(new.name): change its options", .raw, [PostgresText.text(new.create)] + before.changes(to: after))
    return true
  }

  func lossesOfUserMapping(_ raw: RawDefinition) -> [Loss] {
    guard var words = RawWords(raw.create), words.take("create", "user", "mapping"), !words.names.contains("password")
    else { return [] }
    return [
      Loss(
        "\(raw.name)",
        .destroys,
        "the password of the mapping, if it has one: no text of Cairn's holds it",
        wayOut: "have the password at hand: ALTER USER MAPPING … OPTIONS (ADD password …) gives it to a new mapping"
      )
    ]
  }
}

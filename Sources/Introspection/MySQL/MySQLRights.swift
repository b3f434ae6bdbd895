/// What an account may see of a database, by what SHOW GRANTS says of it and its active roles.
///
/// What is given on the server counts together with what one pattern for databases gives, and no other one.
struct MySQLRights {
  struct Rules {
    /// Whether roles are active: then the server takes the first pattern in the order of their letters, and else the one
    /// that is certain for longest (seen on 9.7; the manual promises only that it is one).
    var hasRoles = false
    /// Whether `%` and `_` stand for others, as they do unless the server revokes in parts.
    var hasPatterns = true
    /// Whether names in other letters are others. Where they are not, grants keep them in small ones.
    var tellsCase = true

    fileprivate func known(_ name: String) -> String { tellsCase ? name : name.lowercased() }
  }

  /// The pattern that counts, if it is this one.
  struct Reading {
    /// As it is written; nil where none matches.
    var pattern: String?
    /// Those on the server, and those of the pattern.
    fileprivate var lines: [MySQLGrantLine]
    fileprivate var revoked: Set<String>
    fileprivate var tablesWithTriggers: Set<String>
    fileprivate var rules: Rules

    func shows(_ hidden: MySQLHidden) -> Bool {
      lines.contains { line in
        let privileges = line.place == .server ? hidden.showing.union(hidden.showingEverywhere) : hidden.showing
        return privileges.subtracting(revoked).contains(where: line.gives)
      }
    }

    /// Triggers may be shown table by table; `tables` are all that are to be read.
    func hidden(tables: [String]) -> [MySQLHidden] {
      MySQLHidden.allCases.filter { hidden in
        if shows(hidden) { return false }
        if hidden != .triggers || tables.isEmpty && !shows(.tables) { return true }
        return !tablesWithTriggers.isSuperset(of: tables.map(rules.known))
      }
    }
  }

  /// One for each pattern that matches, the one that should count first: at least one.
  let readings: [Reading]

  /// Of what SHOW GRANTS prints.
  init(_ lines: [String], in database: String, _ rules: Rules) {
    let database = rules.known(database)
    let lines = lines.compactMap { MySQLGrantLine($0) }
    let server = lines.filter { $0.place == .server && !$0.isRevocation }
    var revoked: Set<String> = []
    var tables: Set<String> = []
    var matching: [(pattern: String, line: MySQLGrantLine)] = []
    for line in lines {
      switch line.place {
      case .server: continue
      case .database(let name) where line.isRevocation:
        if rules.known(name) == database { revoked.formUnion(line.privileges) }
      case .database(let name):
        let known = rules.known(name)
        let isMatch = rules.hasPatterns ? MySQLDatabasePattern(known).matches(database) : known == database
        if isMatch { matching.append((name, line)) }
      case .table(let table, let place):
        if rules.known(place) == database, line.gives("TRIGGER") { tables.insert(rules.known(table)) }
      }
    }
    matching.sort { left, right in
      if rules.hasRoles { return left.pattern.utf8.lexicographicallyPrecedes(right.pattern.utf8) }
      return MySQLDatabasePattern(left.pattern).certainty > MySQLDatabasePattern(right.pattern).certainty
    }
    func reading(_ pattern: String?, _ lines: [MySQLGrantLine]) -> Reading {
      Reading(pattern: pattern, lines: lines, revoked: revoked, tablesWithTriggers: tables, rules: rules)
    }
    readings =
      matching.isEmpty ? [reading(nil, server)] : matching.map { reading($0.pattern, server + [$0.line]) }
  }
}

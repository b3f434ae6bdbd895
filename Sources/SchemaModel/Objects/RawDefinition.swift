/// An object that Cairn has no typed form for, by the text that makes it and the text that takes it away.
///
/// A migration may be run again from the start: either `exists` says whether the object is there, or both texts have to
/// be such that running them once more does no harm (`CREATE … IF NOT EXISTS`, `DROP … IF EXISTS`). On Postgres each of
/// them has to be one that may stand in a transaction.
package struct RawDefinition: Hashable, Codable, Sendable {
  package enum Stage: String, Codable, Hashable, Sendable {
    /// Tables, types or routines may use it.
    case beforeTables
    /// It uses them.
    case afterTables
  }

  /// What it is known by in the snapshot: the server never sees it.
  package var name: ObjectName
  package var create: SQLText
  package var drop: SQLText
  /// A query that answers one `true` when the object is there: where it is given, the texts run only when they have to.
  package var exists: SQLText?
  package var stage: Stage
  /// What it uses, tables and other objects.
  package var dependencies: [ObjectName]
  /// The columns that the server does not change or drop under it, by identity.
  package var uses: SQLText?

  package init(
    _ name: ObjectName,
    create: SQLText,
    drop: SQLText,
    exists: SQLText? = nil,
    stage: Stage = .afterTables,
    dependencies: [ObjectName] = [],
    uses: SQLText? = nil
  ) {
    self.name = name
    self.create = create
    self.drop = drop
    self.exists = exists
    self.stage = stage
    self.dependencies = dependencies.sorted()
    self.uses = uses
  }
}

extension RawDefinition {
  /// What a routine is called that has no form in the model: as one that has, so that the two are known for the same. The
  /// words are `function`, `procedure`, `aggregate`.
  package static func routineName(_ words: String, _ name: ObjectName, _ signature: String) -> ObjectName {
    ObjectName("\(words) \(name.name)(\(signature))", in: name.namespace)
  }

  /// What a part's NOT NULL is called that the whole does not have.
  package static func requirementName(_ column: String, of table: ObjectName) -> ObjectName {
    ObjectName("NOT NULL of \(table.name).\(column)", in: table.namespace)
  }

  /// Whether it is the text of what has this name and takes these arguments.
  package func isForm(of routine: RoutineDefinition) -> Bool {
    ["function", "procedure", "aggregate"].contains {
      name == Self.routineName($0, routine.name, routine.signature)
    }
  }

  /// Whether the one takes the other's place, under whatever is made of it. One that is made by the same text does; so does
  /// a function as the server prints it, of which only differs what stands behind its name, its arguments and its result,
  /// and a foreign server or a user mapping with other options.
  package func canBeReplaced(by other: RawDefinition) -> Bool {
    if create == other.create { return true }
    guard stage == other.stage, drop == other.drop else { return false }
    if let head = functionHead { return head == other.functionHead }
    guard let head = headOfOptions else { return false }
    return head == other.headOfOptions
  }

  private var headOfOptions: String? {
    guard case .sql(let text) = create.segments.first else { return nil }
    guard ["CREATE SERVER ", "CREATE USER MAPPING "].contains(where: text.hasPrefix) else { return nil }
    return text.firstRange(of: " OPTIONS (").map { String(text[..<$0.lowerBound]) } ?? text
  }

  private var functionHead: ArraySlice<Substring>? {
    guard case .sql(let text) = create.segments.first else { return nil }
    let lines = text.split(separator: "\n", maxSplits: 2)
    guard lines.count == 3, lines.prefix(2).allSatisfy(\.closesItsParentheses),
      lines[0].hasPrefix("CREATE OR REPLACE FUNCTION "), lines[1].hasPrefix(" RETURNS ")
    else {
      return nil
    }
    return lines.prefix(2)
  }

  /// Whether rows go with it.
  package var isTable: Bool {
    drop.firstWords(2).map { $0.uppercased() } == ["DROP", "TABLE"]
  }

  /// `GRANT … ON …`, or `REVOKE … ON …` of what everybody has from the start.
  package var isAboutRights: Bool {
    ["GRANT", "REVOKE"].contains(create.firstWords(1).first)
  }

  /// Its texts say what it is made of. Whether the server ties it to that is known of what was read; of what an author
  /// wrote, it is a matter of its kind.
  func rests(on column: String, of table: ObjectName) -> Bool {
    if let uses { return uses.columns(of: table).contains(column) }
    return holdsColumns && create.mayName(column)
      && (create.mentionedObjects.contains(table) || dependencies.contains(table))
  }

  /// A trigger, a rule, a policy, what is published, a body that is parsed, a key with a period: the server changes no column
  /// that it names.
  private var holdsColumns: Bool {
    let words = create.firstWords(4).map { $0.uppercased() }.filter { !["OR", "REPLACE", "CONSTRAINT"].contains($0) }
    return switch words.prefix(2) {
    case ["CREATE", "TRIGGER"], ["CREATE", "RULE"], ["CREATE", "POLICY"], ["CREATE", "PUBLICATION"],
      ["ALTER", "PUBLICATION"]:
      true
    case ["CREATE", "FUNCTION"], ["CREATE", "PROCEDURE"]: create.mayName("begin") && create.mayName("atomic")
    case ["ALTER", "TABLE"]: create.mayName("references") && create.mayName("period")
    default: false
    }
  }

  /// Whether it is the text of what the server knows by the name of this object.
  package func isForm(of object: SchemaObject) -> Bool {
    switch object {
    case .routine(let routine): isForm(of: routine)
    case .trigger(let trigger): name == ObjectName("trigger \(trigger.name)", in: nil).on(trigger.table)
    case .policy(let policy): name == ObjectName("policy \(policy.name)", in: nil).on(policy.table)
    case .raw, .grant: false
    default: name == object.name
    }
  }

  /// Whether it is the text of what has the name of this part of a table.
  package func isForm(of element: TableElement, of table: ObjectName) -> Bool {
    name == ObjectName(element.name).on(table)
      || element.kind == .index && name == ObjectName(element.name, in: table.namespace)
  }
}

extension SQLText {
  /// The words that it begins with, before it mentions anything.
  fileprivate func firstWords(_ count: Int) -> ArraySlice<Substring> {
    guard case .sql(let text) = segments.first else { return [] }
    return text.split(maxSplits: count, whereSeparator: \.isWhitespace).prefix(count)
  }
}

extension ObjectName {
  /// What stands on a table, as inspection calls it.
  fileprivate func on(_ table: ObjectName) -> ObjectName { ObjectName("\(name) on \(table.name)", in: table.namespace) }
}

extension Substring {
  fileprivate var closesItsParentheses: Bool { count { $0 == "(" } == count { $0 == ")" } }
}

package import SchemaModel

/// What the server gives of itself with an object that is made, and the object is not to have: to everybody, or to those
/// whom `ALTER DEFAULT PRIVILEGES` names.
struct RightsTaken {
  /// `REVOKE … FROM` everybody, by the words of what it is on: `function f(integer)`.
  private var revocations: [String: [RawDefinition]] = [:]
  private var defaults: [DefaultRight] = []
  /// The rights that objects are to have where there are default ones: by the words of the object and by the role.
  private var wanted: [String: [String: [GrantDefinition]]] = [:]
  /// What the plan drops, by its words.
  private let dropped: Set<String>
  private let madeLater: Set<ObjectName>

  init(_ changes: [Change], from schema: DatabaseSchema) {
    var (gone, dropped): (Set<ObjectName>, Set<String>) = ([], [])
    var made: [RawDefinition] = []
    for change in changes {
      dropped.formUnion(change.droppedWords)
      if case .dropObject(.raw(let raw)) = change { gone.insert(raw.name) }
      if case .createObject(.raw(let raw)) = change { made.append(raw) }
    }
    self.dropped = dropped
    var texts = made
    var standing: [RawDefinition] = []
    for case .raw(let raw) in schema.objects {
      standing.append(raw)
      if !gone.contains(raw.name) { texts.append(raw) }
    }
    for raw in texts {
      if let words = raw.revokedWords { revocations[words, default: []].append(raw) }
    }
    let before = standing.compactMap(DefaultRight.init)
    let names = Set(before.map(\.text))
    let added = made.compactMap(DefaultRight.init).filter { !names.contains($0.text) }
    madeLater = Set(added.map(\.text))
    defaults = before + added
    if defaults.isEmpty { return }
    for object in ((try? schema.applying(changes)) ?? schema).objects {
      switch object {
      case .grant(let grant): wanted[grant.target.words, default: [:]][grant.role, default: []].append(grant)
      case .raw(let raw):
        guard let grant = raw.grantInWords else { continue }
        wanted[grant.words, default: [:]][grant.definition.role, default: []].append(grant.definition)
      default: break
      }
    }
  }

  func isDropped(_ target: GrantDefinition.Target) -> Bool { dropped.contains(target.words) }

  /// Whether what the text is about goes in the plan, and with it what the text says.
  func goesWithItsObject(_ raw: RawDefinition) -> Bool {
    raw.revokedWords.map(dropped.contains) ?? false
  }

  func revocations(on target: GrantDefinition.Target) -> [RawDefinition] { revocations[target.words] ?? [] }

  /// The default rights that are there when the object is made, and that it is not to have; `isMade` tells of those that
  /// the plan makes. What is dropped and comes back meets all of them when the plan runs again.
  func unwanted(
    on target: GrantDefinition.Target,
    isMade: (ObjectName) -> Bool
  ) -> [(right: DefaultRight, isOption: Bool)] {
    if defaults.isEmpty { return [] }
    let kept = wanted[target.words] ?? [:]
    return defaults.compactMap { right in
      guard right.applies(to: target), right.role != right.owner,
        !madeLater.contains(right.text) || isDropped(target) || isMade(right.text)
      else { return nil }
      let grants = (kept[right.role] ?? []).filter { grant in
        grant.privileges.contains { $0 == right.privilege || $0.hasPrefix("ALL") }
      }
      if grants.isEmpty {
        let usual = GrantDefinition([right.privilege], on: target, to: right.role)
        return usual.isEverybodysAnyway ? nil : (right, false)
      }
      return right.isGrantable && !grants.contains(where: \.withGrantOption) ? (right, true) : nil
    }
  }
}

/// `ALTER DEFAULT PRIVILEGES FOR ROLE owner IN SCHEMA s GRANT SELECT ON TABLES TO role`, as the server's catalogue has it.
struct DefaultRight {
  /// The name of its text.
  let text: ObjectName
  let owner: String
  private let namespace: String?
  private let kind: String
  let role: String
  let privilege: String
  let isGrantable: Bool

  init?(_ raw: RawDefinition) {
    guard raw.name.name.hasPrefix("default right "), var words = RawWords(raw.create),
      words.take("alter", "default", "privileges", "for", "role"), let owner = words.takeName()
    else { return nil }
    namespace = words.take("in", "schema") ? words.takeName() : nil
    guard words.take("grant"), let privilege = words.takeName(), words.take("on"), let kind = words.takeName(),
      words.take("to"), let role = words.takeName()
    else { return nil }
    (text, self.owner, self.kind, self.role) = (raw.name, owner, kind, role)
    self.privilege = privilege.uppercased()
    isGrantable = words.take("with", "grant", "option")
  }

  func applies(to target: GrantDefinition.Target) -> Bool {
    if let namespace, namespace != target.name.namespace ?? "public" { return false }
    return switch target {
    case .relation: kind == "tables"
    case .sequence: kind == "sequences"
    case .routine: kind == "functions"
    case .type: kind == "types"
    case .namespace: kind == "schemas"
    }
  }
}

extension RawDefinition {
  /// `no EXECUTE on function f(integer) for public`: what it is on.
  fileprivate var revokedWords: String? {
    guard var words = RawWords(create), words.take("revoke"), name.name.hasPrefix("no ") else { return nil }
    return wordsOfRight?.object
  }

  /// `INSERT, SELECT on t for reader`, where the same role has others that it may pass on.
  fileprivate var grantInWords: (words: String, definition: GrantDefinition)? {
    guard var create = RawWords(create), create.take("grant"), let words = wordsOfRight else { return nil }
    let privileges = words.privileges.split(separator: ", ").map(String.init)
    return (words.object, GrantDefinition(privileges, on: .namespace(words.object), to: words.role))
  }

  private var wordsOfRight: (privileges: String, object: String, role: String)? {
    let text = name.name
    guard let on = text.firstRange(of: " on "), let role = text.ranges(of: " for ").last,
      on.upperBound <= role.lowerBound
    else { return nil }
    return (
      String(text[..<on.lowerBound]), String(text[on.upperBound..<role.lowerBound]), String(text[role.upperBound...])
    )
  }
}

extension Change {
  fileprivate var droppedWords: [String] {
    switch self {
    case .dropTable(let table):
      ([table.name] + (table.partitioning?.partitions.map(\.name) ?? [])).map {
        GrantDefinition.Target.relation($0, columns: []).words
      }
    case .dropEnum(let definition): [GrantDefinition.Target.type(definition.name).words]
    case .dropObject(let object): object.rightsTarget.map { [$0.words] } ?? []
    default: []
    }
  }
}

extension RawDefinition {
  /// What rights on a routine are on that Cairn has only the text of: `function f(integer)`.
  package var routineTarget: GrantDefinition.Target? {
    let words = name.name.split(separator: " ", maxSplits: 1)
    guard words.count == 2, words[1].hasSuffix(")"), let start = words[1].firstIndex(of: "("),
      ["function", "procedure", "aggregate"].contains(words[0])
    else { return nil }
    let signature = words[1][words[1].index(after: start)...].dropLast()
    return .routine(
      ObjectName(String(words[1][..<start]), in: name.namespace),
      words[0] == "procedure" ? .procedure : .function,
      signature: String(signature)
    )
  }
}

extension SchemaObject {
  /// What rights on it are on.
  var rightsTarget: GrantDefinition.Target? {
    switch self {
    case .view(let view): .relation(view.name, columns: [])
    case .routine(let routine): .routine(routine.name, routine.kind, signature: routine.signature)
    case .sequence(let sequence): .sequence(sequence.name)
    case .domain(let domain): .type(domain.name)
    case .namespace(let namespace): .namespace(namespace.name)
    case .raw(let raw): raw.isTable ? .relation(raw.name, columns: []) : raw.routineTarget
    case .extension, .trigger, .policy, .grant: nil
    }
  }
}

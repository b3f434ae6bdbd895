package import SchemaModel

/// The changes of two branches held against each other, and against what the merged schema asks for behind theirs.
///
/// Works on stored changes alone: no snapshot is compared again.
package struct BranchComparison: Sendable {
  /// A change with the name of the migration that makes it.
  package struct Stored: Hashable, Sendable {
    package var change: Change
    package var migration: String

    package init(_ change: Change, in migration: String) {
      self.change = change
      self.migration = migration
    }
  }

  struct Touch: Hashable {
    var touch: ChangeTouch
    var migration: String
    var object: ChangeTouch.Object { touch.object }
    var words: String { "\(migration) (\(touch.change))" }
  }

  let ours: [Touch]
  let theirs: [Touch]
  /// What leads from their snapshot to the merged schema.
  let difference: [ChangeTouch]

  package init(ours: [Stored], theirs: [Stored], difference: [Change]) {
    var trace = NameTrace()
    self.ours = Self.touches(of: ours, &trace)
    trace = NameTrace()
    self.theirs = Self.touches(of: theirs, &trace)
    self.difference = trace.touches(of: difference)
  }

  private static func touches(of stored: [Stored], _ trace: inout NameTrace) -> [Touch] {
    zip(trace.touches(of: stored.map(\.change)), stored).map { Touch(touch: $0, migration: $1.migration) }
  }
}

// MARK: Where both touch the same

extension BranchComparison {
  /// One line for each object that both sides touch, and for each table of which they touch different parts.
  package var notices: [String] {
    var lines: [String] = []
    var told: Set<ObjectName> = []
    for our in ours {
      let others = theirs.filter { $0.object == our.object || $0.touch.spans(our.object) || our.touch.spans($0.object) }
      guard !others.isEmpty else { continue }
      if let table = our.object.table { told.insert(table) }
      lines.append("'\(our.object)': yours \(our.words); theirs \(Self.list(others))")
    }
    for table in Set(ours.compactMap(\.object.table)).subtracting(told).sorted() {
      let others = theirs.filter { $0.object.table == table }
      guard !others.isEmpty else { continue }
      let own = ours.filter { $0.object.table == table }
      lines.append("table '\(table)': yours \(Self.list(own)); theirs \(Self.list(others))")
    }
    return lines
  }

  /// `0002_change_users (add users.nickname; add users.age), 0003_…`
  private static func list(_ touches: [Touch]) -> String {
    var migrations: [(name: String, changes: [String])] = []
    for touch in touches {
      if migrations.last?.name != touch.migration { migrations.append((touch.migration, [])) }
      migrations[migrations.count - 1].changes.append(touch.touch.change.description)
    }
    return migrations.map { "\($0.name) (\($0.changes.joined(separator: "; ")))" }.joined(separator: ", ")
  }
}

// MARK: What cannot both hold

extension BranchComparison {
  /// Something that the merged schema asks for and neither side alone would have: what `object` names, and why.
  package struct Contradiction: Hashable, Sendable {
    /// As consent names it.
    package var object: String
    package var message: String
  }

  package var contradictions: [Contradiction] {
    var found: [Contradiction] = []
    var settled: Set<ChangeTouch.Object> = []
    for (our, message) in doubleRenames {
      settled.formUnion([our.object, our.touch.newObject ?? our.object])
      found.append(Contradiction(object: our.object.description, message: message))
    }
    for touch in difference where !settled.contains(touch.object) {
      if let contradiction = takenBack(touch) ?? comesBackEmpty(touch) { found.append(contradiction) }
    }
    return found
  }

  /// Both gave one thing a new name, and the schema has the name of the one without a hint for the name of the other.
  private var doubleRenames: [(Touch, String)] {
    var found: [(Touch, String)] = []
    for our in ours {
      guard let ourName = our.touch.newObject, !isElement(our.object) else { continue }
      for their in theirs where their.object == our.object {
        guard let theirName = their.touch.newObject, theirName != ourName,
          difference.contains(where: { $0.object == our.object && $0.isDrop || $0.object == ourName && $0.isCreation })
        else { continue }
        found.append(
          (
            our,
            "both sides rename '\(our.object)': yours \(our.words), theirs \(their.words). Keep their name in the "
              + "schema, or rename theirs: .renamed(from: \"\(Self.lastName(theirName))\") on '\(ourName)'"
          )
        )
      }
    }
    return found
  }

  /// The schema undoes what they did, and nothing in ours asked for that: a merge of the Swift that lost their side.
  private func takenBack(_ touch: ChangeTouch) -> Contradiction? {
    guard touch.isDrop || !touch.alteredProperties.isEmpty, !isAccounted(touch) else { return nil }
    let their = theirs.first { their in
      if their.touch.isCreation, their.object == touch.object || their.touch.spans(touch.object) { return true }
      guard their.object == touch.object, !their.touch.isDrop else { return false }
      return touch.isDrop || !touch.alteredProperties.isDisjoint(with: their.touch.alteredProperties)
    }
    guard let their else { return nil }
    let object = Self.currentName(touch)
    return Contradiction(
      object: object,
      message: "'\(object)': \(touch.change) would take back what their \(their.words) did, and no migration of yours "
        + "asks for that; merge their change into the schema"
    )
  }

  /// The schema makes anew what they dropped or renamed: it would come without its rows or values.
  private func comesBackEmpty(_ touch: ChangeTouch) -> Contradiction? {
    guard touch.isCreation, !isElement(touch.object), !ours.contains(where: { $0.touch == touch }) else { return nil }
    let object = Self.currentName(touch)
    if let our = ours.first(where: { $0.touch.newObject == touch.object }) {
      let their = theirs.first { $0.object == our.object || $0.touch.spans(our.object) }
      return Contradiction(
        object: object,
        message: "'\(object)' would be made anew and empty, while your \(our.words) kept what was in it"
          + (their.map { "; their \($0.words) stands against it" } ?? "")
          + "; take it out of the schema, or say what it was called in theirs with .renamed(from:)"
      )
    }
    let their = theirs.last { $0.object == touch.object && ($0.touch.isDrop || $0.touch.newObject != nil) }
    guard let their, !ours.contains(where: { $0.object == touch.object && $0.touch.isCreation }) else { return nil }
    return Contradiction(
      object: object,
      message: "'\(object)' would be made anew and empty: their \(their.words), and the schema still has it; take it "
        + "out of the schema"
    )
  }

  /// Ours asked for this, whether theirs stood in the way or not.
  private func isAccounted(_ touch: ChangeTouch) -> Bool {
    var rest = touch.alteredProperties
    let isReplaced = difference.contains { $0.object == touch.object && $0.isCreation }
    for our in ours where our.object == touch.object || our.touch.spans(touch.object) {
      if our.touch.isDrop || our.touch.isCreation && (!touch.isDrop || isReplaced) { return true }
      rest.subtract(our.touch.alteredProperties)
    }
    return !touch.isDrop && rest.isEmpty
  }

  private func isElement(_ object: ChangeTouch.Object) -> Bool {
    if case .element = object { true } else { false }
  }

  /// The name in the schema that the change is applied to, which consent goes by.
  private static func currentName(_ touch: ChangeTouch) -> String {
    var trace = NameTrace()
    return trace.touches(of: [touch.change]).first?.object.description ?? touch.object.description
  }

  private static func lastName(_ object: ChangeTouch.Object) -> String {
    switch object {
    case .table(let name), .enumType(let name): name.name
    case .column(_, let name), .element(_, _, let name): name
    case .other(let key): key.name.name
    }
  }
}

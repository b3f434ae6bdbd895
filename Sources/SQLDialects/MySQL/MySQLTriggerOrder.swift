import SchemaModel

/// The order in which the triggers of one table, time and event fire.
///
/// They fire as they were made, and PRECEDES alone puts one elsewhere. So a trigger that is made anew has to say before
/// which one it fires, and may name only one that is there in every run: one that no run touches, or that this run has
/// made already. Those behind it that are still to be made come behind it by themselves.
struct MySQLTriggerOrder {
  /// Triggers that nobody changed, but that change places with another one, and are made again.
  private(set) var moved: [SchemaObject] = []
  /// How they are to fire, by small letters.
  private var orders: [MySQLTriggerText.Group: [String]] = [:]
  private var names: [String: String] = [:]
  /// Those that are there in their order whatever has run.
  private var present: Set<String> = []

  init(from before: DatabaseSchema, to after: DatabaseSchema, by changes: [Change]) {
    let (old, new) = (Self.triggers(before), Self.triggers(after))
    let touched = Set(changes.flatMap(Self.touched))
    orders = Self.orders(new.map(\.text))
    var earlier: [String: Int] = [:]
    for order in Self.orders(old.map(\.text)).values {
      for (position, name) in order.enumerated() { earlier[name] = position }
    }
    for trigger in new { names[trigger.text.name.lowercased()] = trigger.text.name }
    for order in orders.values {
      let stable = order.enumerated().filter { earlier[$0.element] != nil && !touched.contains($0.element) }
      // By name, so that the way back comes to the same ones: they are where they were wherever a run stopped.
      var kept: [(place: Int, name: String)] = []
      for (place, name) in stable.sorted(by: { $0.element < $1.element }) {
        let keepsOrder = kept.allSatisfy {
          ($0.place < place) == (earlier[$0.name, default: 0] < earlier[name, default: 0])
        }
        if keepsOrder { kept.append((place, name)) }
      }
      let keptNames = Set(kept.map(\.name))
      present.formUnion(keptNames)
      let others = Set(stable.map(\.element)).subtracting(keptNames)
      moved += new.filter { others.contains($0.text.name.lowercased()) }.map(\.object)
    }
    moved.sort { $0.key < $1.key }
  }

  /// Those that are there and fire behind the one that a statement makes, by small letters.
  func behind(_ statement: String) -> [String] {
    guard let text = MySQLTriggerText(statement), let order = orders[text.group],
      let position = order.firstIndex(of: text.name.lowercased())
    else { return [] }
    return order[(position + 1)...].filter(present.contains)
  }

  /// The statement with the place that the trigger must have now; others are as they were. It is the last one where those
  /// behind it are about to be made.
  mutating func placed(_ statement: String, isLast: Bool = false) -> String {
    guard let text = MySQLTriggerText(statement), orders[text.group]?.contains(text.name.lowercased()) == true else {
      return statement
    }
    let next = isLast ? nil : behind(statement).first
    present.insert(text.name.lowercased())
    if next == nil, text.place == nil { return statement }
    return text.preceding(next.map { names[$0] ?? $0 })
  }

  private static func triggers(_ schema: DatabaseSchema) -> [(object: SchemaObject, text: MySQLTriggerText)] {
    schema.objects.compactMap { object in MySQLTriggerText(object).map { (object, $0) } }
  }

  private static func touched(by change: Change) -> [String] {
    let objects: [SchemaObject] =
      switch change {
      case .createObject(let object), .dropObject(let object): [object]
      case .alterObject(let old, let new): new.isSame(asMadeFrom: old) ? [] : [old, new]
      default: []
      }
    return objects.compactMap { MySQLTriggerText($0)?.name.lowercased() }
  }

  /// As they would fire when they were made by their names, each where it says and otherwise as the last.
  private static func orders(_ triggers: [MySQLTriggerText]) -> [MySQLTriggerText.Group: [String]] {
    Dictionary(grouping: triggers, by: \.group).mapValues { group in
      var order: [String] = []
      var waiting = group.sorted { $0.name < $1.name }
      while !waiting.isEmpty {
        let isReady = { (text: MySQLTriggerText) in text.place.map { order.contains($0.other.lowercased()) } ?? true }
        let text = waiting.remove(at: waiting.firstIndex(where: isReady) ?? 0)
        let other = text.place.flatMap { order.firstIndex(of: $0.other.lowercased()) }
        let position = other.map { text.place?.word == "FOLLOWS" ? $0 + 1 : $0 }
        order.insert(text.name.lowercased(), at: position ?? order.count)
      }
      return order
    }
  }
}

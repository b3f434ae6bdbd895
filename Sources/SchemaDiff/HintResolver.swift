/// Decides which hints about one kind of thing apply, by the names before and after alone.
///
/// Hints are edges from an old name to a new one. Once those that claim the same name are out, what is left are chains
/// (`a` to `b` while `b` goes to `c`), which are renamed from their end, and circles, which are not.
struct HintResolver<Name: Hashable> {
  enum Objection: Hashable {
    case unchanged
    case newNameIsNotDeclared
    case oldNameIsClaimedTwice
    case newNameIsClaimedTwice
    case circle
    case oldNameIsStillDeclared
    case bothWereThere
  }

  struct Hint {
    var old: Name
    var new: Name
  }

  let before: Set<Name>
  let after: Set<Name>
  let hints: [Hint]

  /// Positions in `hints`, in an order in which each new name is free when its turn comes.
  private(set) var renames: [Int] = []
  private(set) var objections: [(hint: Int, objection: Objection)] = []

  private var hintByOldName: [Name: Int] = [:]
  private var hintByNewName: [Name: Int] = [:]
  private let declaredWithHint: Set<Name>
  private var isApplied: [Int: Bool] = [:]

  init(_ hints: [Hint], before: Set<Name>, after: Set<Name>) {
    self.hints = hints
    self.before = before
    self.after = after
    self.declaredWithHint = Set(hints.map(\.new))
    let candidates = standingHints()
    for start in candidates { follow(start) }
  }

  /// The hints whose old name is still there and that alone claim their names.
  private mutating func standingHints() -> [Int] {
    var standing: [Int] = []
    var (claims, targets): ([Name: Int], [Name: Int]) = ([:], [:])
    var seen: [Name: Set<Name>] = [:]
    for (position, hint) in hints.enumerated() {
      guard before.contains(hint.old), seen[hint.old, default: []].insert(hint.new).inserted else { continue }
      if hint.old == hint.new {
        objections.append((position, .unchanged))
      } else if !after.contains(hint.new) {
        objections.append((position, .newNameIsNotDeclared))
      } else {
        standing.append(position)
        claims[hint.old, default: 0] += 1
        targets[hint.new, default: 0] += 1
      }
    }
    return standing.filter { position in
      let hint = hints[position]
      if claims[hint.old] != 1 {
        objections.append((position, .oldNameIsClaimedTwice))
      } else if targets[hint.new] != 1 {
        objections.append((position, .newNameIsClaimedTwice))
      } else {
        hintByOldName[hint.old] = position
        hintByNewName[hint.new] = position
        return true
      }
      return false
    }
  }

  /// Decides a hint behind those that have to free its new name.
  private mutating func follow(_ start: Int) {
    var chain: [Int] = []
    var inChain: Set<Int> = []
    var next: Int? = start
    while let position = next, isApplied[position] == nil, inChain.insert(position).inserted {
      chain.append(position)
      next = hintByOldName[hints[position].new]
    }
    if let position = next, inChain.contains(position) {
      // Each name is claimed once, so a chain that meets itself is one circle and nothing else.
      for position in chain {
        isApplied[position] = false
        objections.append((position, .circle))
      }
      return
    }
    for position in chain.reversed() { decide(position) }
  }

  private mutating func decide(_ position: Int) {
    let hint = hints[position]
    let isVacated = hintByOldName[hint.new].map { isApplied[$0] == true } ?? false
    let isTaken = before.contains(hint.new) && !isVacated
    let isDeclared = after.contains(hint.old)
    isApplied[position] = false
    if isTaken, isDeclared {
      // What is called by the old name now says that it had another one: this chain was renamed before.
      if !declaredWithHint.contains(hint.old) { objections.append((position, .oldNameIsStillDeclared)) }
    } else if isTaken {
      objections.append((position, .bothWereThere))
    } else if isDeclared, hintByNewName[hint.old] == nil {
      objections.append((position, .oldNameIsStillDeclared))
    } else {
      isApplied[position] = true
      renames.append(position)
    }
  }
}

extension HintResolver.Objection {
  /// What is wrong with a hint and what to do, for people.
  func message(_ noun: String, from old: String, to new: String, code: String) -> String {
    let claim = "\(noun) '\(new)' says that it was called '\(old)'"
    return switch self {
    case .unchanged:
      "\(claim), which it still is: delete \(code)"
    case .newNameIsNotDeclared:
      "a hint says that \(noun) '\(old)' is called '\(new)' now, but nothing is declared by that name: delete \(code)"
    case .oldNameIsClaimedTwice:
      "\(claim), and so does another one: keep \(code) on the one that it became"
    case .newNameIsClaimedTwice:
      "\(claim), but other hints name other old names that are there too: keep one of them"
    case .circle:
      "\(claim), but the hints run in a circle: rename in two migrations, the first to a name that nothing has"
    case .oldNameIsStillDeclared:
      "\(claim), but '\(old)' is still declared beside it: delete the stale hint \(code)"
    case .bothWereThere:
      "\(claim), but both were there before and '\(old)' is not declared any more: delete the stale hint \(code), "
        + "and '\(old)' is dropped"
    }
  }
}

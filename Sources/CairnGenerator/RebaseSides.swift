/// Which revisions stand against each other: whose migrations stay, whose get new numbers, and where they parted.
struct RebaseSides: Equatable {
  /// The side that stays, as git names revisions: a commit, or `:2` for a side of a conflict in the index.
  var other: String
  var ours: String
  /// Nil: they have no common past.
  var base: String?
  /// What people call the side that stays.
  var otherName: String
  /// The command that goes on behind this one.
  var nextCommand = "git commit"

  /// The sides of what git is in the middle of; `name` is the revision whose migrations are to stay, where the author
  /// names it.
  static func find(in git: GitRepository, onto name: String?) throws -> RebaseSides {
    let target = try name.map { name in
      guard let commit = try git.commit(name) else { throw Stop(usage: "--onto: git knows no revision '\(name)'") }
      return Target(name: name, commit: commit)
    }
    guard let head = try git.commit("HEAD") else { throw Stop(usage: "there is no commit yet, and nothing to rebase") }
    if let merged = try git.commit("MERGE_HEAD") { return try merge(of: merged, into: head, target, in: git) }
    if try git.isRebasing(), let picked = try git.commit("REBASE_HEAD") {
      return try replay(of: picked, on: head, target, in: git, nextCommand: "git rebase --continue")
    }
    if let picked = try git.commit("CHERRY_PICK_HEAD") {
      return try replay(of: picked, on: head, target, in: git, nextCommand: "git cherry-pick --continue")
    }
    if let target {
      let base = try git.mergeBase(head, target.commit)
      guard base == target.commit else {
        throw Stop(
          usage: "--onto: '\(target.name)' is not merged into HEAD yet; git merge \(target.name) or "
            + "git rebase \(target.name) first, and run this in the conflict"
        )
      }
      return RebaseSides(other: target.commit, ours: head, base: base, otherName: target.name)
    }
    if try git.hasUnmergedFiles() {
      // A stash, a squashing merge, a patch: only the index knows the sides.
      return RebaseSides(other: ":2", ours: ":3", base: ":1", otherName: "HEAD")
    }
    return try committedMerge(head, in: git)
  }

  private struct Target {
    var name: String
    var commit: String
  }

  private static func merge(
    of merged: String,
    into head: String,
    _ target: Target?,
    in git: GitRepository
  ) throws -> RebaseSides {
    let base = try git.mergeBase(head, merged)
    if let target {
      guard target.commit == head || target.commit == merged else {
        throw Stop(usage: "--onto: '\(target.name)' is no side of this merge; they are HEAD and MERGE_HEAD")
      }
      let ours = target.commit == head ? merged : head
      return RebaseSides(other: target.commit, ours: ours, base: base, otherName: target.name)
    }
    try requireTopic(merging: merged, names: ("HEAD", "MERGE_HEAD"), in: git)
    return RebaseSides(other: merged, ours: head, base: base, otherName: "MERGE_HEAD")
  }

  /// What is being replayed is ours, whatever git calls it: HEAD has the other side and what was replayed before.
  private static func replay(
    of picked: String,
    on head: String,
    _ target: Target?,
    in git: GitRepository,
    nextCommand: String
  ) throws -> RebaseSides {
    if let target, target.commit != head {
      throw Stop(usage: "--onto: '\(target.name)' is not HEAD, onto which this goes; leave --onto out")
    }
    let base = try git.parents(of: picked).first
    return RebaseSides(other: head, ours: picked, base: base, otherName: "HEAD", nextCommand: nextCommand)
  }

  /// A merge that was committed with both sides' lines in the history.
  private static func committedMerge(_ head: String, in git: GitRepository) throws -> RebaseSides {
    let parents = try git.parents(of: head)
    guard parents.count == 2 else {
      throw Stop(
        usage: "no merge and no rebase is going on, so there is nothing to rebase; if one went wrong before, name the "
          + "branch whose migrations stay: --rebase --onto main"
      )
    }
    try requireTopic(merging: parents[1], names: ("HEAD^1", "HEAD^2"), in: git)
    let base = try git.mergeBase(parents[0], parents[1])
    return RebaseSides(other: parents[1], ours: parents[0], base: base, otherName: "HEAD^2")
  }

  /// On a branch that others build on, its own migrations are not the ones to renumber; that is for the author to say.
  private static func requireTopic(
    merging merged: String,
    names: (here: String, there: String),
    in git: GitRepository
  ) throws {
    guard let branch = try git.branch(), ["main", "master", "trunk"].contains(branch),
      try git.commit("@{upstream}") != merged
    else { return }
    throw Stop(
      usage: "a branch was merged into \(branch): whose migrations stay as they are? --onto \(names.here) keeps those "
        + "of \(branch), --onto \(names.there) keeps those of the branch"
    )
  }
}

import DatabaseDrivers
import SchemaModel

/// What the server knows to need what.
struct PostgresDependencies {
  private let needed: [ObjectID: Set<ObjectID>]
  /// The other way round.
  private let users: [ObjectID: [ObjectID]]
  /// The columns of each relation among that, by their numbers.
  private let columns: [ObjectID: [Int: Set<Int>]]
  /// Routines, operators and types that tables are made with: they have to be there first.
  let usedByTables: Set<ObjectID>

  init(_ rows: PostgresRows) {
    var needed: [ObjectID: Set<ObjectID>] = [:]
    var used: Set<ObjectID> = []
    var columns: [ObjectID: [Int: Set<Int>]] = [:]
    for row in rows.dependencies {
      let target = ObjectID(row.text(2), row.number(3))
      let catalogue = row.text(0)
      if row.number(4) > 0, target.catalogue == "pg_class" {
        columns[ObjectID(catalogue, row.number(1)), default: [:]][target.oid, default: []].insert(row.number(4))
      }
      switch catalogue {
      // A view is its rule.
      case "pg_rewrite" where row.isTrue(5): needed[ObjectID("pg_class", row.number(1)), default: []].insert(target)
      case "pg_attrdef", "pg_constraint": used.insert(target)
      case "pg_class":
        used.insert(target)
        needed[ObjectID("pg_class", row.number(1)), default: []].insert(target)
      default: needed[ObjectID(catalogue, row.number(1)), default: []].insert(target)
      }
    }
    // A base type and the functions that read and print it need each other; the type comes behind them.
    for (id, targets) in needed where id.catalogue == "pg_proc" {
      needed[id] = targets.filter { $0.catalogue != "pg_type" || needed[$0]?.contains(id) != true }
    }
    self.needed = needed
    self.columns = columns
    var users: [ObjectID: [ObjectID]] = [:]
    for (id, targets) in needed { for target in targets { users[target, default: []].append(id) } }
    self.users = users
    // What they are made with in turn.
    var open = Array(used)
    while let next = open.popLast() {
      for target in needed[next] ?? [] where used.insert(target).inserted { open.append(target) }
    }
    usedByTables = used
  }

  /// The columns that an object needs, by the OID of their relation and their numbers.
  func columns(of id: ObjectID) -> [Int: Set<Int>] { columns[id] ?? [:] }

  func objects(neededBy id: ObjectID) -> Set<ObjectID> { needed[id] ?? [] }

  /// What needs an object, and what needs that in turn.
  func objects(needing id: ObjectID) -> Set<ObjectID> {
    var found: Set<ObjectID> = []
    var open = [id]
    while let next = open.popLast() {
      for user in users[next] ?? [] where found.insert(user).inserted { open.append(user) }
    }
    return found
  }

  /// The names of what an object needs, without its own.
  func names(of id: ObjectID, _ names: PostgresNames) -> [ObjectName] {
    let own = names[id]
    return Set((needed[id] ?? []).filter { $0 != id }.compactMap { names[$0] }).filter { $0 != own }.sorted()
  }
}

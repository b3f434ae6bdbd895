import SchemaModel

/// Names of relations, domains and columns that a plan gives up and takes again.
///
/// `DROP TABLE IF EXISTS "a"` and then `ALTER TABLE IF EXISTS "b" RENAME TO "a"`: run a second time, the first statement
/// drops what the second made, rows and all. Postgres asks the catalogue in a DO block; DSQL has nothing that asks.
struct DSQLNameReuse {
  private struct Names {
    var given: [String] = []
    var taken: Set<String> = []

    var both: [String] { given.filter(taken.contains) }
  }

  let refusals: [Refusal]

  init(_ changes: [Change]) {
    var relations = Names()
    // A view that goes and comes back holds no rows; one in the place of something else is another matter.
    var views = Names()
    var domains = Names()
    var columns = Names()
    // An index of a name that a key or a relation takes: only another index can be built again.
    var indexes = Names()
    for change in changes {
      switch change {
      case .createTable(let table):
        relations.taken.insert(table.name.description)
        for key in [table.primaryKey?.name].compactMap({ $0 }) + table.uniques.map(\.name) {
          indexes.taken.insert(ObjectName(key, in: table.name.namespace).description)
        }
      case .dropElement(let table, .index(let index)): indexes.given.append(index.relation(of: table).description)
      case .renameElement(let table, .index(let index), _):
        indexes.given.append(index.relation(of: table).description)
      case .dropTable(let table): relations.given.append(table.name.description)
      case .renameTable(let old, let new):
        relations.given.append(old.description)
        relations.taken.insert(new.description)
      case .createObject(.view(let view)): views.taken.insert(view.name.description)
      case .dropObject(.view(let view)): views.given.append(view.name.description)
      case .createObject(.sequence(let sequence)): relations.taken.insert(sequence.name.description)
      case .dropObject(.sequence(let sequence)): relations.given.append(sequence.name.description)
      case .renameObject(.sequence(let sequence), let new):
        relations.given.append(sequence.name.description)
        relations.taken.insert(new.description)
      case .createObject(.domain(let domain)): domains.taken.insert(domain.name.description)
      case .dropObject(.domain(let domain)): domains.given.append(domain.name.description)
      case .renameObject(.domain(let domain), let new):
        domains.given.append(domain.name.description)
        domains.taken.insert(new.description)
      case .addColumn(let table, let column): columns.taken.insert("\(table).\(column.name)")
      case .dropColumn(let table, let column): columns.given.append("\(table).\(column.name)")
      case .renameColumn(let table, let old, let new):
        columns.given.append("\(table).\(old)")
        columns.taken.insert("\(table).\(new)")
      default: break
      }
    }
    let relationsOfTwoKinds =
      relations.given.filter(views.taken.contains) + views.given.filter(relations.taken.contains)
    indexes.taken.formUnion(relations.taken)
    refusals = (indexes.both + relations.both + relationsOfTwoKinds + domains.both + columns.both).map { name in
      Refusal(
        name,
        "one migration gives the name up and takes it again, which on DSQL could not be run twice without harm",
        wayOut: "make two migrations of it: first the one that gives the name up, then the one that takes it"
      )
    }
  }
}

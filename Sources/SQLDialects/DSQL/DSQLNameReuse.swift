import SchemaModel

/// Names of tables and columns that a plan gives up and takes again.
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
    var tables = Names()
    var columns = Names()
    for change in changes {
      switch change {
      case .createTable(let table): tables.taken.insert(table.name.description)
      case .dropTable(let table): tables.given.append(table.name.description)
      case .renameTable(let old, let new):
        tables.given.append(old.description)
        tables.taken.insert(new.description)
      case .addColumn(let table, let column): columns.taken.insert("\(table).\(column.name)")
      case .dropColumn(let table, let column): columns.given.append("\(table).\(column.name)")
      case .renameColumn(let table, let old, let new):
        columns.given.append("\(table).\(old)")
        columns.taken.insert("\(table).\(new)")
      default: break
      }
    }
    refusals = (tables.both + columns.both).map { name in
      Refusal(
        name,
        "one migration gives the name up and takes it again, which on DSQL could not be run twice without harm",
        wayOut: "make two migrations of it: first the one that gives the name up, then the one that takes it"
      )
    }
  }
}

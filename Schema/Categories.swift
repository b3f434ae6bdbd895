import Cairn

/// A tree of shelves. The row with number 1 is the shelf of unsorted files.
struct Categories: Table {
  let id = Column(.identity).primaryKey()
  let parentID = Column(.bigint).nullable().references(\Categories.id, onDelete: .noAction)
  let slug = Column(.varchar(60)).unique()
  let title = Column(.varchar(120))
  let position = Column(.integer).default(0)

  var body: TableBody {
    Comment("A tree: the root shelves have no parent")
    Index(parentID, position)
  }
}

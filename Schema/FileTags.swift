import Cairn

struct FileTags: Table {
  let fileID = Column(.uuid).references(\Files.id, onDelete: .cascade)
  let tag = Column(.varchar(60)).references(\Tags.slug, onDelete: .cascade, onUpdate: .cascade)
  let createdAt = Column(.timestamp).default(.now)

  var body: TableBody {
    PrimaryKey(fileID, tag)
    Index(tag)
  }
}

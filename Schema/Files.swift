import Cairn

struct Files: Table {
  let id = Column(.uuid).primaryKey().default(.random)
  let ownerID = Column(.uuid).references(\Users.id, onDelete: .restrict)
  let categoryID = Column(.bigint).default(1)
  let name = Column(.varchar(255))
  let mediaType = Column(.varchar(127)).default("application/octet-stream")
  let sizeInBytes = Column(.bigint).check { "\($0) >= 0" }
  let sha256 = Column(.char(64)).comment("of the content, in hexadecimal")
  let metadata = Column(.json).nullable().comment("what the file says of itself: Exif, ID3")
  let stamps = Timestamps()

  var body: TableBody {
    Comment("What is stored; the content itself lies in an object store, under its SHA-256")
    // The files of a shelf that goes are unsorted again. MySQL reads SET DEFAULT, but refuses the deletion.
    ForeignKey(categoryID, references: \Categories.id, onDelete: .setDefault).only(.postgres, .dsql)
    ForeignKey(categoryID, references: \Categories.id, onDelete: .restrict).only(.mysql)
    Index(ownerID, name)
    Index(categoryID)
    Index(sha256)
  }
}

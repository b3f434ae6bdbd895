import Cairn

/// Who, beside its owner, may see a file.
struct UserFiles: Table {
  let userID = Column(.uuid).references(\Users.id, onDelete: .cascade)
  let fileID = Column(.uuid).references(\Files.id, onDelete: .cascade)
  let permission = Column(.enumeration(FilePermission.self)).default(.case(.read))
  let grantedBy = Column(.uuid).nullable().references(\Users.id, onDelete: .setNull)
  let createdAt = Column(.timestamp).default(.now)

  var body: TableBody {
    PrimaryKey(userID, fileID)
    Index(fileID)
    Index(grantedBy)
  }
}

enum FilePermission: String, DatabaseEnum {
  case read, comment, write
}

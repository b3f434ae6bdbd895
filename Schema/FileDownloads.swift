import Cairn

/// The log of downloads, which is read from its newest line backwards.
struct FileDownloads: Table {
  let id = Column(.identity).primaryKey()
  let fileID = Column(.uuid).references(\Files.id, onDelete: .cascade)
  let userID = Column(.uuid).nullable().references(\Users.id, onDelete: .setNull)
  let bytesSent = Column(.bigint).default(0)
  let startedAt = Column(.timestamp).default(.now)
  let finishedAt = Column(.timestamp).nullable()

  var body: TableBody {
    Comment("One line a download, finished or not")
    Check("file_downloads_finished_after_started", "\(finishedAt) >= \(startedAt)")

    // DSQL sorts no index downwards; it reads one backwards.
    Index("file_downloads_newest_idx", fileID, startedAt.descending).only(.postgres, .mysql)
    Index("file_downloads_newest_idx", fileID, startedAt).only(.dsql)
    Index(userID)
  }
}

import Cairn

/// Which device belongs to whom; a television belongs to several.
struct UserDevices: Table {
  let userID = Column(.uuid).references(\Users.id, onDelete: .cascade)
  let deviceID = Column(.uuid).references(\Devices.id, onDelete: .cascade)
  let nickname = Column(.varchar(60)).nullable()
  let isTrusted = Column(.boolean).default(false)
  let createdAt = Column(.timestamp).default(.now)

  var body: TableBody {
    PrimaryKey(userID, deviceID)
    Index(deviceID)
  }
}

import Cairn

/// A login on a device. It ends with the device's membership, and so with the device and the user.
struct Sessions: Table {
  let id = Column(.uuid).primaryKey().default(.random)
  let userID = Column(.uuid)
  let deviceID = Column(.uuid)
  let tokenHash = Column(.char(64)).unique().comment("SHA-256, in hexadecimal")
  let ipAddress = Column(.varchar(45)).nullable()
  let expiresAt = Column(.timestamp)
  let stamps = Timestamps()

  var body: TableBody {
    ForeignKey(userID, deviceID, references: \UserDevices.userID, \UserDevices.deviceID, onDelete: .cascade)
    Index(userID, deviceID)
    Index(expiresAt)
    Check("sessions_expiry", "\(expiresAt) > \(stamps.createdAt)")
  }
}

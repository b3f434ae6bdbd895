import Cairn

struct Users: Table {
  let id = Column(.uuid).primaryKey().default(.random)
  let email = Column(.varchar(255)).comment("as the user typed it")
  let emailKey = Column(.varchar(255)).comment("what a login is looked up by")
  let displayName = Column(.varchar(80))
  let status = Column(.enumeration(UserStatus.self)).default(.case(.invited))
  let credit = Column(.decimal(10, 2)).default(0).check { "\($0) >= 0" }
  let settings = Column(.json(UserSettings.self)).default(.sql("'{}'"))
  let avatarFileID = Column(.uuid).nullable().references(\Files.id, onDelete: .setNull)
  let deletedAt = Column(.timestamp).nullable()
  let stamps = Timestamps()

  var body: TableBody {
    Comment("People who may log in. A row outlives its user: it is marked as deleted")
    Generated(emailKey, as: "lower(\(email))")
    Check("users_deleted_after_created", "\(deletedAt) >= \(stamps.createdAt)")
    Index(avatarFileID)

    // An address is free again once its user is deleted. MySQL has no partial index, but takes any number of NULLs.
    Index("users_live_email_idx", emailKey).unique().where("\(deletedAt) IS NULL").only(.postgres, .dsql)
    Index("users_live_email_idx", SQL("CASE WHEN \(deletedAt) IS NULL THEN \(emailKey) END")).unique().only(.mysql)
  }
}

enum UserStatus: String, DatabaseEnum {
  case invited, active, suspended
}

struct UserSettings: Codable {
  var language: String?
  var theme: String?
}

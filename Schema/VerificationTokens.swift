import Cairn

/// What a link in a mail proves: that its reader has the address.
struct VerificationTokens: Table {
  let email = Column(.varchar(255))
  let tokenHash = Column(.char(64)).comment("SHA-256, in hexadecimal")
  let purpose = Column(.enumeration(VerificationPurpose.self, as: .check))
  let expiresAt = Column(.timestamp)
  let createdAt = Column(.timestamp).default(.now)

  var body: TableBody {
    PrimaryKey(email, tokenHash)
    Index(expiresAt)
    Check("verification_tokens_expiry", "\(expiresAt) > \(createdAt)")
  }
}

enum VerificationPurpose: String, DatabaseEnum {
  case confirmEmail = "confirm_email"
  case resetPassword = "reset_password"
}

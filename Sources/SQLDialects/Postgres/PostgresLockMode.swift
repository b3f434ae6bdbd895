/// A table lock of Postgres, and who waits for it (facts/postgres.md, head of the page).
enum PostgresLockMode: String, CaseIterable, Sendable {
  case rowShare = "ROW SHARE"
  case rowExclusive = "ROW EXCLUSIVE"
  case shareUpdateExclusive = "SHARE UPDATE EXCLUSIVE"
  case share = "SHARE"
  case shareRowExclusive = "SHARE ROW EXCLUSIVE"
  case accessExclusive = "ACCESS EXCLUSIVE"

  var blocking: TableLock.Blocking {
    switch self {
    case .rowShare, .rowExclusive, .shareUpdateExclusive: .schemaChanges
    case .share, .shareRowExclusive: .writes
    case .accessExclusive: .readsAndWrites
    }
  }

  /// As the observed matrix writes it.
  var abbreviation: String {
    switch self {
    case .rowShare: "RS"
    case .rowExclusive: "RX"
    case .shareUpdateExclusive: "SUX"
    case .share: "S"
    case .shareRowExclusive: "SRX"
    case .accessExclusive: "AX"
    }
  }
}

import Cairn

/// A user's login at another service.
struct Accounts: Table {
  let id = Column(.uuid).primaryKey().default(.random)
  let userID = Column(.uuid).references(\Users.id, onDelete: .cascade)
  let provider = Column(.varchar(40)).comment("the service: github, apple")
  let providerAccountID = Column(.varchar(190)).comment("who the user is there")
  let scope = Column(.varchar(500)).nullable()
  let stamps = Timestamps()

  var body: TableBody {
    Unique(provider, providerAccountID)
    Index(userID)
  }
}

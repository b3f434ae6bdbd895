import Cairn

/// The Chinook sample database as its Postgres script has it (github.com/lerocha/chinook-database).
enum ChinookPostgres {
  struct Album: Table {
    let albumID = Column(.integer).primaryKey()
    let title = Column(.varchar(160))
    let artistID = Column(.integer).references(\Artist.artistID)

    var body: TableBody {
      Index(artistID)
    }
  }

  struct Artist: Table {
    let artistID = Column(.integer).primaryKey()
    let name = Column(.varchar(120)).nullable()
  }

  struct Customer: Table {
    let customerID = Column(.integer).primaryKey()
    let firstName = Column(.varchar(40))
    let lastName = Column(.varchar(20))
    let company = Column(.varchar(80)).nullable()
    let address = Column(.varchar(70)).nullable()
    let city = Column(.varchar(40)).nullable()
    let state = Column(.varchar(40)).nullable()
    let country = Column(.varchar(40)).nullable()
    let postalCode = Column(.varchar(10)).nullable()
    let phone = Column(.varchar(24)).nullable()
    let fax = Column(.varchar(24)).nullable()
    let email = Column(.varchar(60))
    let supportRepID = Column(.integer).nullable().references(\Employee.employeeID)

    var body: TableBody {
      Index(supportRepID)
    }
  }

  struct Employee: Table {
    let employeeID = Column(.integer).primaryKey()
    let lastName = Column(.varchar(20))
    let firstName = Column(.varchar(20))
    let title = Column(.varchar(30)).nullable()
    let reportsTo = Column(.integer).nullable().references(\Employee.employeeID)
    let birthDate = Column(.localTimestamp).nullable()
    let hireDate = Column(.localTimestamp).nullable()
    let address = Column(.varchar(70)).nullable()
    let city = Column(.varchar(40)).nullable()
    let state = Column(.varchar(40)).nullable()
    let country = Column(.varchar(40)).nullable()
    let postalCode = Column(.varchar(10)).nullable()
    let phone = Column(.varchar(24)).nullable()
    let fax = Column(.varchar(24)).nullable()
    let email = Column(.varchar(60)).nullable()

    var body: TableBody {
      Index(reportsTo)
    }
  }

  struct Genre: Table {
    let genreID = Column(.integer).primaryKey()
    let name = Column(.varchar(120)).nullable()
  }

  struct Invoice: Table {
    let invoiceID = Column(.integer).primaryKey()
    let customerID = Column(.integer).references(\Customer.customerID)
    let invoiceDate = Column(.localTimestamp)
    let billingAddress = Column(.varchar(70)).nullable()
    let billingCity = Column(.varchar(40)).nullable()
    let billingState = Column(.varchar(40)).nullable()
    let billingCountry = Column(.varchar(40)).nullable()
    let billingPostalCode = Column(.varchar(10)).nullable()
    let total = Column(.decimal(10, 2))

    var body: TableBody {
      Index(customerID)
    }
  }

  struct InvoiceLine: Table {
    let invoiceLineID = Column(.integer).primaryKey()
    let invoiceID = Column(.integer).references(\Invoice.invoiceID)
    let trackID = Column(.integer).references(\Track.trackID)
    let unitPrice = Column(.decimal(10, 2))
    let quantity = Column(.integer)

    var body: TableBody {
      Index(invoiceID)
      Index(trackID)
    }
  }

  struct MediaType: Table {
    let mediaTypeID = Column(.integer).primaryKey()
    let name = Column(.varchar(120)).nullable()
  }

  struct Playlist: Table {
    let playlistID = Column(.integer).primaryKey()
    let name = Column(.varchar(120)).nullable()
  }

  struct PlaylistTrack: Table {
    let playlistID = Column(.integer).references(\Playlist.playlistID)
    let trackID = Column(.integer).references(\Track.trackID)

    var body: TableBody {
      PrimaryKey(playlistID, trackID)
      Index(playlistID)
      Index(trackID)
    }
  }

  struct Track: Table {
    let trackID = Column(.integer).primaryKey()
    let name = Column(.varchar(200))
    let albumID = Column(.integer).nullable().references(\Album.albumID)
    let mediaTypeID = Column(.integer).references(\MediaType.mediaTypeID)
    let genreID = Column(.integer).nullable().references(\Genre.genreID)
    let composer = Column(.varchar(220)).nullable()
    let milliseconds = Column(.integer)
    let bytes = Column(.integer).nullable()
    let unitPrice = Column(.decimal(10, 2))

    var body: TableBody {
      Index(albumID)
      Index(genreID)
      Index(mediaTypeID)
    }
  }

  static let schema = Schema("chinook", dialects: .postgres(from: 13)) {
    Album.self
    Artist.self
    Customer.self
    Employee.self
    Genre.self
    Invoice.self
    InvoiceLine.self
    MediaType.self
    Playlist.self
    PlaylistTrack.self
    Track.self
  }
}

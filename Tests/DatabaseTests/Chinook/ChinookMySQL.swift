import Cairn

/// The Chinook sample database as its MySQL script has it, names and character sets included.
enum ChinookMySQL {
  struct Album: Table {
    static let name = "Album"

    let albumID = Column("AlbumId", .integer).primaryKey()
    let title = Column("Title", .varchar(160)).on(.mysql, type: "varchar(160) CHARACTER SET utf8mb3")
    let artistID = Column("ArtistId", .integer).references(\Artist.artistID, name: "FK_AlbumArtistId")

    var body: TableBody {
      Index("IFK_AlbumArtistId", artistID)
    }
  }

  struct Artist: Table {
    static let name = "Artist"

    let artistID = Column("ArtistId", .integer).primaryKey()
    let name = Column("Name", .varchar(120)).on(.mysql, type: "varchar(120) CHARACTER SET utf8mb3").nullable()
  }

  struct Customer: Table {
    static let name = "Customer"

    let customerID = Column("CustomerId", .integer).primaryKey()
    let firstName = Column("FirstName", .varchar(40)).on(.mysql, type: "varchar(40) CHARACTER SET utf8mb3")
    let lastName = Column("LastName", .varchar(20)).on(.mysql, type: "varchar(20) CHARACTER SET utf8mb3")
    let company = Column("Company", .varchar(80)).on(.mysql, type: "varchar(80) CHARACTER SET utf8mb3").nullable()
    let address = Column("Address", .varchar(70)).on(.mysql, type: "varchar(70) CHARACTER SET utf8mb3").nullable()
    let city = Column("City", .varchar(40)).on(.mysql, type: "varchar(40) CHARACTER SET utf8mb3").nullable()
    let state = Column("State", .varchar(40)).on(.mysql, type: "varchar(40) CHARACTER SET utf8mb3").nullable()
    let country = Column("Country", .varchar(40)).on(.mysql, type: "varchar(40) CHARACTER SET utf8mb3").nullable()
    let postalCode = Column("PostalCode", .varchar(10)).on(.mysql, type: "varchar(10) CHARACTER SET utf8mb3").nullable()
    let phone = Column("Phone", .varchar(24)).on(.mysql, type: "varchar(24) CHARACTER SET utf8mb3").nullable()
    let fax = Column("Fax", .varchar(24)).on(.mysql, type: "varchar(24) CHARACTER SET utf8mb3").nullable()
    let email = Column("Email", .varchar(60)).on(.mysql, type: "varchar(60) CHARACTER SET utf8mb3")
    let supportRepID = Column("SupportRepId", .integer).nullable().references(
      \Employee.employeeID,
      name: "FK_CustomerSupportRepId"
    )

    var body: TableBody {
      Index("IFK_CustomerSupportRepId", supportRepID)
    }
  }

  struct Employee: Table {
    static let name = "Employee"

    let employeeID = Column("EmployeeId", .integer).primaryKey()
    let lastName = Column("LastName", .varchar(20)).on(.mysql, type: "varchar(20) CHARACTER SET utf8mb3")
    let firstName = Column("FirstName", .varchar(20)).on(.mysql, type: "varchar(20) CHARACTER SET utf8mb3")
    let title = Column("Title", .varchar(30)).on(.mysql, type: "varchar(30) CHARACTER SET utf8mb3").nullable()
    let reportsTo = Column("ReportsTo", .integer).nullable().references(
      \Employee.employeeID,
      name: "FK_EmployeeReportsTo"
    )
    let birthDate = Column("BirthDate", .localTimestamp).on(.mysql, type: "datetime").nullable()
    let hireDate = Column("HireDate", .localTimestamp).on(.mysql, type: "datetime").nullable()
    let address = Column("Address", .varchar(70)).on(.mysql, type: "varchar(70) CHARACTER SET utf8mb3").nullable()
    let city = Column("City", .varchar(40)).on(.mysql, type: "varchar(40) CHARACTER SET utf8mb3").nullable()
    let state = Column("State", .varchar(40)).on(.mysql, type: "varchar(40) CHARACTER SET utf8mb3").nullable()
    let country = Column("Country", .varchar(40)).on(.mysql, type: "varchar(40) CHARACTER SET utf8mb3").nullable()
    let postalCode = Column("PostalCode", .varchar(10)).on(.mysql, type: "varchar(10) CHARACTER SET utf8mb3").nullable()
    let phone = Column("Phone", .varchar(24)).on(.mysql, type: "varchar(24) CHARACTER SET utf8mb3").nullable()
    let fax = Column("Fax", .varchar(24)).on(.mysql, type: "varchar(24) CHARACTER SET utf8mb3").nullable()
    let email = Column("Email", .varchar(60)).on(.mysql, type: "varchar(60) CHARACTER SET utf8mb3").nullable()

    var body: TableBody {
      Index("IFK_EmployeeReportsTo", reportsTo)
    }
  }

  struct Genre: Table {
    static let name = "Genre"

    let genreID = Column("GenreId", .integer).primaryKey()
    let name = Column("Name", .varchar(120)).on(.mysql, type: "varchar(120) CHARACTER SET utf8mb3").nullable()
  }

  struct Invoice: Table {
    static let name = "Invoice"

    let invoiceID = Column("InvoiceId", .integer).primaryKey()
    let customerID = Column("CustomerId", .integer).references(\Customer.customerID, name: "FK_InvoiceCustomerId")
    let invoiceDate = Column("InvoiceDate", .localTimestamp).on(.mysql, type: "datetime")
    let billingAddress = Column("BillingAddress", .varchar(70)).on(.mysql, type: "varchar(70) CHARACTER SET utf8mb3")
      .nullable()
    let billingCity = Column("BillingCity", .varchar(40)).on(.mysql, type: "varchar(40) CHARACTER SET utf8mb3")
      .nullable()
    let billingState = Column("BillingState", .varchar(40)).on(.mysql, type: "varchar(40) CHARACTER SET utf8mb3")
      .nullable()
    let billingCountry = Column("BillingCountry", .varchar(40)).on(.mysql, type: "varchar(40) CHARACTER SET utf8mb3")
      .nullable()
    let billingPostalCode = Column("BillingPostalCode", .varchar(10)).on(
      .mysql,
      type: "varchar(10) CHARACTER SET utf8mb3"
    ).nullable()
    let total = Column("Total", .decimal(10, 2))

    var body: TableBody {
      Index("IFK_InvoiceCustomerId", customerID)
    }
  }

  struct InvoiceLine: Table {
    static let name = "InvoiceLine"

    let invoiceLineID = Column("InvoiceLineId", .integer).primaryKey()
    let invoiceID = Column("InvoiceId", .integer).references(\Invoice.invoiceID, name: "FK_InvoiceLineInvoiceId")
    let trackID = Column("TrackId", .integer).references(\Track.trackID, name: "FK_InvoiceLineTrackId")
    let unitPrice = Column("UnitPrice", .decimal(10, 2))
    let quantity = Column("Quantity", .integer)

    var body: TableBody {
      Index("IFK_InvoiceLineInvoiceId", invoiceID)
      Index("IFK_InvoiceLineTrackId", trackID)
    }
  }

  struct MediaType: Table {
    static let name = "MediaType"

    let mediaTypeID = Column("MediaTypeId", .integer).primaryKey()
    let name = Column("Name", .varchar(120)).on(.mysql, type: "varchar(120) CHARACTER SET utf8mb3").nullable()
  }

  struct Playlist: Table {
    static let name = "Playlist"

    let playlistID = Column("PlaylistId", .integer).primaryKey()
    let name = Column("Name", .varchar(120)).on(.mysql, type: "varchar(120) CHARACTER SET utf8mb3").nullable()
  }

  struct PlaylistTrack: Table {
    static let name = "PlaylistTrack"

    let playlistID = Column("PlaylistId", .integer).references(\Playlist.playlistID, name: "FK_PlaylistTrackPlaylistId")
    let trackID = Column("TrackId", .integer).references(\Track.trackID, name: "FK_PlaylistTrackTrackId")

    var body: TableBody {
      PrimaryKey(playlistID, trackID)
      Index("IFK_PlaylistTrackPlaylistId", playlistID)
      Index("IFK_PlaylistTrackTrackId", trackID)
    }
  }

  struct Track: Table {
    static let name = "Track"

    let trackID = Column("TrackId", .integer).primaryKey()
    let name = Column("Name", .varchar(200)).on(.mysql, type: "varchar(200) CHARACTER SET utf8mb3")
    let albumID = Column("AlbumId", .integer).nullable().references(\Album.albumID, name: "FK_TrackAlbumId")
    let mediaTypeID = Column("MediaTypeId", .integer).references(\MediaType.mediaTypeID, name: "FK_TrackMediaTypeId")
    let genreID = Column("GenreId", .integer).nullable().references(\Genre.genreID, name: "FK_TrackGenreId")
    let composer = Column("Composer", .varchar(220)).on(.mysql, type: "varchar(220) CHARACTER SET utf8mb3").nullable()
    let milliseconds = Column("Milliseconds", .integer)
    let bytes = Column("Bytes", .integer).nullable()
    let unitPrice = Column("UnitPrice", .decimal(10, 2))

    var body: TableBody {
      Index("IFK_TrackAlbumId", albumID)
      Index("IFK_TrackGenreId", genreID)
      Index("IFK_TrackMediaTypeId", mediaTypeID)
    }
  }

  static let schema = Schema("chinook", dialects: .mysql(from: "8.4")) {
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

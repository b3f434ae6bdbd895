import Cairn

/// A schema as it grows: three states, between them what people do to a schema.
enum Clinic {
  enum Kind: String, DatabaseEnum { case cat, dog }

  enum First {
    struct Owners: Table {
      let id = Column(.identity).primaryKey()
      let fullName = Column(.varchar(80)).comment("as it's \"written\" on\r\nthe card; -- $$ \\")
      let email = Column(.varchar(120)).nullable().unique()
      let balance = Column(.decimal(8, 2)).default(0).check { "\($0) > -1000" }
      let note = Column(.text).nullable()
    }

    struct Pets: Table {
      let id = Column(.identity).primaryKey()
      let ownerID = Column(.bigint).references(\Owners.id, onDelete: .cascade)
      let name = Column(.varchar(40)).default("it's \\ new")
      let kind = Column(.enumeration(Kind.self)).default(.case(.cat))
      let weight = Column(.integer).nullable()
      let bornOn = Column(.date).nullable()

      var body: TableBody {
        Index(ownerID, bornOn)
      }
    }

    struct Rooms: Table {
      let floor = Column(.integer)
      let number = Column(.integer)
      let label = Column(.varchar(20)).nullable()

      var body: TableBody {
        PrimaryKey(floor, number)
        Comment("where they wait")
      }
    }

    static let schema = Schema("clinic", dialects: .postgres(from: 13), .mysql(from: "8.4")) {
      Owners.self
      Pets.self
      Rooms.self
    }
  }

  /// Grown: columns, keys, checks, indexes, a table; nothing is lost.
  enum Second {
    struct Owners: Table {
      let id = Column(.identity).primaryKey()
      let fullName = Column(.varchar(80)).comment("as on the card")
      let email = Column(.varchar(200)).nullable().unique()
      let balance = Column(.decimal(8, 2)).default(5).check { "\($0) > -500" }
      let note = Column(.text).nullable()
      let joinedAt = Column(.timestamp).default(.now)
      let invitedBy = Column(.bigint).nullable().references(\Owners.id, onDelete: .setNull)

      var body: TableBody {
        Index(invitedBy)
        Index(fullName.descending, joinedAt)
      }
    }

    struct Pets: Table {
      let id = Column(.identity).primaryKey()
      let ownerID = Column(.bigint).references(\Owners.id, onDelete: .restrict)
      let name = Column(.varchar(40)).nullable()
      let kind = Column(.enumeration(Kind.self)).default(.case(.cat))
      let weight = Column(.integer).nullable()
      let bornOn = Column(.date).nullable()

      var body: TableBody {
        Index(ownerID, bornOn)
        Unique(ownerID, name)
        Check("weight_is_positive", "\(weight) > 0")
      }
    }

    struct Rooms: Table {
      let floor = Column(.integer)
      let number = Column(.integer)
      let label = Column(.varchar(20)).nullable()

      var body: TableBody {
        PrimaryKey(floor, number)
        Comment("where they wait; it's warm")
      }
    }

    struct Visits: Table {
      let id = Column(.uuid).primaryKey().default(.random)
      let petID = Column(.bigint).references(\Pets.id, onDelete: .cascade)
      let floor = Column(.integer)
      let room = Column(.integer)
      let seenAt = Column(.timestamp).default(.now)

      var body: TableBody {
        Index(petID)
        Index(floor, room)
        ForeignKey(floor, room, references: \Rooms.floor, \Rooms.number)
      }
    }

    static let schema = Schema("clinic", dialects: .postgres(from: 13), .mysql(from: "8.4")) {
      Owners.self
      Pets.self
      Rooms.self
      Visits.self
    }
  }

  /// Renamed, retyped and thinned out: some of it only with consent.
  enum Third {
    struct Keepers: Table {
      let id = Column(.identity).primaryKey()
      let name = Column(.varchar(80)).comment("as on the card").renamed(from: "full_name")
      let email = Column(.varchar(200)).nullable().unique()
      let credit = Column(.decimal(8, 2)).default(5).check { "\($0) > -500" }.renamed(from: "balance")
      let joinedAt = Column(.timestamp).default(.now)
      let invitedBy = Column(.bigint).nullable().references(\Keepers.id, onDelete: .setNull)

      var body: TableBody {
        Index(invitedBy)
        Index(name.descending, joinedAt)
      }
    }

    struct Pets: Table {
      let id = Column(.identity).primaryKey()
      let keeperID = Column(.bigint).references(\Keepers.id, onDelete: .restrict).renamed(from: "owner_id")
      let name = Column(.varchar(40)).default("nameless")
      let kind = Column(.enumeration(Kind.self)).default(.case(.cat))
      let weight = Column(.bigint).nullable()
      let bornOn = Column(.date).nullable()

      var body: TableBody {
        Index(keeperID, bornOn)
        Unique(keeperID, name)
        Check("weight_is_positive", "\(weight) >= 1")
      }
    }

    struct Visits: Table {
      let id = Column(.uuid).primaryKey().default(.random)
      let petID = Column(.bigint).references(\Pets.id, onDelete: .cascade)
      let seenAt = Column(.timestamp).default(.now)

      var body: TableBody {
        Index(petID, seenAt)
      }
    }

    static let schema = Schema("clinic", dialects: .postgres(from: 13), .mysql(from: "8.4")) {
      Keepers.renamed(from: "owners")
      Pets.self
      Visits.self
    }

    static let consent = [
      "keepers.note", "pets.name", "pets.weight", "rooms", "visits.floor", "visits.room",
    ]
  }
}

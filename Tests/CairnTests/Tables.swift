import Cairn

// Tables of several tests. They stand in a file of their own because the name `Comment` is in Testing, too.

struct Stamps: ColumnGroup {
  let createdAt = Column(.timestamp).default(.now)
  let updatedAt = Column(.timestamp).nullable()
}

struct Address: ColumnGroup {
  var prefix = ""
  let street = Column(.varchar(200))
  let postCode = Column("zip", .varchar(20)).renamed(from: "plz")
}

struct Teams: Table {
  let id = Column(.uuid).primaryKey().default(.random)
  let region = Column(.char(2))
  let number = Column(.bigint)
  let stamps = Stamps()

  var body: TableBody {
    Unique(region, number)
  }
}

struct People: Table {
  static let name = "persons"

  let id = Column(.uuid).primaryKey()
  let mail = Column("e_mail", .varchar(255))
  let mailKey = Column(.varchar(255))
  let bossID = Column(.uuid).nullable().references(\People.id)
  let teamID = Column(.uuid).nullable().references(
    \Teams.id,
    onDelete: .setNull,
    onUpdate: .cascade,
    deferrable: .initiallyDeferred,
    name: "team_of_person",
    match: .full
  )
  let teamRegion = Column(.char(2))
  let teamNumber = Column(.bigint)
  let bornAt = Column(.timestamp)
  let home = Address(prefix: "home_")
  let work = Address(prefix: "work_")
  let stamps = Stamps()

  var body: TableBody {
    Comment("Who works here")
    Generated(mailKey, as: "lower(\(mail))", .virtual).on(.mysql, "lcase(\(mail))")
    Unique("persons_mail_key", mail).nullsNotDistinct().include(bornAt, home.street).deferrable(.initiallyImmediate)
    ForeignKey(
      teamRegion,
      teamNumber,
      references: \Teams.region,
      \Teams.number,
      onDelete: .setDefault,
      onUpdate: .restrict,
      deferrable: .initiallyImmediate,
      match: .full
    ).settingOnly(teamNumber)
    Index("persons_newest", teamID, stamps.createdAt.descending.nullsLast)
      .unique()
      .where("\(stamps.updatedAt) IS NULL", on: [.dsql: "\(stamps.updatedAt) IS NOT NULL"])
      .include(mail)
      .using("btree")
      .nullsNotDistinct()
      .renamed(from: "persons_latest")
      .only(.postgres, .dsql)
    Index(
      SQL("lower(\(mail))").operatorClass("text_pattern_ops"),
      home.street.collate("C").prefix(20),
      bornAt.nullsFirst
    )
    Check("born_before_creation", "\(bornAt) < \(stamps.createdAt)").on(.mysql, "\(stamps.createdAt) > \(bornAt)")
    Check("\(work.postCode) <> \(raw: "'0000'")")
  }
}

import Cairn

struct Devices: Table {
  let id = Column(.uuid).primaryKey().default(.random)
  let kind = Column(.enumeration(DeviceKind.self, as: .check))
  let model = Column(.varchar(120)).nullable()
  let pushToken = Column(.varchar(200)).nullable().unique()
  let stamps = Timestamps()
}

enum DeviceKind: String, DatabaseEnum {
  case phone, tablet, computer, television
}

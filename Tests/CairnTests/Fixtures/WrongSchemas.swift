// Each marked line must not compile, and all others must. CompileTimeTests gives this file to the compiler.
import Cairn

enum Status: String, DatabaseEnum {
  case active, closed
}

struct Preferences: Codable {
  var theme: String?
}

struct Teams: Table {
  let id = Column(.uuid).primaryKey().default(.random)
  let number = Column(.bigint).unique()
  let label = Column(.varchar(20)).unique()
}

// MARK: Defaults

struct Defaults: Table {
  let a1 = Column(.integer).default(0)
  let a2 = Column(.integer).default("zero")  // expect-error
  let a3 = Column(.integer).default(0.5)  // expect-error
  let b1 = Column(.text).default("")
  let b2 = Column(.text).default(0)  // expect-error
  let b3 = Column(.text).default(.now)  // expect-error
  let c1 = Column(.boolean).default(true)
  let c2 = Column(.boolean).default(1)  // expect-error
  let d1 = Column(.uuid).default(.random)
  let d2 = Column(.uuid).default(.now)  // expect-error
  let e1 = Column(.timestamp).default(.now)
  let e2 = Column(.timestamp).default(.random)  // expect-error
  let e3 = Column(.timestamp).default("now")  // expect-error
  let f1 = Column(.enumeration(Status.self)).default(.case(.active))
  let f2 = Column(.enumeration(Status.self)).default(.case(.deleted))  // expect-error
  let f3 = Column(.enumeration(Status.self)).default("active")  // expect-error
  let f4 = Column(.enumeration(Status.self)).default(.active)
  let f5 = Column(.enumeration(Status.self)).default(.deleted)  // expect-error
  let g1 = Column(.decimal(10, 2)).default(0.5)
  let g2 = Column(.decimal(10, 2)).default("0.5")  // expect-error
  let h1 = Column(.json(Preferences.self)).default(.literal("{}"))
  let h2 = Column(.json(Preferences.self)).default("{}")  // expect-error
  let i1 = Column(.integer).default(.value(highest))
  let i2 = Column(.bigint).default(.value(highest))  // expect-error
  let i3 = Column(.integer).default(highest)
  let i4 = Column(.bigint).default(highest)  // expect-error
}

let highest: Int32 = 100

// MARK: References

struct References: Table {
  let a1 = Column(.uuid).references(\Teams.id)
  let a2 = Column(.bigint).references(\Teams.id)  // expect-error
  let a3 = Column(.uuid).references(\Teams.label)  // expect-error
  let b1 = Column(.bigint).references(\Teams.number)
  let b2 = Column(.integer).references(\Teams.number)  // expect-error
  let c1 = Column(.uuid).references(\Teams.key)  // expect-error
  let c2 = Column(.uuid).references(\Teams.self)  // expect-error
  let c3 = Column(.uuid).references(\Preferences.theme)  // expect-error
  let d1 = Column(.uuid).nullable().references(\Teams.id, onDelete: .setNull)
  let d2 = Column(.uuid).references(\Teams.id, onDelete: .setNull)  // expect-error
  let d3 = Column(.uuid).references(\Teams.id, onUpdate: .setNull)  // expect-error
  let e1 = Column(.bigint).default(1).references(\Teams.number, onDelete: .setDefault)
  let e2 = Column(.bigint).references(\Teams.number, onDelete: .setDefault)  // expect-error
  let e3 = Column(.bigint).nullable().references(\Teams.number, onUpdate: .setDefault)  // expect-error
}

// MARK: Columns

struct Columns: Table {
  let a1 = Column(.bigint).identity(always: true)
  let a2 = Column(.text).identity()  // expect-error
  let b1 = Column(.integer).check { "\($0) > 0" }
  let b2 = Column(.integer).check { "\(highest) > \($0)" }  // expect-error
  let c1 = Column(.enumeration(Status.self))
  let c2 = Column(.enumeration(Preferences.self))  // expect-error
  let d1 = Column(.blob)  // expect-error
}

// MARK: Bodies
// The compiler stops at the first mistake of a body, so each mistake has one of its own.

struct Bodies: Table {
  let id = Column(.uuid).primaryKey()
  let teamID = Column(.uuid)
  let teamNumber = Column(.bigint)

  var body: TableBody {
    Index(teamID, teamNumber.descending)
    Check("\(teamNumber) > 0")
    ForeignKey(teamID, teamNumber, references: \Teams.id, \Teams.number, onDelete: .cascade)
  }

  @TableBodyBuilder var noColumn: TableBody {
    Index(missing)  // expect-error
  }

  @TableBodyBuilder var nameWithoutKeys: TableBody {
    Index("\(teamID)")  // expect-error
  }

  @TableBodyBuilder var noKeys: TableBody {
    Index().unique()  // expect-error
  }

  @TableBodyBuilder var noDialects: TableBody {
    Index(teamID).only()  // expect-error
  }

  @TableBodyBuilder var noColumns: TableBody {
    ForeignKey("no_columns", references: \Teams.id)  // expect-error
  }

  @TableBodyBuilder var expressionAsKey: TableBody {
    Index(SQL("abs(\(teamNumber))"), teamID)
  }

  @TableBodyBuilder var notAColumn: TableBody {
    Check("\(teamNumber) > 0")
    Check("\(highest) > \(teamNumber)")  // expect-error
  }

  @TableBodyBuilder var missingReference: TableBody {
    ForeignKey(teamID, teamNumber, references: \Teams.id, \Teams.missing)  // expect-error
  }

  @TableBodyBuilder var referencesToTwoTables: TableBody {
    ForeignKey(teamID, teamNumber, references: \Teams.id, \Bodies.teamNumber)  // expect-error
  }

  @TableBodyBuilder var text: TableBody {
    Index(teamID)
    "an index"  // expect-error
  }

  @TableBodyBuilder var table: TableBody {
    Teams.self  // expect-error
  }
}

// MARK: Schemas

let right = Schema("right", dialects: .postgres(from: 14)) {
  Teams.self
  Bodies.renamed(from: "bodies_of_old")
}

let document = Schema("wrong", dialects: .postgres(from: 14), .dsql()) {
  Teams.self
  Preferences.self  // expect-error
  Bodies.self
}

let enumeration = Schema("wrong", dialects: .postgres(from: 14)) {
  Status.self  // expect-error
}

let group = Schema("wrong", dialects: .postgres(from: 14)) {
  Group.self  // expect-error
}

let value = Schema("wrong", dialects: .postgres(from: 14)) {
  Teams()  // expect-error
}

let text = Schema("wrong", dialects: .postgres(from: 14)) {
  "teams"  // expect-error
}

struct Group: ColumnGroup {
  let a = Column(.text)
}

let dialects = Schema("right", dialects: .mysql(from: "8.4")) { Teams.self }
let noVersion = Schema("wrong", dialects: .mysql(from: 8.4)) { Teams.self }  // expect-error
let noDialect = Schema("wrong", dialects: .oracle) { Teams.self }  // expect-error

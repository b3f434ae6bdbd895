import Cairn

/// Schemas of as many tables as wanted, of 20 columns each, without as many structs to compile: a table is told apart by
/// a number, each binary digit of which is a type. A table refers to the one of half its number and that of a quarter.
enum SampleTables {
  protocol Digits {
    associatedtype Rest: Digits
    static var number: Int { get }
  }

  enum End: Digits {
    typealias Rest = End
    static let number = 0
  }

  enum Zero<Rest: Digits>: Digits {
    static var number: Int { 2 * Rest.number }
  }

  enum One<Rest: Digits>: Digits {
    static var number: Int { 2 * Rest.number + 1 }
  }

  struct Wide<Number: Digits>: Table {
    static var name: String { "wide_\(Number.number)" }

    let id = Column(.bigint).primaryKey()
    let parentID = Column(.bigint).nullable().references(\Wide<Number.Rest>.id, onDelete: .cascade)
    let ownerID = Column(.bigint).nullable().references(\Wide<Number.Rest.Rest>.id, onDelete: .cascade)
    let email = Column(.varchar(255)).unique()
    let credit = Column(.decimal(10, 2)).default(0)
    let values = Columns()
    let createdAt = Column(.timestamp).default(.now)

    var body: TableBody {
      Index(parentID, createdAt)
    }
  }

  /// The same table with one column more, and with one that is longer.
  struct Changed<Number: Digits>: Table {
    static var name: String { Wide<Number>.name }

    let id = Column(.bigint).primaryKey()
    let parentID = Column(.bigint).nullable().references(\Wide<Number.Rest>.id, onDelete: .cascade)
    let ownerID = Column(.bigint).nullable().references(\Wide<Number.Rest.Rest>.id, onDelete: .cascade)
    let email = Column(.varchar(300)).unique()
    let credit = Column(.decimal(10, 2)).default(0)
    let values = Columns()
    let createdAt = Column(.timestamp).default(.now)
    let nickname = Column(.varchar(40)).nullable()

    var body: TableBody {
      Index(parentID, createdAt)
    }
  }

  struct Columns: ColumnGroup {
    let text1 = Column(.text).nullable()
    let text2 = Column(.text).nullable()
    let text3 = Column(.text).nullable()
    let text4 = Column(.text).nullable()
    let text5 = Column(.text).nullable()
    let number1 = Column(.integer).default(0)
    let number2 = Column(.integer).default(0)
    let number3 = Column(.integer).default(0)
    let number4 = Column(.integer).default(0)
    let flag1 = Column(.boolean).default(false)
    let flag2 = Column(.boolean).default(false)
    let flag3 = Column(.boolean).default(false)
    let day1 = Column(.date).nullable()
    let day2 = Column(.date).nullable()
  }

  /// A schema of so many tables; with `isChanged`, one in a hundred of them is another than before.
  static func schema(tables count: Int, isChanged: Bool) -> Schema {
    var tables: [any Table.Type] = [Wide<End>.self]
    var digits: [any Digits.Type] = [One<End>.self]
    while tables.count < count {
      for number in digits { tables.append(table(number, isChanged)) }
      digits = digits.flatMap { longer($0) }
    }
    let types = tables.prefix(count)
    return Schema("bench", dialects: .postgres(from: 14)) {
      for type in types { TableEntry(type) }
    }
  }

  private static func table<Number: Digits>(_ number: Number.Type, _ isChanged: Bool) -> any Table.Type {
    isChanged && Number.number % 100 == 75 ? Changed<Number>.self : Wide<Number>.self
  }

  private static func longer<Number: Digits>(_ number: Number.Type) -> [any Digits.Type] {
    [Zero<Number>.self, One<Number>.self]
  }
}

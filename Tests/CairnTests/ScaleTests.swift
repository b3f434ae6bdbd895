import Cairn
import SchemaModel
import Testing

@Suite("A schema of 2,000 tables")
struct ScaleTests {
  /// Types that are told apart by a number of eleven digits, each of them a type too: no 2,000 structs to compile.
  private enum Zero<Rest: Digits>: Digits { static var number: Int { 2 * Rest.number } }
  private enum One<Rest: Digits>: Digits { static var number: Int { 2 * Rest.number + 1 } }
  private enum End: Digits { static let number = 0 }
  private protocol Digits { static var number: Int { get } }

  private struct Wide<Number: Digits>: Table {
    static var name: String { "wide_\(Number.number)" }

    let id = Column(.uuid).primaryKey().default(.random)
    let ownerID = Column(.uuid).references(\Wide<Number>.id, onDelete: .cascade)
    let email = Column(.varchar(255)).unique()
    let credit = Column(.decimal(10, 2)).default(0).check { "\($0) >= 0" }
    let a1 = Column(.text).nullable()
    let a2 = Column(.text).nullable()
    let a3 = Column(.text).nullable()
    let a4 = Column(.text).nullable()
    let a5 = Column(.text).nullable()
    let a6 = Column(.integer).default(0)
    let a7 = Column(.integer).default(0)
    let a8 = Column(.integer).default(0)
    let a9 = Column(.integer).default(0)
    let b1 = Column(.boolean).default(false)
    let b2 = Column(.boolean).default(false)
    let b3 = Column(.boolean).default(false)
    let startsAt = Column(.timestamp)
    let endsAt = Column(.timestamp)
    let stamps = Stamps()

    var body: TableBody {
      Index(ownerID, stamps.createdAt.descending).where("\(endsAt) IS NULL")
      Check("\(endsAt) > \(startsAt)")
    }
  }

  private func tables<Number: Digits>(_ digits: Int, _ number: Number.Type) -> [any Table.Type] {
    digits == 0 ? [Wide<Number>.self] : tables(digits - 1, Zero<Number>.self) + tables(digits - 1, One<Number>.self)
  }

  @Test func isReadInWhole() {
    let types = tables(11, End.self).prefix(2_000)
    let declaration = Cairn.Schema("big", dialects: .postgres(from: 14)) {
      for type in types { TableEntry(type) }
    }.declaration
    #expect(declaration.tables.count == 2_000)
    #expect(declaration.tables.allSatisfy { $0.columns.count == 20 && $0.foreignKeys.count == 1 })
    #expect(declaration.diagnostics == [])
  }
}

import DatabaseDrivers

/// What the catalogue holds, as it was read: rows that name each other by their OIDs.
struct PostgresRows {
  var relations: [RelationRow] = []
  /// Those of one table behind each other, in its order.
  var columns: [ColumnRow] = [] {
    didSet { columnsOfRelation = columns.grouped { $0.relation } }
  }
  private(set) var columnsOfRelation: [Int: ArraySlice<ColumnRow>] = [:]
  var defaults: [DefaultRow] = []
  var constraints: [ConstraintRow] = []
  var indexes: [IndexRow] = []

  /// Of `BorrowedNames.lender`.
  var lentNames: [Row] = []
  var namespaces: [Row] = []
  var members: [Row] = []
  var extensions: [Row] = []
  var types: [Row] = []
  var operatorClasses: [Row] = []
  var indexDetails: [Row] = []
  var collations: [Row] = []
  var sequences: [Row] = []
  var enums: [Row] = []
  var looseRequirements: [Row] = []
  var domains: [Row] = []
  var shadowedTypes: [Row] = []
  var partitionings: [Row] = []
  var inheritance: [Row] = []
  var comments: [Row] = []
  var views: [Row] = []
  var viewColumns: [Row] = []
  var dependencies: [Row] = []
  var routines: [Row] = []
  var triggers: [Row] = []
  var triggerFunctions: [Row] = []
  var policies: [Row] = []
  var grants: [Row] = []
  var revocations: [Row] = []
  var raws: [Row] = []
}

struct RelationRow {
  var oid: Int
  var namespace: Int
  var name: String
  var kind: Character
  var isUnlogged: Bool
  var options: [String]
  var toastOptions: [String]
  var hasRowSecurity: Bool
  var forcesRowSecurity: Bool
  var isPartition: Bool
  /// Made after a type, or kept by another access method than the server's own.
  var isPeculiar: Bool
  /// In a tablespace of its own, or with another replica identity than its primary key.
  var isPlaced: Bool

  init(_ row: Row) {
    oid = row.number(0)
    namespace = row.number(1)
    name = row.text(2)
    kind = row.letter(3)
    isUnlogged = row.letter(4) == "u"
    options = row.list(5)
    hasRowSecurity = row.isTrue(6)
    forcesRowSecurity = row.isTrue(7)
    isPartition = row.isTrue(8)
    isPeculiar = row.isTrue(9)
    toastOptions = row.list(10)
    isPlaced = row.isTrue(11)
  }
}

struct ColumnRow {
  var relation: Int
  var number: Int
  var name: String
  var type: TypeKey
  var isRequired: Bool
  var identity: Character
  var generated: Character
  var collation: Int
  var isLocal: Bool
  /// Stored, compressed or counted in another way than usual.
  var isUnusual: Bool

  init(_ row: Row) {
    relation = row.number(0)
    number = row.number(1)
    name = row.text(2)
    type = TypeKey(oid: row.number(3), modifier: row.number(4))
    isRequired = row.isTrue(5)
    identity = row.letter(6)
    generated = row.letter(7)
    collation = row.number(8)
    isLocal = row.isTrue(9)
    isUnusual = row.isTrue(10)
  }
}

struct DefaultRow {
  var relation: Int
  var column: Int
  var text: String

  init(_ row: Row) throws(CatalogueMoved) {
    relation = row.number(0)
    column = row.number(1)
    text = try row.printed(2)
  }
}

struct ConstraintRow {
  var oid: Int
  var relation: Int
  var domain: Int
  var name: String
  var kind: Character
  var isValidated: Bool
  var isDeferrable: Bool
  var isDeferred: Bool
  var columns: [Int]
  var referenced: Int
  var referencedColumns: [Int]
  var match: Character
  var onUpdate: Character
  var onDelete: Character
  var onDeleteColumns: [Int]
  var index: Int
  var isNotInherited: Bool
  /// It is the parent's.
  var isInherited: Bool
  /// Not enforced, or for a period.
  var isUnusual: Bool
  var expression: String?

  init(_ row: Row, _ borrowed: BorrowedNames) throws(CatalogueMoved) {
    oid = row.number(0)
    relation = row.number(1)
    domain = row.number(2)
    name = row.text(3)
    kind = row.letter(4)
    isValidated = row.isTrue(5)
    isDeferrable = row.isTrue(6)
    isDeferred = row.isTrue(7)
    columns = row.numbers(8)
    referenced = row.number(9)
    referencedColumns = row.numbers(10)
    match = row.letter(11)
    onUpdate = row.letter(12)
    onDelete = row.letter(13)
    index = row.number(14)
    isNotInherited = row.isTrue(15)
    isInherited = !row.isTrue(16) && row.number(17) > 0
    onDeleteColumns = row.numbers(18)
    isUnusual = row.isTrue(19)
    expression = kind == "c" ? try borrowed.text(row, 20, of: relation) : nil
  }
}

struct IndexRow {
  var oid: Int
  var relation: Int
  var name: String
  /// nil: a B-tree.
  var method: String?
  var isUnique: Bool
  var isUsable: Bool
  var nullsNotDistinct: Bool
  /// How many of the columns are keys; the others are included.
  var keyCount: Int
  /// 0 stands for an expression.
  var columns: [Int]
  var options: [Int]
  var operatorClasses: [Int]
  var collations: [Int]
  var parameters: [String]
  var expressions: [String]
  var predicate: String?
  /// The table is kept in its order, or it is in a tablespace of its own.
  var isPlaced: Bool

  init(_ row: Row, _ borrowed: BorrowedNames) throws(CatalogueMoved) {
    oid = row.number(0)
    relation = row.number(1)
    name = row.text(2)
    method = row.optionalText(3)
    isUnique = row.isTrue(4)
    isUsable = row.isTrue(5)
    nullsNotDistinct = row.isTrue(6)
    keyCount = row.number(7)
    columns = row.numbers(8)
    options = row.numbers(9)
    operatorClasses = row.numbers(10)
    collations = row.numbers(11)
    parameters = row.list(12)
    predicate = row.isTrue(13) ? try borrowed.text(row, 16, of: relation) : nil
    expressions = row.isTrue(14) ? SQLTokens.parts(of: try borrowed.text(row, 18, of: relation)) : []
    isPlaced = row.isTrue(15)
  }
}

/// A type with what stands behind it in parentheses, as `pg_attribute` has them.
struct TypeKey: Hashable {
  var oid: Int
  var modifier: Int
}

extension Array {
  /// Runs of elements with the same key, which stand behind each other.
  fileprivate func grouped(by key: (Element) -> Int) -> [Int: ArraySlice<Element>] {
    var groups: [Int: ArraySlice<Element>] = [:]
    var start = startIndex
    while start < endIndex {
      let value = key(self[start])
      var end = start + 1
      while end < endIndex, key(self[end]) == value { end += 1 }
      groups[value] = self[start..<end]
      start = end
    }
    return groups
  }
}

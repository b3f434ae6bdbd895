import DatabaseDrivers
import SQLDialects
import SchemaModel

/// The names of columns in the server's texts of rules, predicates and index keys.
///
/// To print an expression the server opens the relation that it is told, as it needs the names: for thousands of tables
/// that takes longer than the rest of a query, and waits where somebody alters one. What it keeps of an expression has
/// the numbers of columns only, so any relation with enough of them lends it names. `pg_statistic` is one that it has
/// open: its names are columns of nothing else, nor functions, types or keywords, and what users made is printed with its
/// namespace. What a text has by such a name is then the column of that number.
struct BorrowedNames {
  static let lender = "pg_statistic"

  /// The lender's columns, by their numbers.
  static let query = "SELECT attnum, attname FROM pg_attribute WHERE attrelid = '\(lender)'::regclass AND attnum > 0"

  private let numbers: [String: Int]
  private let columns: [Int: ArraySlice<ColumnRow>]
  private let dialect: PostgresDialect
  /// Relations that need their own names: with more columns than the lender, or with columns that were not read.
  private let tooWide: [Int]

  init(_ rows: PostgresRows, _ queries: PostgresQueries) {
    dialect = PostgresDialect(DialectOptions(.postgres, from: ServerVersion(queries.major)))
    numbers = Dictionary(rows.lentNames.map { ($0.text(1), $0.number(0)) }) { first, _ in first }
    let columns = rows.columnsOfRelation
    self.columns = columns
    let width = numbers.count
    tooWide =
      columns.filter { ($0.value.last?.number ?? 0) > width }.map(\.key).sorted()
      + rows.relations.filter { columns[$0.oid] == nil }.map(\.oid)
  }

  /// The parameter of a query with `PostgresQueries.printed` in it.
  var owners: [DatabaseValue] { [ArrayText.value(tooWide)] }

  /// What `PostgresQueries.printed` answered.
  func text(_ row: Row, _ place: Int, of relation: Int) throws(CatalogueMoved) -> String {
    if let text = row.optionalText(place) { return text }
    return try restored(row.printed(place + 1), of: relation)
  }

  /// The text with the names of the relation's columns. Another text cannot have a lent name; one that has it all the same
  /// was read while its table changed.
  private func restored(_ text: String, of relation: Int) throws(CatalogueMoved) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    var isField = false
    for token in SQLTokens.tokens(of: bytes) {
      defer { isField = token.isSymbol(".") }
      guard !isField, let name = token.name, let number = numbers[name] else { continue }
      guard let column = columns[relation]?.first(where: { $0.number == number }) else { throw CatalogueMoved() }
      result += bytes[position..<token.range.lowerBound]
      result += dialect.quoted(column.name).utf8
      position = token.range.upperBound
    }
    return String(decoding: result + bytes[position...], as: UTF8.self)
  }
}

extension PostgresQueries {
  /// Two columns of a result: the expression with its own names, or else with lent ones; $1 has the relations that need
  /// their own. So do a whole row and what has names for elements or arguments.
  func printed(_ node: String, of relation: String) -> String {
    guard borrowsNames else { return "pg_get_expr(\(node), \(relation)), NULL" }
    let words = [":varattno 0 ", "{XMLEXPR ", "{NAMEDARGEXPR "]
    let needsOwn =
      "(\(relation) = 0 OR \(relation) = ANY ($1::oid[])"
      + words.map { " OR position('\($0)' IN \(node)::text) > 0" }.joined() + ")"
    return "CASE WHEN \(needsOwn) THEN pg_get_expr(\(node), \(relation)) END, "
      + "CASE WHEN NOT \(needsOwn) THEN pg_get_expr(\(node), '\(BorrowedNames.lender)'::regclass) END"
  }
}

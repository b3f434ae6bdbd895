import DatabaseDrivers
import SchemaModel

/// What indexes are made of, with what the server does by itself left unsaid.
struct PostgresIndexKeys {
  private struct OperatorClass {
    var name: String
    var isDefault: Bool
    var namespace: String
  }

  private let classes: [Int: OperatorClass]
  private let operators: [Int: [String]]

  init(_ rows: PostgresRows) {
    classes = Dictionary(
      rows.operatorClasses.map {
        ($0.number(0), OperatorClass(name: $0.text(1), isDefault: $0.isTrue(2), namespace: $0.text(3)))
      }
    ) { first, _ in first }
    operators = Dictionary(rows.indexDetails.map { ($0.number(0), $0.list(1)) }) {
      first,
      _ in first
    }
  }

  func definition(
    _ row: IndexRow,
    _ columns: [Int: String],
    _ allNames: Set<String>,
    _ names: PostgresNames,
    _ comment: String?,
    collations: [Int: Int]
  ) throws(CatalogueMoved) -> IndexDefinition {
    var included: [String] = []
    for number in row.columns.dropFirst(row.keyCount) {
      guard let name = columns[number] else { throw CatalogueMoved() }
      included.append(name)
    }
    return IndexDefinition(
      row.name,
      isUnique: row.isUnique,
      keys: try keys(row, columns, allNames, names, collations),
      includedColumns: included,
      predicate: row.predicate.map { ExpressionText.columns(of: $0, among: allNames) },
      method: row.method,
      nullsNotDistinct: row.nullsNotDistinct,
      parameters: row.parameters.asParameters,
      comment: comment
    )
  }

  func exclusion(
    _ name: String,
    _ row: IndexRow,
    _ columns: [Int: String],
    _ allNames: Set<String>,
    _ names: PostgresNames,
    _ deferrability: Deferrability,
    collations: [Int: Int]
  ) throws(CatalogueMoved) -> ExclusionDefinition {
    let index = try definition(row, columns, allNames, names, nil, collations: collations)
    guard let operators = operators[row.oid], operators.count == index.keys.count else { throw CatalogueMoved() }
    return ExclusionDefinition(
      name,
      method: index.method ?? "btree",
      elements: zip(index.keys, operators).map { ExclusionDefinition.Element($0, with: $1) },
      includedColumns: index.includedColumns,
      predicate: index.predicate,
      deferrability: deferrability
    )
  }

  private func keys(
    _ row: IndexRow,
    _ columns: [Int: String],
    _ allNames: Set<String>,
    _ names: PostgresNames,
    _ usual: [Int: Int]
  ) throws(CatalogueMoved) -> [IndexKey] {
    var expressions = row.expressions.makeIterator()
    var keys: [IndexKey] = []
    for (place, number) in row.columns.prefix(row.keyCount).enumerated() {
      let target: IndexKey.Target
      if number == 0 {
        guard let text = expressions.next() else { throw CatalogueMoved() }
        target = .expression(ExpressionText.columns(of: text, among: allNames))
      } else {
        guard let name = columns[number] else { throw CatalogueMoved() }
        target = .column(name)
      }
      let options = row.options.indices.contains(place) ? row.options[place] : 0
      let (isDescending, nullsFirst) = (options & 1 != 0, options & 2 != 0)
      keys.append(
        IndexKey(
          target,
          isDescending: isDescending,
          nulls: nullsFirst == isDescending ? nil : (nullsFirst ? .first : .last),
          operatorClass: row.operatorClasses.indices.contains(place) ? operatorClass(row.operatorClasses[place]) : nil,
          collation: row.collations.indices.contains(place)
            ? collation(row.collations[place], instead: usual[number], names) : nil
        )
      )
    }
    return keys
  }

  /// nil for that of the column, or the usual one of an expression.
  func collation(_ oid: Int, instead usual: Int?, _ names: PostgresNames) -> String? {
    names.collation(oid, instead: usual ?? Self.usualCollation)?.name
  }

  /// `default` (pg_collation.dat).
  private static let usualCollation = 100

  /// nil for the one that the server takes by itself.
  func operatorClass(_ oid: Int) -> String? {
    guard let found = classes[oid], !found.isDefault else { return nil }
    return found.name
  }
}

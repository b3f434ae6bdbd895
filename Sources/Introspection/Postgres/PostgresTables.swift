import DatabaseDrivers
import Dispatch
import Foundation
import SchemaModel

/// Tables with all that is part of them.
struct PostgresTables {
  private(set) var tables: [TableDefinition] = []
  /// What belongs to tables and has no form in them.
  private(set) var objects: [SchemaObject] = []

  private let builder: PostgresSchemaBuilder
  private let columns: [Int: ArraySlice<ColumnRow>]
  private let defaults: [ColumnKey: String]
  /// The places of each table's rows: these have many parts, which nobody copies without need.
  private let constraints: [Int: [Int]]
  private let indexes: [Int: [Int]]
  private let identities: [ColumnKey: Row]
  private let looseRequirements: Set<ColumnKey>
  let keys: PostgresIndexKeys
  private let partitions: PostgresPartitions
  private(set) var names: PostgresNames

  init(_ builder: PostgresSchemaBuilder) {
    self.builder = builder
    names = builder.names
    let rows = builder.rows
    columns = builder.columns
    defaults = Dictionary(
      rows.defaults.map { (ColumnKey(relation: $0.relation, number: $0.column), $0.text) }
    ) { first, _ in first }
    constraints = Dictionary(
      grouping: rows.constraints.indices.filter {
        rows.constraints[$0].relation != 0 && !rows.constraints[$0].isInherited
      },
      by: { rows.constraints[$0].relation }
    )
    indexes = Dictionary(grouping: rows.indexes.indices, by: { rows.indexes[$0].relation })
    identities = Dictionary(
      rows.sequences.filter { $0.letter(12) == "i" }
        .map { (ColumnKey(relation: $0.number(10), number: $0.number(11)), $0) }
    ) { first, _ in first }
    looseRequirements = Set(rows.looseRequirements.map { ColumnKey(relation: $0.number(0), number: $0.number(1)) })
    keys = PostgresIndexKeys(rows)
    partitions = PostgresPartitions(rows, peculiar: builder.peculiar)
  }

  /// Thousands of tables are made on all cores.
  mutating func build() throws(CatalogueMoved) {
    let relations = builder.rows.relations.filter {
      "rpf".contains($0.kind) && names[$0.id] != nil && !isPart($0)
    }
    let size = max(500, (relations.count - 1) / ProcessInfo.processInfo.activeProcessorCount + 1)
    let starts = Array(stride(from: 0, to: relations.count, by: size))
    let pieces = Locked<[Int: Result<Piece, CatalogueMoved>]>([:])
    let reader = self
    DispatchQueue.concurrentPerform(iterations: starts.count) { index in
      let piece = reader.piece(relations[starts[index]..<min(starts[index] + size, relations.count)])
      pieces.withLock { $0[index] = piece }
    }
    let made = pieces.withLock { $0 }
    for index in starts.indices {
      guard let piece = try made[index]?.get() else { continue }
      tables += piece.tables
      for words in piece.invalid { names.note(words, .invalid) }
    }
  }

  private struct Piece {
    var tables: [TableDefinition] = []
    /// What was made in part only, in words.
    var invalid: [String] = []
  }

  private func piece(_ relations: ArraySlice<RelationRow>) -> Result<Piece, CatalogueMoved> {
    var piece = Piece()
    do throws(CatalogueMoved) {
      for relation in relations {
        guard let name = names[relation.id] else { continue }
        piece.tables.append(try table(relation, name, &piece.invalid))
      }
      return .success(piece)
    } catch {
      return .failure(error)
    }
  }

  /// A partition is part of the table that it belongs to; what has no form is a text.
  private func isPart(_ relation: RelationRow) -> Bool {
    relation.isPartition || builder.peculiar.contains(relation.id)
  }

  // MARK: One table

  private func table(
    _ relation: RelationRow,
    _ name: ObjectName,
    _ invalid: inout [String]
  ) throws(CatalogueMoved) -> TableDefinition {
    let rows = columns[relation.oid] ?? []
    let columnNames = Dictionary(rows.map { ($0.number, $0.name) }) { first, _ in first }
    let allNames = Set(columnNames.values)
    let collations = Dictionary(rows.map { ($0.number, $0.collation) }) { first, _ in first }
    var definitions: [ColumnDefinition] = []
    for row in rows { definitions.append(try column(row, of: relation, allNames)) }
    var elements: [TableElement] = []
    let indexes = (self.indexes[relation.oid] ?? []).map { builder.rows.indexes[$0] }
    var ofConstraints: Set<Int> = []
    for place in constraints[relation.oid] ?? [] {
      let constraint = builder.rows.constraints[place]
      if "pux".contains(constraint.kind) { ofConstraints.insert(constraint.index) }
      if builder.peculiar.contains(ObjectID("pg_constraint", constraint.oid)) { continue }
      let index = indexes.first { $0.oid == constraint.index }
      if let element = try element(constraint, index, columnNames, allNames, collations) {
        elements.append(element)
      }
    }
    for index in indexes where !ofConstraints.contains(index.oid) {
      if builder.peculiar.contains(ObjectID("pg_index", index.oid)) { continue }
      guard index.isUsable || relation.kind == "p" else {
        invalid.append("index \(names.full(names.name(index.name, in: relation.namespace)))")
        continue
      }
      let comment = builder.comment("pg_class", index.oid)
      elements.append(
        .index(try keys.definition(index, columnNames, allNames, names, comment, collations: collations))
      )
    }
    return TableDefinition(
      name,
      columns: definitions,
      elements: elements,
      attributes: attributes(relation),
      partitioning: try partitions.partitioning(of: relation.oid, columnNames, allNames, names, keys, collations),
      comment: builder.comment("pg_class", relation.oid)
    )
  }

  private func attributes(_ relation: RelationRow) -> TableAttributes {
    var parameters = relation.options.asParameters
    for (name, value) in relation.toastOptions.asParameters { parameters["toast.\(name)"] = value }
    let security: TableAttributes.RowSecurity? =
      relation.hasRowSecurity ? (relation.forcesRowSecurity ? .forced : .enabled) : nil
    return TableAttributes(parameters: parameters, rowSecurity: security, isUnlogged: relation.isUnlogged)
  }

  private func column(
    _ row: ColumnRow,
    of relation: RelationRow,
    _ allNames: Set<String>
  ) throws(CatalogueMoved) -> ColumnDefinition {
    let key = ColumnKey(relation: row.relation, number: row.number)
    let type = try names.type(row.type)
    var column = ColumnDefinition(row.name, type.type, isNullable: !row.isRequired || looseRequirements.contains(key))
    if let collation = names.collation(row.collation, instead: type.collation) {
      if collation.isBare {
        column.collation = collation.name
      } else {
        column.type = .verbatim("\(type.type) COLLATE \(names.quotedCollation(row.collation))")
      }
    }
    column.comment = builder.comment("pg_class", row.relation, row.number)
    if row.identity != " " {
      column.identity = try identity(row, key)
    } else if row.generated != " " {
      guard let text = defaults[key] else { throw CatalogueMoved() }
      let expression = ExpressionText.columns(of: text, among: allNames)
      column.generated = GeneratedValue(expression, row.generated == "v" ? .virtual : .stored)
    } else if let text = defaults[key] {
      column.defaultValue = .expression(ColumnExpression([.sql(text)], origin: .inspected))
    }
    return column
  }

  private func identity(_ row: ColumnRow, _ key: ColumnKey) throws(CatalogueMoved) -> Identity {
    guard let sequence = identities[key] else { throw CatalogueMoved() }
    var options = PostgresCounting.options(sequence, saysCache: builder.saysCache)
    let cache = options.cache
    options.cache = nil
    return Identity(
      isAlways: row.identity == "a",
      cache: cache.map(Int.init),
      options: options == SequenceOptions() ? nil : options
    )
  }

  // MARK: Constraints

  private func element(
    _ row: ConstraintRow,
    _ index: IndexRow?,
    _ columnNames: [Int: String],
    _ allNames: Set<String>,
    _ collations: [Int: Int]
  ) throws(CatalogueMoved) -> TableElement? {
    func columns(_ numbers: [Int]) throws(CatalogueMoved) -> [String] {
      var found: [String] = []
      for number in numbers {
        guard let name = columnNames[number] else { throw CatalogueMoved() }
        found.append(name)
      }
      return found
    }
    let deferrability: Deferrability =
      row.isDeferrable ? (row.isDeferred ? .initiallyDeferred : .deferrable) : .notDeferrable
    switch row.kind {
    case "p":
      return .primaryKey(PrimaryKeyDefinition(row.name, try columns(row.columns)))
    case "u":
      guard let index else { throw CatalogueMoved() }
      return .unique(
        UniqueDefinition(
          row.name,
          try columns(row.columns),
          nullsNotDistinct: index.nullsNotDistinct,
          includedColumns: try columns(Array(index.columns.dropFirst(index.keyCount))),
          deferrability: deferrability
        )
      )
    case "c":
      let expression = ExpressionText.columns(of: row.expression ?? "", among: allNames)
      return .check(CheckDefinition(row.name, expression, isValidated: row.isValidated))
    case "f":
      guard let referenced = names[ObjectID("pg_class", row.referenced)] ?? referencedName(row.referenced) else {
        throw CatalogueMoved()
      }
      let target = self.columns[row.referenced] ?? []
      var referencedColumns: [String] = []
      for number in row.referencedColumns {
        guard let column = target.first(where: { $0.number == number }) else { throw CatalogueMoved() }
        referencedColumns.append(column.name)
      }
      return .foreignKey(
        ForeignKeyDefinition(
          row.name,
          try columns(row.columns),
          references: referenced,
          referencedColumns,
          onDelete: ReferentialAction(letter: row.onDelete),
          onDeleteColumns: try columns(row.onDeleteColumns),
          onUpdate: ReferentialAction(letter: row.onUpdate),
          match: row.match == "f" ? .full : .simple,
          deferrability: deferrability,
          isValidated: row.isValidated
        )
      )
    case "x":
      guard let index else { throw CatalogueMoved() }
      return .exclusion(
        try keys.exclusion(row.name, index, columnNames, allNames, names, deferrability, collations: collations)
      )
    default:
      return nil
    }
  }

  /// Of a table that is not read itself.
  private func referencedName(_ oid: Int) -> ObjectName? {
    builder.rows.relations.first { $0.oid == oid }.map { names.name($0.name, in: $0.namespace) }
  }
}

/// One column of one relation.
struct ColumnKey: Hashable {
  var relation: Int
  var number: Int
}

extension RelationRow {
  var id: ObjectID { ObjectID("pg_class", oid) }

  var words: String {
    switch kind {
    case "v": "view"
    case "m": "materialized view"
    case "f": "foreign table"
    default: "table"
    }
  }
}

extension ReferentialAction {
  init(letter: Character) {
    switch letter {
    case "r": self = .restrict
    case "c": self = .cascade
    case "n": self = .setNull
    case "d": self = .setDefault
    default: self = .noAction
    }
  }
}

extension [String] {
  /// `fillfactor=70` by its name.
  var asParameters: [String: String] {
    Dictionary(
      map { option in
        let parts = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
      }
    ) { first, _ in first }
  }
}

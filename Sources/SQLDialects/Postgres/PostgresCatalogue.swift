import SchemaModel

/// Conditions that ask pg_catalog what is there: in guards of statements, and in the queries that prove their effect.
enum PostgresCatalogue {
  static func relationExists(_ relation: ObjectName) -> String {
    "\(PostgresText.regclass(relation)) IS NOT NULL"
  }

  static func relationIsMissing(_ relation: ObjectName) -> String {
    "\(PostgresText.regclass(relation)) IS NULL"
  }

  static func typeExists(_ type: ObjectName) -> String {
    "\(PostgresText.regtype(type)) IS NOT NULL"
  }

  static func typeIsMissing(_ type: ObjectName) -> String {
    "\(PostgresText.regtype(type)) IS NULL"
  }

  static func enumHas(_ label: String, _ type: ObjectName) -> String {
    "EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = \(PostgresText.regtype(type)) "
      + "AND enumlabel = \(PostgresText.literal(label)))"
  }

  /// The type has exactly these values, in this order.
  static func enumHas(_ labels: [String], _ type: ObjectName) -> String {
    "ARRAY[\(labels.map(PostgresText.literal).joined(separator: ", "))]::text[] = "
      + "(SELECT coalesce(array_agg(enumlabel::text ORDER BY enumsortorder), '{}') FROM pg_catalog.pg_enum "
      + "WHERE enumtypid = \(PostgresText.regtype(type)))"
  }

  /// A column of the table for which `condition`, on pg_attribute, holds.
  static func columnExists(_ column: String, of table: ObjectName, _ condition: String? = nil) -> String {
    "EXISTS (SELECT FROM \(attribute(column, of: table))\(condition.map { " AND \($0)" } ?? ""))"
  }

  static func constraintExists(_ name: String, on table: ObjectName, _ condition: String? = nil) -> String {
    "EXISTS (SELECT FROM \(constraint(name, on: table))\(condition.map { " AND \($0)" } ?? ""))"
  }

  /// One that is part of none: of the table's own making, not the server's.
  static func isOwnConstraint(_ name: String, on table: ObjectName) -> String {
    constraintExists(name, on: table, "conparentid = 0")
  }

  /// An index that a build was killed in, and that no query uses.
  static func indexIsInvalid(_ index: ObjectName) -> String {
    "EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = \(PostgresText.regclass(index)) AND NOT indisvalid)"
  }

  /// The index is one of this table, and no constraint is built on it, because of which `DROP INDEX` would be refused.
  static func indexStandsAlone(_ index: ObjectName, on table: ObjectName) -> String {
    "EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = \(PostgresText.regclass(index)) "
      + "AND indrelid = \(PostgresText.regclass(table)) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint "
      + "WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x')))"
  }

  /// The two indexes differ in nothing but their names.
  static func indexIsLike(_ index: ObjectName, _ other: ObjectName) -> String {
    "pg_get_indexdef(\(PostgresText.regclass(index))) = \(definition(of: other, under: index.name))"
  }

  /// The key is there, on an index that differs from the other one in nothing but its name.
  static func keyIsLike(_ key: TableElement, on table: ObjectName, _ index: ObjectName) -> String {
    var deferrability = Deferrability.notDeferrable
    if case .unique(let unique) = key { deferrability = unique.deferrability }
    return constraintExists(
      key.name,
      on: table,
      "condeferrable = \(deferrability != .notDeferrable) AND condeferred = \(deferrability == .initiallyDeferred) "
        + "AND pg_get_indexdef(conindid) = \(definition(of: index, under: key.name))"
    )
  }

  /// The sequence is the one behind this identity column. Asks without an error when there is no such column.
  static func sequenceBelongs(_ sequence: ObjectName, to column: String, of table: ObjectName) -> String {
    "EXISTS (SELECT FROM pg_catalog.pg_depend JOIN pg_catalog.pg_attribute ON attrelid = refobjid AND attnum = refobjsubid "
      + "WHERE objid = \(PostgresText.regclass(sequence)) AND deptype = 'i' "
      + "AND attrelid = \(PostgresText.regclass(table)) AND attname = \(PostgresText.literal(column)))"
  }

  private static func definition(of index: ObjectName, under name: String) -> String {
    "replace(pg_get_indexdef(\(PostgresText.regclass(index))), quote_ident(\(PostgresText.literal(index.name))), "
      + "quote_ident(\(PostgresText.literal(name))))"
  }

  /// The key is on these columns, in this order.
  static func keyIs(_ name: String, on table: ObjectName, _ columns: [String]) -> String {
    "ARRAY[\(columns.map(PostgresText.literal).joined(separator: ", "))] = (SELECT array_agg(attname::text ORDER BY place) "
      + "FROM \(constraintTable) CROSS JOIN unnest(conkey) WITH ORDINALITY AS key (number, place) "
      + "JOIN pg_catalog.pg_attribute ON attrelid = conrelid AND attnum = number WHERE \(isConstraint(name, on: table)))"
  }

  private static let constraintTable = "pg_catalog.pg_constraint"

  private static func isConstraint(_ name: String, on table: ObjectName) -> String {
    "conrelid = \(PostgresText.regclass(table)) AND conname = \(PostgresText.literal(name))"
  }

  private static func attribute(_ column: String, of table: ObjectName) -> String {
    "pg_catalog.pg_attribute WHERE attrelid = \(PostgresText.regclass(table)) "
      + "AND attname = \(PostgresText.literal(column)) AND NOT attisdropped"
  }

  private static func constraint(_ name: String, on table: ObjectName) -> String {
    "\(constraintTable) WHERE \(isConstraint(name, on: table))"
  }

  /// The type and the collation of a pg_attribute row are the new ones; nil when only the server knows how it prints the
  /// type.
  static func typeCondition(from old: ColumnDefinition, to new: ColumnDefinition) -> String? {
    guard let type = typeCondition(new.type) else { return nil }
    if old.collation == new.collation { return type }
    guard let collation = new.collation else {
      return "\(type) AND attcollation = (SELECT typcollation FROM pg_catalog.pg_type WHERE oid = atttypid)"
    }
    return "\(type) AND attcollation = to_regcollation(\(PostgresText.literal(PostgresText.quoted(collation))))"
  }

  /// The type of a pg_attribute row is this one; nil when only the server knows how it prints the type.
  static func typeCondition(_ type: ColumnType) -> String? {
    if let name = printedName(type) { return "format_type(atttypid, atttypmod) = \(PostgresText.literal(name))" }
    switch type {
    case .builtin(_, let arguments) where !arguments.isEmpty: return nil
    case .builtin, .enumType, .domain, .array(.builtin), .array(.enumType), .array(.domain):
      return "atttypid = to_regtype(\(PostgresText.literal(PostgresText.type(type)))) AND atttypmod = -1"
    case .array, .verbatim, .inlineEnum: return nil
    }
  }

  private static func printedName(_ type: ColumnType) -> String? {
    switch type {
    case .builtin(let name, let arguments) where !arguments.isEmpty: printedName(name, arguments)
    case .array(let element): printedName(element).map { "\($0)[]" }
    case .builtin, .enumType, .domain, .verbatim, .inlineEnum: nil
    }
  }

  /// As `format_type` says it.
  private static func printedName(_ name: String, _ arguments: [Int]) -> String? {
    let list = "(\(arguments.map(String.init).joined(separator: ",")))"
    switch name {
    case "varchar": return "character varying\(list)"
    case "char": return "character\(list)"
    case "timestamptz": return "timestamp\(list) with time zone"
    case "timestamp": return "timestamp\(list) without time zone"
    case "time": return "time\(list) without time zone"
    case "numeric": return "numeric(\(arguments[0]),\(arguments.count > 1 ? arguments[1] : 0))"
    case "interval": return "interval\(list)"
    case "vector": return "vector\(list)"
    default: return nil
    }
  }
}

extension PostgresCatalogue {
  // MARK: Proofs: psql prints one `t`.

  static func proof(_ condition: String) -> Verification {
    Verification("SELECT \(condition)", expect: "t")
  }

  static func columnProof(_ column: String, of table: ObjectName, _ expression: String) -> Verification {
    Verification("SELECT \(expression) FROM \(attribute(column, of: table))", expect: "t")
  }

  static func constraintProof(_ name: String, on table: ObjectName) -> Verification {
    Verification("SELECT convalidated FROM \(constraint(name, on: table))", expect: "t")
  }

  static func indexProof(_ index: ObjectName) -> Verification {
    Verification(
      "SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid = \(PostgresText.regclass(index))",
      expect: "t"
    )
  }

  static func absenceProof(_ condition: String) -> Verification {
    Verification("SELECT NOT \(condition)", expect: "t")
  }
}

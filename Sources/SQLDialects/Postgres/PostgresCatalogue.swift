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

  /// A column of the table for which `condition`, on pg_attribute, holds.
  static func columnExists(_ column: String, of table: ObjectName, _ condition: String? = nil) -> String {
    "EXISTS (SELECT FROM \(attribute(column, of: table))\(condition.map { " AND \($0)" } ?? ""))"
  }

  static func constraintExists(_ name: String, on table: ObjectName, _ condition: String? = nil) -> String {
    "EXISTS (SELECT FROM \(constraint(name, on: table))\(condition.map { " AND \($0)" } ?? ""))"
  }

  /// An index that a build was killed in, and that no query uses.
  static func indexIsInvalid(_ index: ObjectName) -> String {
    "EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = \(PostgresText.regclass(index)) AND NOT indisvalid)"
  }

  /// No constraint is built on the index: `DROP INDEX` would be refused.
  static func indexStandsAlone(_ index: ObjectName) -> String {
    "NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = \(PostgresText.regclass(index)) "
      + "AND contype IN ('p', 'u', 'x'))"
  }

  private static func attribute(_ column: String, of table: ObjectName) -> String {
    "pg_catalog.pg_attribute WHERE attrelid = \(PostgresText.regclass(table)) "
      + "AND attname = \(PostgresText.literal(column)) AND NOT attisdropped"
  }

  private static func constraint(_ name: String, on table: ObjectName) -> String {
    "pg_catalog.pg_constraint WHERE conrelid = \(PostgresText.regclass(table)) "
      + "AND conname = \(PostgresText.literal(name))"
  }

  /// The type of a pg_attribute row is this one; nil when only the server knows how it prints the type.
  static func typeCondition(_ type: ColumnType) -> String? {
    switch type {
    case .builtin(let name, let arguments) where !arguments.isEmpty:
      printedName(name, arguments).map { "format_type(atttypid, atttypmod) = \(PostgresText.literal($0))" }
    case .builtin, .enumType:
      "atttypid = to_regtype(\(PostgresText.literal(PostgresText.type(type)))) AND atttypmod = -1"
    case .array(let element) where typeCondition(element)?.hasPrefix("atttypid") == true:
      "atttypid = to_regtype(\(PostgresText.literal(PostgresText.type(type)))) AND atttypmod = -1"
    case .array, .verbatim, .inlineEnum: nil
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

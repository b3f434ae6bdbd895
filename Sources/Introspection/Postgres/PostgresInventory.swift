import DatabaseDrivers

/// Of which kinds a database has anything: most have nothing of most, and what is not there is not asked for.
///
/// What the server brought along has numbers below 16384, its FirstNormalObjectId
/// (https://www.postgresql.org/docs/current/system-catalog-initial-data.html).
struct PostgresInventory {
  enum Kind: Int, CaseIterable {
    case accessMethods, aggregates, baseTypes, casts, collations, compositeTypes, configurations, conversions
    case defaultRights, dictionaries, domains, enums, eventTriggers, extensions, heirs, languages, operatorClasses
    case operatorFamilies, operators, parsers, partitionings, policies, publications, ranges, relationRights,
      routineRights, routines, rules
    case servers, statistics, templates, transforms, triggers, typeRights, wrappers

    /// A catalogue, and which of its rows are of the kind, or perhaps of none.
    fileprivate var rows: (catalogue: String, condition: String?) {
      switch self {
      case .accessMethods: ("pg_am", "oid >= 16384")
      case .aggregates: ("pg_aggregate", "aggfnoid::oid >= 16384")
      case .baseTypes: ("pg_type", "(typtype = 'b' AND typcategory <> 'A' OR NOT typisdefined) AND oid >= 16384")
      case .casts: ("pg_cast", "oid >= 16384")
      case .collations: ("pg_collation", "oid >= 16384")
      case .compositeTypes: ("pg_class", "relkind = 'c' AND oid >= 16384")
      case .configurations: ("pg_ts_config", "oid >= 16384")
      case .conversions: ("pg_conversion", "oid >= 16384")
      case .defaultRights: ("pg_default_acl", nil)
      case .dictionaries: ("pg_ts_dict", "oid >= 16384")
      case .domains: ("pg_type", "typtype = 'd' AND oid >= 16384")
      case .enums: ("pg_type", "typtype = 'e' AND oid >= 16384")
      case .eventTriggers: ("pg_event_trigger", nil)
      case .extensions: ("pg_extension", "extname <> 'plpgsql'")
      case .heirs: ("pg_inherits", nil)
      case .languages: ("pg_language", "oid >= 16384")
      case .operatorClasses: ("pg_opclass", "oid >= 16384")
      case .operatorFamilies: ("pg_opfamily", "oid >= 16384")
      case .operators: ("pg_operator", "oid >= 16384")
      case .parsers: ("pg_ts_parser", "oid >= 16384")
      case .partitionings: ("pg_partitioned_table", nil)
      case .policies: ("pg_policy", nil)
      case .publications: ("pg_publication", nil)
      case .ranges: ("pg_range", "rngtypid >= 16384")
      case .relationRights: ("pg_class", "relacl IS NOT NULL AND oid >= 16384")
      case .routineRights: ("pg_proc", "oid >= 16384 AND proacl IS NOT NULL")
      case .routines: ("pg_proc", "oid >= 16384")
      case .rules: ("pg_rewrite", "oid >= 16384 AND rulename <> '_RETURN'")
      case .servers: ("pg_foreign_server", nil)
      case .statistics: ("pg_statistic_ext", nil)
      case .templates: ("pg_ts_template", "oid >= 16384")
      case .transforms: ("pg_transform", nil)
      case .triggers: ("pg_trigger", "NOT tgisinternal")
      case .typeRights: ("pg_type", "typacl IS NOT NULL AND oid >= 16384")
      case .wrappers: ("pg_foreign_data_wrapper", nil)
      }
    }

    fileprivate var condition: String { rows.condition ?? "true" }
  }

  private var kinds = Set(Kind.allCases)
  /// Whether any index has parameters or statistics of its own for a key, and whether any column has rights of its own.
  private(set) var hasKeyParameters = true
  private(set) var hasKeyStatistics = true
  private(set) var hasColumnRights = true

  /// Nothing is known, so there may be anything.
  init() {}

  /// The answer of `query`.
  init(_ row: Row) {
    kinds = kinds.filter { row.isTrue($0.rawValue) }
    let behind = Kind.allCases.count
    hasKeyParameters = row.isTrue(behind)
    hasKeyStatistics = row.isTrue(behind + 1)
    hasColumnRights = row.isTrue(behind + 2)
  }

  func has(_ kind: Kind) -> Bool { kinds.contains(kind) }

  /// Two are large, and looked through once for all of their kinds.
  private static let large = ["pg_class", "pg_type"]

  /// The server's own columns, below 1, have no statistics, which stands there as 0.
  static let query = """
    SELECT \(Kind.allCases.map(answer).joined(separator: ", ")), pg_attribute.*
    FROM (\(scan("pg_attribute", [
      ("parameters", "attoptions IS NOT NULL AND attrelid >= 16384"),
      ("statistics", "attstattarget >= 0 AND attnum > 0 AND attrelid >= 16384"),
      ("rights", "attacl IS NOT NULL AND attrelid >= 16384"),
    ]))) AS pg_attribute, \(large.map { "(\(scan($0, kinds(in: $0)))) AS \($0)" }.joined(separator: ", "))
    """

  private static func answer(_ kind: Kind) -> String {
    let catalogue = kind.rows.catalogue
    return large.contains(catalogue)
      ? "\(catalogue).k\(kind.rawValue)" : "EXISTS (SELECT FROM \(catalogue) WHERE \(kind.condition))"
  }

  private static func kinds(in catalogue: String) -> [(name: String, condition: String)] {
    Kind.allCases.filter { $0.rows.catalogue == catalogue }.map { ("k\($0.rawValue)", $0.condition) }
  }

  /// One row that says for each condition whether any row meets it.
  private static func scan(_ catalogue: String, _ conditions: [(name: String, condition: String)]) -> String {
    let answers = conditions.map { "coalesce(bool_or(\($0.condition)), false) AS \($0.name)" }.joined(separator: ", ")
    return "SELECT \(answers) FROM \(catalogue) WHERE \(conditions.map(\.condition).joined(separator: " OR "))"
  }
}

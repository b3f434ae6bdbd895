import DatabaseDrivers

/// Of which kinds a database has anything: most have nothing of most, and what is not there is not asked for.
///
/// What the server brought along has numbers below 16384, its FirstNormalObjectId
/// (https://www.postgresql.org/docs/current/system-catalog-initial-data.html).
struct PostgresInventory {
  enum Kind: Int, CaseIterable {
    case accessMethods, aggregates, baseTypes, casts, collations, compositeTypes, configurations, defaultRights
    case dictionaries, domains, enums, eventTriggers, extensions, heirs, operatorClasses, operatorFamilies, operators
    case partitionings, policies, publications, ranges, relationRights, routineRights, routines, rules
    case servers, statistics, transforms, triggers, typeRights, wrappers

    /// What has a row where there is one, and perhaps where there is none.
    fileprivate var rows: String {
      switch self {
      case .accessMethods: "pg_am WHERE oid >= 16384"
      case .aggregates: "pg_aggregate WHERE aggfnoid::oid >= 16384"
      case .baseTypes: "pg_type WHERE oid >= 16384 AND (typtype = 'b' AND typcategory <> 'A' OR NOT typisdefined)"
      case .casts: "pg_cast WHERE oid >= 16384"
      case .collations: "pg_collation WHERE oid >= 16384"
      case .compositeTypes: "pg_class WHERE oid >= 16384 AND relkind = 'c'"
      case .configurations: "pg_ts_config WHERE oid >= 16384"
      case .defaultRights: "pg_default_acl"
      case .dictionaries: "pg_ts_dict WHERE oid >= 16384"
      case .domains: "pg_type WHERE oid >= 16384 AND typtype = 'd'"
      case .enums: "pg_type WHERE oid >= 16384 AND typtype = 'e'"
      case .eventTriggers: "pg_event_trigger"
      case .extensions: "pg_extension WHERE extname <> 'plpgsql'"
      case .heirs: "pg_inherits"
      case .operatorClasses: "pg_opclass WHERE oid >= 16384"
      case .operatorFamilies: "pg_opfamily WHERE oid >= 16384"
      case .operators: "pg_operator WHERE oid >= 16384"
      case .partitionings: "pg_partitioned_table"
      case .policies: "pg_policy"
      case .publications: "pg_publication"
      case .ranges: "pg_range WHERE rngtypid >= 16384"
      case .relationRights: "pg_class WHERE oid >= 16384 AND relacl IS NOT NULL"
      case .routineRights: "pg_proc WHERE oid >= 16384 AND proacl IS NOT NULL"
      case .routines: "pg_proc WHERE oid >= 16384"
      case .rules: "pg_rewrite WHERE oid >= 16384 AND rulename <> '_RETURN'"
      case .servers: "pg_foreign_server"
      case .statistics: "pg_statistic_ext"
      case .transforms: "pg_transform"
      case .triggers: "pg_trigger WHERE NOT tgisinternal"
      case .typeRights: "pg_type WHERE oid >= 16384 AND typacl IS NOT NULL"
      case .wrappers: "pg_foreign_data_wrapper"
      }
    }
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

  /// The server's own columns, below 1, have no statistics, which stands there as 0.
  static let query = """
    SELECT \(Kind.allCases.map { "EXISTS (SELECT FROM \($0.rows))" }.joined(separator: ", ")), c.*
    FROM (SELECT coalesce(bool_or(attoptions IS NOT NULL), false), coalesce(bool_or(attnum > 0 AND attstattarget >= 0), false),
      coalesce(bool_or(attacl IS NOT NULL), false) FROM pg_attribute WHERE attrelid >= 16384) AS c
    """
}

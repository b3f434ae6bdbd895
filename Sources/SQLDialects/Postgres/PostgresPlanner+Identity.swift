import SchemaModel

/// How an identity column counts.
extension PostgresPlanner {
  /// Options take effect for the numbers to come. A column that gave no number yet begins where it now should, and so
  /// does one whose last number lies before its new range; any other goes on behind its last number.
  mutating func setIdentity(
    _ identity: Identity,
    from old: Identity,
    of column: ColumnDefinition,
    _ table: ObjectName
  ) {
    let counting = PostgresCounting(identity, column.type)
    var actions: [String] = []
    if identity.isAlways != old.isAlways {
      actions.append("SET GENERATED \(identity.isAlways ? "ALWAYS" : "BY DEFAULT")")
    }
    let isCounted = counting != PostgresCounting(old, column.type)
    if isCounted { actions += counting.clauses.map { "SET \($0)" } }
    func alter(_ actions: [String]) -> String {
      PostgresStatements.alterTable(
        table,
        "ALTER COLUMN \(PostgresText.quoted(column.name)) \(actions.joined(separator: " "))"
      )
    }
    var statement = alter(actions)
    if isCounted {
      let sequence = PostgresCatalogue.sequence(of: column.name, table)
      let before = counting.increment > 0 ? "< \(counting.minimum)" : "> \(counting.maximum)"
      statement = PostgresStatements.block(
        if: "NOT \(PostgresCatalogue.sequence(sequence, counts: counting)) OR "
          + PostgresCatalogue.columnExists(
            column.name,
            of: table,
            "attidentity <> '\(identity.isAlways ? "a" : "d")'"
          ),
        [
          PostgresStatements.choice(
            if: "coalesce(pg_sequence_last_value(\(sequence)) \(before), true)",
            [alter(actions + ["RESTART WITH \(counting.start)"])],
            else: [alter(actions)]
          )
        ]
      )
    }
    add(
      "\(table).\(column.name): change the identity",
      .setIdentity,
      on: table,
      [statement],
      note: isCounted
        ? "The column goes on behind the numbers that it gave; Postgres refuses if they are out of range." : nil,
      proofs: identityProofs(identity, of: column, table)
    )
  }

  func identityProofs(_ identity: Identity, of column: ColumnDefinition, _ table: ObjectName) -> [Verification] {
    let sequence = PostgresCatalogue.sequence(of: column.name, table)
    return [
      PostgresCatalogue.columnProof(column.name, of: table, "attidentity = '\(identity.isAlways ? "a" : "d")'"),
      PostgresCatalogue.proof(PostgresCatalogue.sequence(sequence, counts: PostgresCounting(identity, column.type))),
    ]
  }
}

/// What a sequence does, with the server's defaults filled in.
struct PostgresCounting: Equatable {
  var start: Int64
  var increment: Int64
  var minimum: Int64
  var maximum: Int64
  var cache: Int64
  var cycles: Bool
  private var options: SequenceOptions

  init(_ identity: Identity, _ type: ColumnType) {
    var options = identity.options ?? SequenceOptions()
    options.cache = identity.cache.map(Int64.init) ?? options.cache
    self.init(options, type)
  }

  init(_ options: SequenceOptions, _ type: ColumnType) {
    let range: ClosedRange<Int64> =
      switch type {
      case .builtin("smallint", _): Int64(Int16.min)...Int64(Int16.max)
      case .builtin("integer", _): Int64(Int32.min)...Int64(Int32.max)
      default: Int64.min...Int64.max
      }
    increment = options.increment ?? 1
    minimum = options.minimum ?? (increment > 0 ? 1 : range.lowerBound)
    maximum = options.maximum ?? (increment > 0 ? range.upperBound : -1)
    start = options.start ?? (increment > 0 ? minimum : maximum)
    cache = options.cache ?? 1
    cycles = options.cycles ?? false
    self.options = options
  }

  /// Equal if the server does the same.
  static func == (left: Self, right: Self) -> Bool {
    (left.start, left.increment, left.minimum, left.maximum, left.cache)
      == (right.start, right.increment, right.minimum, right.maximum, right.cache) && left.cycles == right.cycles
  }

  /// All of it, so that a sequence that counts otherwise comes to count so.
  var clauses: [String] {
    [
      "INCREMENT BY \(increment)",
      options.minimum == nil ? "NO MINVALUE" : "MINVALUE \(minimum)",
      options.maximum == nil ? "NO MAXVALUE" : "MAXVALUE \(maximum)",
      "START WITH \(start)", "CACHE \(cache)", cycles ? "CYCLE" : "NO CYCLE",
    ]
  }

  /// As much of it as the author said.
  static func clauses(_ identity: Identity) -> [String] {
    let options = identity.options ?? SequenceOptions()
    let clauses = [
      options.start.map { "START WITH \($0)" }, options.increment.map { "INCREMENT BY \($0)" },
      options.minimum.map { "MINVALUE \($0)" }, options.maximum.map { "MAXVALUE \($0)" },
      (identity.cache.map(Int64.init) ?? options.cache).map { "CACHE \($0)" },
      options.cycles == true ? "CYCLE" : nil,
    ]
    return clauses.compactMap { $0 }
  }
}

extension PostgresCatalogue {
  /// The sequence behind a column, as an expression.
  static func sequence(of column: String, _ table: ObjectName) -> String {
    "pg_get_serial_sequence(\(PostgresText.literal(PostgresText.name(table))), \(PostgresText.literal(column)))::regclass"
  }

  static func sequence(_ sequence: String, counts counting: PostgresCounting) -> String {
    "EXISTS (SELECT FROM pg_catalog.pg_sequence WHERE seqrelid = \(sequence) AND seqstart = \(counting.start) "
      + "AND seqincrement = \(counting.increment) AND seqmin = \(counting.minimum) AND seqmax = \(counting.maximum) "
      + "AND seqcache = \(counting.cache) AND seqcycle = \(counting.cycles))"
  }
}

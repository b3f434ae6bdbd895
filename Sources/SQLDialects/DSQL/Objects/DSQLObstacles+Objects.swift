import SchemaModel

/// Kinds of objects that DSQL does not have, and properties of those that it has (facts/dsql.md, section 1.5).
extension DSQLObstacles {
  /// How many schemas a cluster holds beside `public` (section 3).
  static let namespaces = 10

  static let tooManyNamespaces = Obstacle(
    "DSQL has at most \(namespaces) schemas beside public",
    "put the tables of several into one"
  )

  static let namespaceRename = Obstacle(
    "DSQL is not known to rename a schema",
    "declare the new namespace and move the tables into it, each with .renamed(from: …, namespace: …); then drop the old one"
  )

  static func object(_ object: SchemaObject) -> Obstacle? {
    let only = "keep it to .only(.postgres)"
    switch object {
    case .extension: return Obstacle("DSQL has no extensions", only)
    case .policy: return Obstacle("DSQL has no row-level security", "\(only), and give roles a view")
    case .trigger: return Obstacle("DSQL has no triggers", "\(only), and do it in the application")
    case .routine(let routine): return self.routine(routine)
    case .view(let view):
      if !view.isMaterialized { return nil }
      return Obstacle("DSQL has no materialized views", "\(only), and use a table that a job fills")
    case .sequence(let sequence): return self.sequence(sequence)
    case .domain(let domain): return self.domain(domain)
    case .namespace(let namespace):
      if namespace.comment == nil { return nil }
      return Obstacle("DSQL is not known to take comments on schemas", "leave the comment out for DSQL")
    case .grant(let grant):
      return PostgresGrantText.obstacle(grant).map { Obstacle($0, PostgresGrantText.privileges) }
    case .raw: return nil
    }
  }

  private static func routine(_ routine: RoutineDefinition) -> Obstacle? {
    let only = "keep it to .only(.postgres)"
    if routine.kind == .procedure { return Obstacle("DSQL has no procedures", only) }
    if routine.language.lowercased() != "sql" {
      return Obstacle("DSQL has no functions in the language \(routine.language)", "write it in SQL, or \(only)")
    }
    return nil
  }

  private static func sequence(_ sequence: SequenceDefinition) -> Obstacle? {
    if sequence.type != .builtin("bigint") {
      return Obstacle("DSQL has sequences of type bigint only", "make the sequence a bigint")
    }
    return sequence.options.cache.flatMap { cache($0, of: "a sequence") }
  }

  private static func domain(_ domain: DomainDefinition) -> Obstacle? {
    if domain.collation != nil {
      return Obstacle("DSQL has the collation C and no other", "leave the collation out for DSQL")
    }
    if domain.comment != nil {
      return Obstacle("DSQL is not known to take comments on domains", "leave the comment out for DSQL")
    }
    return type(domain.type)
  }

  static func cache(_ numbers: Int64, of object: String) -> Obstacle? {
    if numbers == 1 || numbers >= 65_536 { return nil }
    return Obstacle("DSQL wants \(object)'s cache to be 1 or at least 65536", "say one of the two")
  }

  /// What has counted may stand anywhere in its range, and nothing can ask where before it is changed.
  static func counting(from old: PostgresCounting, to new: PostgresCounting) -> Obstacle? {
    let isStill = new.minimum <= new.maximum && (new.minimum...new.maximum).contains(old.start)
    if isStill { return nil }
    return Obstacle(
      "its first number \(old.start) lies outside the new range, and DSQL refuses a range without the number that a "
        + "sequence stands at",
      "take a range that has it, or write ALTER … RESTART WITH by hand (generate-migration --by-hand)"
    )
  }

  // MARK: Properties of tables and indexes

  static func attributes(_ attributes: TableAttributes) -> Obstacle? {
    if attributes.rowSecurity != nil {
      return Obstacle("DSQL has no row-level security", "leave it out for DSQL, and give roles a view")
    }
    if attributes.isUnlogged { return Obstacle("DSQL has no unlogged tables", "leave .unlogged out for DSQL") }
    if attributes.characterSet != nil || attributes.collation != nil {
      return Obstacle("DSQL has the encoding UTF-8 and the collation C", "leave the two out for DSQL")
    }
    if let name = attributes.parameters.keys.min() {
      return Obstacle("DSQL's tables have no storage parameters (\(name))", "leave them out for DSQL")
    }
    return nil
  }

  static let partitioning = Obstacle(
    "DSQL has no partitions",
    "leave the partitions out for DSQL: it divides tables by itself"
  )

  static let columnOrder = Obstacle("DSQL cannot move columns", "leave the columns where they are")

  static let checkedDomainLater = Obstacle(
    "ADD COLUMN takes no rule on DSQL, and the domain has some of its own",
    "give the column the type below the domain, and a check; or recreate the table"
  )

  static let domainRule = Obstacle(
    "DSQL cannot add a rule to a domain that is there, or take one away",
    "declare a domain of another name, and recreate the tables with it; or put a check on the columns"
  )

  static let domainType = Obstacle(
    "DSQL cannot change the type below a domain",
    "declare a domain of another name, and recreate the tables with it"
  )

  // MARK: What could not be run twice

  static let swappedLabels = Obstacle(
    "one migration gives a value up and takes it again, which on DSQL could not be run twice without harm",
    "make two migrations of it: first the one that gives the value up, then the one that takes it"
  )

  static let labelWithoutKey = Obstacle(
    "the table has no primary key by which its rows could be changed in batches",
    "change the rows by hand (generate-migration --by-hand)"
  )
}

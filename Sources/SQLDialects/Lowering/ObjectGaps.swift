import SchemaModel

// What each dialect has no form for, by kind of object.

extension PostgresRules {
  func gap(for object: SchemaObject) -> ObjectGap? {
    switch object {
    case .trigger(let trigger):
      if case .statement = trigger.action {
        return ObjectGap("triggers that hold a statement", "let the trigger call a Function")
      }
    case .view(let view):
      if view.security == .invoker, options.minimumVersion < ServerVersion(15) {
        return ObjectGap(
          "views with the rights of who asks before version 15, and the schema is for \(options.minimumVersion)",
          "say .postgres(from: 15), or leave it out"
        )
      }
      if view.isMaterialized, view.checkOption != nil || view.security != nil {
        return ObjectGap("check option or security for materialized views", "leave them out")
      }
    default: break
    }
    return nil
  }
}

extension MySQLRules {
  func gap(for object: SchemaObject) -> ObjectGap? {
    let only = ".only(.postgres)"
    switch object {
    case .namespace:
      return ObjectGap("namespaces inside a database", "keep it to .only(.postgres, .dsql)")
    case .extension: return ObjectGap("extensions", "keep it to \(only)")
    case .domain:
      return ObjectGap("domains", "keep it to \(only), and give the columns .on(.mysql, type: …) and a check")
    case .sequence: return ObjectGap("sequences", "keep it to \(only), and use .identity() here")
    case .policy: return ObjectGap("row-level security", "keep it to \(only), and give roles a view")
    case .view(let view):
      if view.isMaterialized {
        return ObjectGap("materialized views", "keep it to \(only), and use a table that a job fills")
      }
      if view.isSecurityBarrier { return ObjectGap("security barriers", "keep it to \(only)") }
      if view.comment != nil { return ObjectGap("comments on views", "leave the comment out") }
    case .trigger(let trigger):
      if case .function = trigger.action { return ObjectGap("triggers that call a function", "use runs: … for MySQL") }
      if trigger.events.count > 1 || trigger.events.contains(.truncate) {
        return ObjectGap("triggers for several events or TRUNCATE", "declare one for each of insert, update and delete")
      }
      if trigger.level == .statement || trigger.condition != nil || !trigger.columns.isEmpty
        || trigger.timing == .insteadOf || trigger.deferrability != nil || trigger.comment != nil
      {
        return ObjectGap(
          "triggers for statements, columns or views, with WHEN, put off, or with a comment",
          "say it in the statement: IF … THEN … END IF"
        )
      }
    case .routine(let routine):
      if routine.language.lowercased() != "sql" {
        return ObjectGap(
          "functions in the language \(routine.language)",
          "give it a body in SQL, or keep it to \(only)"
        )
      }
      if routine.isStrict || routine.arguments.contains(where: { $0.defaultValue != nil || $0.mode == .variadic }) {
        return ObjectGap("STRICT, defaults and VARIADIC for routines", "say it in the body")
      }
    case .grant(let grant):
      switch grant.target {
      case .relation, .routine: break
      case .sequence, .namespace, .type: return ObjectGap("grants on \(grant.target.words)", "keep it to \(only)")
      }
    case .raw: break
    }
    return nil
  }
}

extension DSQLRules {
  /// facts/dsql.md, section 1.
  func gap(for object: SchemaObject) -> ObjectGap? {
    let only = ".only(.postgres)"
    switch object {
    case .extension: return ObjectGap("extensions", "keep it to \(only)")
    case .policy: return ObjectGap("row-level security", "keep it to \(only), and give roles a view")
    case .trigger: return ObjectGap("triggers", "keep it to \(only), and do it in the application")
    case .view(let view):
      if view.isMaterialized {
        return ObjectGap("materialized views", "keep it to \(only), and use a table that a job fills")
      }
    case .routine(let routine):
      if routine.kind == .procedure { return ObjectGap("procedures", "keep it to \(only)") }
      if routine.language.lowercased() != "sql" {
        return ObjectGap("functions in the language \(routine.language)", "write it in SQL, or keep it to \(only)")
      }
    case .sequence(let sequence):
      if let cache = sequence.options.cache, cache != 1, cache < 65_536 {
        return ObjectGap("sequences with a cache between 1 and 65536", "say one of the two")
      }
      if sequence.type != .builtin("bigint") {
        return ObjectGap("sequences of the type \(sequence.type)", "make it a bigint")
      }
    case .namespace(let namespace):
      if namespace.comment != nil { return ObjectGap("comments on schemas", "leave the comment out for DSQL") }
    case .domain(let domain):
      if let collation = domain.collation.flatMap(collation) {
        return ObjectGap("collation but \"C\", so '\(collation)' cannot be had", "leave the collation out")
      }
      if domain.comment != nil { return ObjectGap("comments on domains", "leave the comment out for DSQL") }
    case .grant, .raw: break
    }
    return nil
  }
}

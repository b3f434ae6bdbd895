import SchemaModel

/// One declared column for one dialect.
struct ColumnLowering {
  private let column: ColumnDeclaration
  private let table: TableDeclaration
  private let rules: any DialectRules
  private var dialect: DialectName { rules.options.name }
  private var subject: String { "\(table.name).\(column.name)" }

  init(_ column: ColumnDeclaration, of table: TableDeclaration, _ rules: any DialectRules) {
    self.column = column
    self.table = table
    self.rules = rules
  }

  func lower(_ findings: inout Findings) -> (LoweredColumn, TypeConstraint?) {
    let type = type(&findings)
    let definition = ColumnDefinition(
      column.name,
      type.type,
      isNullable: column.isNullable,
      defaultValue: DefaultLowering(column, type: type.type, subject: subject, rules).lower(&findings),
      identity: identity(type.type, &findings),
      generated: generated(&findings),
      collation: collation(&findings) ?? type.collation,
      characterSet: characterSet(&findings),
      comment: column.comment
    )
    return (LoweredColumn(declaration: column, definition: definition), type.constraint)
  }

  private func type(_ findings: inout Findings) -> LoweredType {
    if let text = column.typeOverrides[dialect] { return LoweredType(rules.canonicalType(text)) }
    do throws(UnavailableType) {
      return try rules.lowered(column.type)
    } catch {
      findings.error(column.location, subject, "\(error.reason); \(error.wayOut)")
      return LoweredType(.verbatim(column.type.words))
    }
  }

  private func identity(_ type: ColumnType, _ findings: inout Findings) -> Identity? {
    guard let identity = column.identity else { return nil }
    if case .builtin(let name, _) = type, !rules.identityTypes.contains(name) {
      let types = rules.identityTypes.sorted().joined(separator: ", ")
      findings.error(
        column.location,
        subject,
        "\(rules.title) counts up only in columns of type \(types), not \(type); use .bigint"
      )
    }
    if identity.isAlways, !rules.has(.alwaysIdentity) {
      findings.error(
        column.location,
        subject,
        "\(rules.title) cannot refuse a number that a row brings along; leave 'always' out"
      )
    }
    let options = identity.options
    if let options, options != SequenceOptions(start: options.start), !rules.has(.identityOptions) {
      findings.error(
        column.location,
        subject,
        "\(rules.title) lets an identity begin somewhere and no more; leave increment, minimum, maximum and cycles out"
      )
    }
    return Identity(isAlways: identity.isAlways, cache: rules.identityCache(identity.cache), options: options)
  }

  private func characterSet(_ findings: inout Findings) -> String? {
    guard column.typeOverrides[dialect] == nil, let name = column.characterSet else { return nil }
    if !rules.has(.columnCharacterSet) {
      findings.error(
        column.location,
        subject,
        "\(rules.title) has one character set a database; leave it out, or give MySQL a type of its own: "
          + ".on(.mysql, type: \"… character set \(name)\")"
      )
    }
    return name
  }

  private func generated(_ findings: inout Findings) -> GeneratedValue? {
    guard let generated = column.generated else { return nil }
    if generated.storage == .virtual, !rules.has(.virtualColumn) {
      let reason =
        dialect == .postgres
        ? "Postgres computes columns on reading from version 18, and the schema is for "
          + "\(rules.options.minimumVersion) and later; make it stored, or say .postgres(from: 18)"
        : "\(rules.title) has no columns that are computed on reading; make it stored"
      findings.error(generated.location, subject, reason)
    }
    return GeneratedValue(generated.expression.lowered(for: dialect), generated.storage)
  }

  private func collation(_ findings: inout Findings) -> String? {
    // The author's own text says all of the type, and is the way to another collation on one dialect.
    guard column.typeOverrides[dialect] == nil, let declared = column.collation,
      let collation = rules.collation(declared)
    else { return nil }
    if !rules.has(.columnCollation) {
      findings.error(
        column.location,
        subject,
        "\(rules.title) has no collation but \"C\", so '\(collation)' cannot be had; leave the collation out"
      )
    }
    return collation
  }
}

import SchemaModel

/// An expression of a table, and where it stands.
struct ExpressionUse {
  enum Place {
    case check, generated, indexKey, indexPredicate, exclusion, defaultValue, conversion

    var words: String {
      switch self {
      case .check: "a check"
      case .generated: "a generated column"
      case .indexKey: "an index"
      case .indexPredicate: "an index"
      case .exclusion: "an exclusion constraint"
      case .defaultValue: "a default"
      case .conversion: "a conversion"
      }
    }
  }

  let place: Place
  let declared: DeclaredExpression
  let expression: ColumnExpression
  let location: SourceLocation
  let subject: String
}

extension LoweredTable {
  /// All expressions that the author wrote and this dialect gets.
  func expressions(for dialect: DialectName) -> [ExpressionUse] {
    var uses: [ExpressionUse] = []
    func add(
      _ place: ExpressionUse.Place,
      _ declared: DeclaredExpression,
      _ location: SourceLocation,
      _ subject: String
    ) {
      uses.append(
        ExpressionUse(
          place: place,
          declared: declared,
          expression: declared.lowered(for: dialect),
          location: location,
          subject: subject
        )
      )
    }
    for column in columns {
      let name = subject(column.definition.name)
      if let generated = column.declaration.generated {
        add(.generated, generated.expression, generated.location, name)
      }
      if case .sql(let expression) = column.declaration.defaultValue {
        add(.defaultValue, expression, column.declaration.location, name)
      }
      for conversion in column.declaration.conversions {
        for expression in [conversion.expression, conversion.back].compactMap({ $0 }) {
          add(.conversion, expression, column.declaration.location, name)
        }
      }
    }
    for element in elements {
      switch element.source {
      case .check(let check):
        add(.check, check.expression, element.location, subject(of: element))
      case .index(let index):
        for case .expression(let expression) in index.keys.map(\.target) {
          add(.indexKey, expression, element.location, subject(of: element))
        }
        if let predicate = index.predicate {
          add(.indexPredicate, predicate, element.location, subject(of: element))
        }
      case .exclusion(let exclusion):
        for case .expression(let expression) in exclusion.elements.map(\.key.target) {
          add(.exclusion, expression, element.location, subject(of: element))
        }
        if let predicate = exclusion.predicate {
          add(.exclusion, predicate, element.location, subject(of: element))
        }
      case .primaryKey, .unique, .foreignKey, .columnType: break
      }
    }
    return uses
  }

  /// `users.users_email_key`; the primary key, whose name is not the same everywhere, is the table's own matter.
  func subject(of element: LoweredElement) -> String {
    element.element.kind == .primaryKey ? name.description : subject(element.element.name)
  }
}

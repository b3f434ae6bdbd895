import SchemaModel
import Testing

@testable import SQLDialects

/// A schema with something wrong, and every finding that it must give: `error: dsql: 't.c': …`, without the dialects when
/// all of them find it.
struct ValidationCase: Sendable, CustomTestStringConvertible {
  var name: String
  var tables: [TableDeclaration]
  var dialects: [DialectOptions]
  var expected: [String]

  init(
    _ name: String,
    _ tables: [TableDeclaration],
    for dialects: [DialectOptions] = [Make.postgres, Make.mysql, Make.dsqlWithKeys],
    _ expected: String...
  ) {
    self.name = name
    self.tables = tables
    self.dialects = dialects
    self.expected = expected
  }

  var testDescription: String { name }

  var findings: [String] {
    let declaration = Make.schema(tables, dialects)
    return dialects.map { SchemaLowering.lower(declaration, for: $0) }.mergedDiagnostics.map { diagnostic in
      var nowhere = diagnostic
      nowhere.location = nil
      return nowhere.description
    }
  }
}

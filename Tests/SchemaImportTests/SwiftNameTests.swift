import SchemaModel
import Testing

@testable import SchemaImport

@Suite("Names of a database in Swift")
struct SwiftNameTests {
  @Test(arguments: [
    ("id", "id"), ("user_id", "userID"), ("created_at", "createdAt"), ("file_ids", "fileIDs"), ("url", "url"),
    ("home_url", "homeURL"), ("address_2", "address_2"), ("user_2_id", "user_2ID"), ("_hidden", "_hidden"),
    ("sha256", "sha256"),
  ])
  func thatTheDSLTakesBackAsTheyWere(_ column: String, _ property: String) {
    #expect(SwiftName.property(for: column) == property)
    #expect(snakeCase(property) == column)
  }

  @Test(arguments: [
    ("with space", "withSpace"), ("Mixed", "mixed"), ("createdAt", "createdAt"), ("e-mail", "eMail"), ("1st", "n1st"),
    ("it's", "itS"), ("…", "unnamed"), ("🙂", "unnamed"), ("UPPER", "upper"),
  ])
  func thatStandBesideTheRealOnes(_ column: String, _ property: String) {
    #expect(SwiftName.property(for: column) == property)
    #expect(snakeCase(property) != column)
  }

  @Test func areUniqueWhateverTheCaseOfTheirLetters() {
    let table = TableDefinition(
      ObjectName("comment"),
      columns: ["Id", "id", "ID", "body", "default", "self"].map { ColumnDefinition($0, .builtin("integer")) }
    )
    let names = ImportNames(DatabaseSchema(dialect: .postgres, tables: [table]), named: "shop")
    let columns = names.tables[table.name]?.columns ?? [:]
    #expect(columns["id"] == "id")
    #expect(Set(columns.values.map { $0.lowercased() }).count == 6)
    #expect(names.property("body", of: table.name) == "bodyColumn")
    #expect(names.property("default", of: table.name) == "`default`")
    #expect(names.property("self", of: table.name) == "selfColumn")
    #expect(names.tables[table.name]?.type == "CommentTable")
  }
}

@Suite("Texts of a database in Swift")
struct SwiftTextTests {
  @Test func standOnOneLineOrBetweenThreeQuotes() {
    #expect(SwiftText("a \"b\" \\ \u{202E}").literal(indent: 0) == #""a \"b\" \\ \u{202e}""#)
    let long = SwiftText([.text("SELECT \"x\" \n\n  FROM "), .code("Users.self"), .text(" -- \"\"\" \\")])
    #expect(
      long.literal(indent: 2) == #"""
        """
          SELECT "x"\u{20}

            FROM \(Users.self) -- \"\"\" \\
          """
        """#
    )
  }
}

import SchemaModel

/// A question to `information_schema` about the selected database.
///
/// Names of columns, indexes and constraints compare without case there, as they do everywhere in MySQL; names of tables
/// with case.
struct MySQLCatalogueQuery: Hashable {
  var relation: String
  var conditions: [String]

  private var from: String {
    "FROM information_schema.\(relation) WHERE \(conditions.joined(separator: " AND "))"
  }

  var exists: String { "EXISTS (SELECT 1 \(from))" }
  var isMissing: String { "NOT EXISTS (SELECT 1 \(from))" }

  func selecting(_ expression: String) -> String { "SELECT \(expression) \(from)" }

  func and(_ condition: String) -> MySQLCatalogueQuery {
    MySQLCatalogueQuery(relation: relation, conditions: conditions + [condition])
  }
}

enum MySQLCatalogue {
  static func table(_ table: ObjectName) -> MySQLCatalogueQuery {
    MySQLCatalogueQuery(relation: "TABLES", conditions: ["TABLE_SCHEMA = DATABASE()", condition("TABLE_NAME", table)])
  }

  static func column(_ table: ObjectName, _ column: String) -> MySQLCatalogueQuery {
    MySQLCatalogueQuery(
      relation: "COLUMNS",
      conditions: ["TABLE_SCHEMA = DATABASE()", condition("TABLE_NAME", table), condition("COLUMN_NAME", column)]
    )
  }

  static func index(_ table: ObjectName, _ index: String) -> MySQLCatalogueQuery {
    MySQLCatalogueQuery(
      relation: "STATISTICS",
      conditions: ["TABLE_SCHEMA = DATABASE()", condition("TABLE_NAME", table), condition("INDEX_NAME", index)]
    )
  }

  static func element(_ table: ObjectName, _ kind: TableElement.Kind, _ name: String) -> MySQLCatalogueQuery {
    switch kind {
    case .primaryKey: index(table, "PRIMARY")
    case .unique, .index: index(table, name)
    case .foreignKey:
      MySQLCatalogueQuery(
        relation: "REFERENTIAL_CONSTRAINTS",
        conditions: [
          "CONSTRAINT_SCHEMA = DATABASE()", condition("TABLE_NAME", table), condition("CONSTRAINT_NAME", name),
        ]
      )
    // There are no exclusion constraints: `MySQLFeatures` refuses them.
    case .check, .exclusion:
      MySQLCatalogueQuery(
        relation: "TABLE_CONSTRAINTS",
        conditions: [
          "TABLE_SCHEMA = DATABASE()", condition("TABLE_NAME", table), condition("CONSTRAINT_NAME", name),
          "CONSTRAINT_TYPE = 'CHECK'",
        ]
      )
    }
  }

  /// What holds until an element has its new name: the old one may be another element's by then.
  static func isPending(renaming element: TableElement, to new: String, on table: ObjectName) -> [String] {
    let old = self.element(table, element.kind, element.name)
    if element.name.lowercased() == new.lowercased() {
      let column = old.relation == "STATISTICS" ? "INDEX_NAME" : "CONSTRAINT_NAME"
      return [old.and("CAST(\(column) AS BINARY) = \(MySQLQuoting.literal(element.name))").exists]
    }
    return [old.exists, self.element(table, element.kind, new).isMissing]
  }

  /// How often the element is there: 1 or 0. An index has a row for each of its columns.
  static func count(_ table: ObjectName, _ element: TableElement) -> String {
    let query = self.element(table, element.kind, element.name)
    return query.selecting(query.relation == "STATISTICS" ? "COUNT(DISTINCT INDEX_NAME)" : "COUNT(*)")
  }

  private static func condition(_ column: String, _ table: ObjectName) -> String {
    condition(column, table.name)
  }

  private static func condition(_ column: String, _ name: String) -> String {
    "\(column) = \(MySQLQuoting.literal(name))"
  }
}

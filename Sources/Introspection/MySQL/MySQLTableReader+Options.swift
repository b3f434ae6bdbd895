import SQLDialects
import SchemaModel

/// What stands behind a table's columns and keys.
struct MySQLTableOptions {
  var attributes = TableAttributes()
  var comment: String?
}

extension MySQLTableReader {
  /// Those with an effect on InnoDB, or at least in SHOW CREATE TABLE, that the dialect writes.
  mutating func readOptions(_ options: inout MySQLTableOptions) throws(InspectionError) {
    var (characterSet, collation): (String?, String?)
    while !tokens.isAtEnd, !tokens.isAt("PARTITION") {
      _ = tokens.take("DEFAULT")
      guard let option = tokens.takeToken()?.uppercased() else { throw unreadable("an option") }
      if option == "TABLESPACE" || option == "START" {
        isForeign = true
        _ = tokens.takeToken()
        continue
      }
      // DATA DIRECTORY and INDEX DIRECTORY
      if tokens.take("DIRECTORY") { isForeign = true }
      _ = tokens.take(mark: "=")
      if option == "UNION" {
        isForeign = true
        _ = tokens.takeParentheses()
        continue
      }
      let start = tokens.position
      guard let value = tokens.takeToken() else { throw unreadable("the value of \(option)") }
      switch option {
      case "ENGINE": if value.uppercased() != "INNODB" { isForeign = true }
      case "CHARSET": characterSet = value
      case "COLLATE": collation = value
      case "COMMENT":
        tokens.position = start
        options.comment = tokens.takeText()
      case "AUTO_INCREMENT": counter = (start - 2)..<tokens.position
      case _ where MySQLDialect.tableParameters.contains(option): options.attributes.parameters[option] = value
      default: isForeign = true
      }
    }
    // What a table has that says nothing is no attribute of it.
    if characterSet == "utf8mb4", collation == nil || collation == "utf8mb4_0900_ai_ci" { return }
    options.attributes.characterSet = characterSet
    options.attributes.collation = collation
  }
}

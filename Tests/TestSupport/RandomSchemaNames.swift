import SchemaModel

/// Names as users choose them, and as they better would not.
enum RandomSchemaNames {
  static let tables = [
    "users", "teams", "posts", "comments", "files", "tags", "orders", "invoices", "order", "group", "Mixed Case",
    "UPPER",
    "it's", "say \"hi\"", "back`tick", "semi;colon", "per%cent", "größe", "rank", "a.b",
  ]

  static let columns = [
    "id", "name", "email", "title", "amount", "created_at", "updated_at", "owner", "parent", "position", "note",
    "kind_of",
    "select", "from", "user", "key", "values", "Mixed", "UPPER", "with space", "it's", "say \"hi\"", "back`tick",
    "back\\slash", "semi;colon", "-- comment", "dollar$$quote", "naïve", "列",
  ]

  static let enumTypes = ["mood", "color_kind", "Status Type", "type's", "level\"s"]

  static let domains = ["amount", "e mail", "percent", "code's", "Tag\"ged"]

  static let namespaces = ["ledger", "Back Office", "team's", "say \"more\""]

  static let elements = ["by_name", "Lookup", "the key", "rule's", "quick", "check", "valid\"ity", "limit", "z_last"]

  static let labels = ["open", "closed", "on hold", "it's", "\"quoted\"", "Ä", "a,b", "x\\y", "NULL"]

  static let texts = [
    "", "plain", "it's", "say \"hi\"", "back\\slash", "-- no comment", "$$ or $1", "ä 列", "line\nbreak", "100 %",
  ]

  /// An identifier that not every server holds: MySQL has none beyond the basic plane.
  static let emoji = "smile🙂"

  /// The text, or as much of it as an identifier may be long everywhere.
  static func identifier(_ text: String) -> String {
    var (cut, bytes) = ("", 0)
    for character in text {
      bytes += character.utf8.count
      if bytes > 60 { break }
      cut.append(character)
    }
    // MySQL takes no space at the end.
    while cut.last == " " { cut.removeLast() }
    return cut
  }
}

extension RandomSchema {
  /// A name that nothing in the schema but columns has, whatever the case of its letters.
  mutating func freshName(_ wish: String) -> String {
    let wish = wished(wish)
    var name = RandomSchemaNames.identifier(wish)
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      name = "\(RandomSchemaNames.identifier(wish))_\(number)"
      number += 1
    }
    return name
  }

  mutating func freshTableName() -> ObjectName {
    let wish = random.pick(RandomSchemaNames.tables) ?? "users"
    let hasEmoji = dialect != .mysql && random.chance(1)
    let name = freshName(hasEmoji ? RandomSchemaNames.emoji : wish)
    if options.usesNamespaces, random.chance(10) { return ObjectName(name, in: "billing") }
    return ObjectName(name, in: random.chance(20) ? random.pick(namespaces) : nil)
  }

  mutating func freshColumnName(in table: TableDefinition) -> String {
    let there = Set(table.columns.map { $0.name.lowercased() })
    let wish = wished(random.pick(RandomSchemaNames.columns) ?? "id")
    var (name, number) = (wish, 2)
    while there.contains(name.lowercased()) {
      name = "\(wish)_\(number)"
      number += 1
    }
    return name
  }

  func wished(_ name: String) -> String {
    if !options.usesPlainNames { return name }
    let plain = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    return plain.isEmpty || plain == "select" ? "other" : plain
  }

  /// As Cairn names an element by itself, or as an author does.
  mutating func freshElementName(_ table: TableDefinition, _ columns: [String], _ suffix: String) -> String {
    if random.chance(25), let wish = random.pick(RandomSchemaNames.elements) { return freshName(wish) }
    return freshName(Self.derivedName(table.name, columns, suffix))
  }

  static func derivedName(_ table: ObjectName, _ columns: [String], _ suffix: String) -> String {
    RandomSchemaNames.identifier(([table.name] + columns + [suffix]).joined(separator: "_"))
  }
}

package import SchemaModel

/// What the checks of a table let one suppose of a column's values: the constants that stand beside it.
///
/// `price > 0` gives 0, 1 and -1; `status IN ('new', 'done')` gives both; `email LIKE '%@%'` gives `a@a`; `length(code) = 3`
/// gives `aaa`. Whether a row obeys is for the server to say.
package struct CheckedValues: Sendable {
  package private(set) var texts: [String] = []

  package init(of column: ColumnDefinition, in table: TableDefinition, _ schema: DatabaseSchema) {
    var expressions = table.checks.filter { $0.expression.columns.contains(column.name) }.map(\.expression)
    // What the author wrote as text mentions columns by name alone.
    expressions += table.checks.map(\.expression).filter { $0.columns.isEmpty && "\($0)".contains(column.name) }
    if let name = column.type.domainName {
      for case .domain(let domain) in schema.objects where domain.name == name {
        expressions += domain.checks.map(\.expression)
      }
    }
    for expression in expressions { add(constantsOf: Array("\(expression)"), isText: column.type.holdsText) }
  }

  private mutating func add(constantsOf characters: [Character], isText: Bool) {
    var place = 0
    while place < characters.count {
      if characters[place] == "'" {
        var text = ""
        place += 1
        while place < characters.count {
          if characters[place] == "'" {
            guard place + 1 < characters.count, characters[place + 1] == "'" else { break }
            place += 1
          }
          text.append(characters[place])
          place += 1
        }
        add(text)
        add(String(text.map { $0 == "%" || $0 == "_" ? "a" : $0 }))
      } else if characters[place].isNumber,
        place == 0 || !(characters[place - 1].isLetter || characters[place - 1] == "_")
      {
        let start = place
        while place + 1 < characters.count, characters[place + 1].isNumber || characters[place + 1] == "." {
          place += 1
        }
        add(number: String(characters[start...place]), isText: isText)
      }
      place += 1
    }
  }

  private mutating func add(number text: String, isText: Bool) {
    if isText {
      guard let count = Int(text), (1...1_000).contains(count) else { return }
      for length in [count, count + 1, count - 1] where length > 0 { add(String(repeating: "a", count: length)) }
    } else if let whole = Int(text), abs(whole) < Int(Int32.max) {
      for value in [whole + 1, whole, whole - 1] { add("\(value)") }
    } else {
      add(text)
    }
  }

  private mutating func add(_ text: String) {
    if !texts.contains(text) { texts.append(text) }
  }
}

extension ColumnType {
  fileprivate var holdsText: Bool {
    guard case .builtin(let name, _) = self else { return self == .verbatim("citext") }
    return ["char", "varchar", "text", "tinytext", "mediumtext", "longtext"].contains(name)
  }
}

import SchemaModel

/// A name for each table that Mermaid and an address take: `users`, `billing_users`; different for different tables.
struct EntityNames {
  private var names: [ObjectName: String] = [:]

  init(_ tables: [ObjectName]) {
    var taken: Set<String> = []
    for table in tables {
      let base = Self.identifier(table.description)
      var name = base
      var count = 1
      while !taken.insert(name).inserted {
        count += 1
        name = "\(base)_\(count)"
      }
      names[table] = name
    }
  }

  /// What stands for the table in relations and addresses.
  subscript(_ table: ObjectName) -> String { names[table] ?? Self.identifier(table.description) }

  /// The entity where it is introduced: `users`, or `t_end["end"]`.
  func declaration(of table: ObjectName) -> String {
    let (name, shown) = (self[table], table.description)
    return name == shown ? name : "\(name)[\(MermaidText.quoted(shown))]"
  }

  /// A link to the table's heading.
  func link(to table: ObjectName) -> String {
    "[\(MarkdownText.text(table.description))](#table-\(self[table]))"
  }

  private static func identifier(_ text: String) -> String {
    var name = text
    if !text.isMade(of: .word) {
      name = ""
      for scalar in text.unicodeScalars {
        let isPlain = scalar.isASCIILetter || scalar.isASCIIDigit || scalar == "_"
        name.unicodeScalars.append(isPlain ? scalar : "_")
      }
    }
    let startsWithLetter = name.unicodeScalars.first?.isASCIILetter ?? false
    return startsWithLetter && !words.contains(name.lowercased()) ? name : "t_" + name
  }

  /// The words of Mermaid's own, in small letters.
  private static let words: Set<String> = [
    "accdescr", "acctitle", "class", "classdef", "direction", "end", "erdiagram", "many", "one", "only", "optionally",
    "style", "subgraph", "title", "to", "zero",
  ]
}

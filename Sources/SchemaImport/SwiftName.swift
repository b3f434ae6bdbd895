import SchemaModel

/// Names of a database as names of Swift.
enum SwiftName {
  /// `user_id` is `userID`: the name of a property that the DSL takes back to the column's.
  static func property(for name: String) -> String {
    let words = words(of: name)
    let candidates = [joined(words, isType: false, withInitialisms: true), joined(words, isType: false), name]
    return candidates.first { isPlain($0) && snakeCase($0) == name } ?? identifier(candidates[1], isType: false)
  }

  /// `user_files` is `UserFiles`.
  static func type(for name: String) -> String {
    let words = words(of: name)
    let candidates = [joined(words, isType: true, withInitialisms: true), joined(words, isType: true)]
    return candidates.first { isPlain($0) && snakeCase($0) == name } ?? identifier(candidates[1], isType: true)
  }

  /// A name for a case of an enumeration with this label: `on hold` is `onHold`.
  static func enumCase(for label: String) -> String {
    if isPlain(label), label.first?.isUppercase == false { return label }
    return identifier(joined(words(of: label), isType: false), isType: false)
  }

  /// As Swift reads it: a keyword stands between backticks.
  static func escaped(_ name: String) -> String {
    keywords.contains(name) ? "`\(name)`" : name
  }

  /// Names that cannot be had even between backticks, or not in every place.
  static let impossible: Set<String> = ["self", "Self", "init", "Type", "Protocol", "_", "body"]

  private static func words(of name: String) -> [String] {
    var words = [""]
    for character in name {
      if isPart(character) {
        words[words.count - 1].append(character)
      } else if words.last?.isEmpty == false {
        words.append("")
      }
    }
    return words.filter { !$0.isEmpty }
  }

  /// Letters and digits of names that compilers, linkers and people can handle; everything else divides words.
  private static func isPart(_ character: Character) -> Bool {
    if character.isASCII { return character.isLetter || character.isNumber }
    return character.unicodeScalars.count == 1 && character.isLetter
      && character.unicodeScalars.allSatisfy { $0.value < 0x1_0000 && $0.properties.isXIDContinue }
  }

  private static func joined(_ words: [String], isType: Bool, withInitialisms: Bool = false) -> String {
    var result = ""
    for word in words {
      // `address_2` would lose its line.
      if let first = word.first, first.isNumber, !result.isEmpty { result += "_" }
      let isFirst = result.isEmpty && !isType
      if withInitialisms, let initialism = initialisms[word.lowercased()], !isFirst {
        result += initialism
      } else if word.allSatisfy({ $0.isUppercase || $0.isNumber }) {
        result += isFirst ? word.lowercased() : word.prefix(1) + word.dropFirst().lowercased()
      } else {
        result += (isFirst ? word.prefix(1).lowercased() : word.prefix(1).uppercased()) + word.dropFirst()
      }
    }
    return result
  }

  private static func identifier(_ name: String, isType: Bool) -> String {
    guard let first = name.first else { return isType ? "Unnamed" : "unnamed" }
    if first.isNumber { return (isType ? "N" : "n") + name }
    return name
  }

  /// ASCII letters, digits and lines that Swift reads as one name.
  private static func isPlain(_ name: String) -> Bool {
    guard let first = name.first, first.isASCII, first.isLetter || first == "_", name != "_" else { return false }
    return name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
  }

  private static let initialisms = ["id": "ID", "ids": "IDs", "url": "URL", "urls": "URLs", "uuid": "UUID"]

  private static let keywords: Set<String> = [
    "actor", "any", "as", "associatedtype", "async", "await", "borrowing", "break", "case", "catch", "class",
    "consume", "consuming", "continue", "copy", "default", "defer", "deinit", "discard", "do", "each", "else", "enum",
    "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "inout",
    "internal",
    "is", "isolated", "let", "macro", "nil", "nonisolated", "open", "operator", "package", "precedencegroup", "private",
    "protocol", "public", "repeat", "rethrows", "return", "sending", "some", "static", "struct", "subscript", "super",
    "switch", "then", "throw", "throws", "true", "try", "typealias", "unsafe", "var", "where", "while", "yield", "Any",
  ]
}

extension Set<String> {
  /// The wish, or as much of it as is free: with a word behind it, then with numbers. Case does not make two names: on
  /// many machines it does not make two files.
  mutating func claim(_ wish: String, or suffix: String) -> String {
    var name = wish
    var number = 2
    while contains(name.lowercased()) {
      name = number == 2 ? wish + suffix : "\(wish)\(suffix)\(number)"
      number += 1
    }
    insert(name.lowercased())
    return name
  }
}

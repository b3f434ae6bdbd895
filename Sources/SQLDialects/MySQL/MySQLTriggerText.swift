import SchemaModel

/// What `CREATE TRIGGER` says of when a trigger fires, declared or kept as text.
struct MySQLTriggerText {
  struct Group: Hashable {
    var table: String
    var timing: String
    var event: String
  }

  var name: String
  var group: Group
  /// `PRECEDES` or `FOLLOWS`, and the other trigger.
  var place: (word: String, other: String)?
  private let beginning: String
  private let body: String

  init?(_ object: SchemaObject) {
    switch object {
    case .trigger(let trigger): self.init(MySQLSyntax.createTrigger(trigger))
    case .raw(let raw): self.init(MySQLSyntax.text(raw.create))
    default: return nil
    }
  }

  /// Nil where no statement in the text makes a trigger.
  init?(_ text: String) {
    guard let start = text.firstRange(of: "CREATE TRIGGER ") else { return nil }
    var rest = text[start.upperBound...]
    let name = Self.identifier(in: &rest)
    let (timing, event) = (Self.word(in: &rest), Self.word(in: &rest))
    guard Self.take(["ON"], in: &rest) else { return nil }
    let table = Self.identifier(in: &rest)
    guard !name.isEmpty, Self.take(["FOR", "EACH", "ROW"], in: &rest) else { return nil }
    self.name = name
    group = Group(table: table, timing: timing, event: event)
    beginning = String(text[..<rest.startIndex])
    for word in ["PRECEDES", "FOLLOWS"] where Self.take([word], in: &rest) {
      place = (word, Self.identifier(in: &rest))
    }
    body = String(rest.drop(while: \.isWhitespace))
  }

  /// The same trigger, which fires before this other one; nil: as the last.
  func preceding(_ other: String?) -> String {
    "\(beginning)\n\(other.map { "PRECEDES \(MySQLSyntax.name($0)) " } ?? "")\(body)"
  }

  private static func word(in text: inout Substring) -> String {
    text = text.drop(while: \.isWhitespace)
    let word = text.prefix { $0.isLetter }
    text = text.dropFirst(word.count)
    return word.uppercased()
  }

  private static func take(_ words: [String], in text: inout Substring) -> Bool {
    var rest = text
    for word in words where self.word(in: &rest) != word { return false }
    text = rest
    return true
  }

  private static func identifier(in text: inout Substring) -> String {
    text = text.drop(while: \.isWhitespace)
    guard text.first == "`" else {
      let name = text.prefix { !$0.isWhitespace && $0 != "`" }
      text = text.dropFirst(name.count)
      return String(name)
    }
    var name = ""
    repeat {
      text = text.dropFirst()
      if !name.isEmpty { name.append("`") }
      let part = text.prefix { $0 != "`" }
      name += part
      text = text.dropFirst(part.count + 1)
    } while text.first == "`"
    return name
  }
}

/// An expression and the modifiers behind it: on one line where that is short, else each on a line of its own.
struct Chain {
  private static let width = 118

  var head: String
  var modifiers: [String] = []

  init(_ head: String) {
    self.head = head
  }

  mutating func add(_ modifier: String) {
    modifiers.append(modifier)
  }

  mutating func add(_ modifier: String, if condition: Bool) {
    if condition { add(modifier) }
  }

  /// Behind `indent` spaces, which the first line has too.
  func text(indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    let line = margin + head + modifiers.joined()
    if modifiers.isEmpty || line.utf8.count <= Self.width && !line.contains("\n") { return line }
    return margin + head + modifiers.map { "\n\(margin)  \($0)" }.joined()
  }
}

/// `name(argument, argument)`, whose arguments stand on lines of their own where they are too long for one.
func call(_ name: String, _ arguments: [String], indent: Int) -> String {
  let line = "\(name)(\(arguments.joined(separator: ", ")))"
  if indent + line.utf8.count <= 118 || arguments.count < 2 { return line }
  let margin = String(repeating: " ", count: indent)
  return "\(name)(\n" + arguments.map { "\(margin)  \($0)" }.joined(separator: ",\n") + "\n\(margin))"
}

/// What each dialect says of one thing: said once where they agree.
struct DialectVariants {
  private var texts: [(text: String, dialects: [String])] = []
  private var count = 0

  init() {}

  init(_ texts: [(dialect: String, text: String?)]) {
    for (dialect, text) in texts { add(text, dialect) }
  }

  /// A dialect that says nothing has nil.
  mutating func add(_ text: String?, _ dialect: String) {
    count += 1
    guard let text else { return }
    if let index = texts.firstIndex(where: { $0.text == text }) {
      texts[index].dialects.append(dialect)
    } else {
      texts.append((text, [dialect]))
    }
  }

  /// Each different text, with its dialects where it is not of all: `` `now()` (postgres, dsql) ``
  var lines: [String] { lines { _ in "" } }

  /// The same with something to add for the dialects that say it.
  func lines(adding note: ([String]) -> String) -> [String] {
    texts.map { text, dialects in
      (dialects.count == count ? text : "\(text) (\(dialects.joined(separator: ", ")))") + note(dialects)
    }
  }
}

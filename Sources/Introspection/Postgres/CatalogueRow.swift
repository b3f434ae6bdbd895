import DatabaseDrivers

/// What the catalogue said does not fit together: it was changed between two of the queries.
struct CatalogueMoved: Error {
  /// The reader's own place that found it; nil: the catalogue is seen to be another one now.
  var place: String?

  init(place: String?) {
    self.place = place
  }

  init(_ function: String = #function, line: Int = #line) {
    place = "\(function), line \(line)"
  }
}

/// A row of the catalogue, read by the places of its columns.
extension Row {
  func number(_ place: Int) -> Int { Int(self[place].integer ?? 0) }

  func isTrue(_ place: Int) -> Bool { self[place].bool ?? false }

  func text(_ place: Int) -> String { self[place].text ?? "" }

  func optionalText(_ place: Int) -> String? { self[place].text }

  /// The one character of a `"char"`; a blank where there is none.
  func letter(_ place: Int) -> Character { text(place).utf8.first.map { Character(Unicode.Scalar($0)) } ?? " " }

  /// What a function of the server printed. It prints nothing for what is gone.
  func printed(_ place: Int) throws(CatalogueMoved) -> String {
    guard let text = self[place].text else { throw CatalogueMoved() }
    return text
  }

  /// `{a,b}`; none where it is NULL.
  func list(_ place: Int) -> [String] { self[place].text.map(ArrayText.elements) ?? [] }

  /// `{1,2}`, or the `1 2` of an int2vector or oidvector.
  func numbers(_ place: Int) -> [Int] {
    guard let text = self[place].text else { return [] }
    return text.utf8.split { $0 == 32 || $0 == 44 || $0 == 123 || $0 == 125 }.map { digits in
      digits.reduce(into: 0) { number, digit in number = number * 10 + Int(digit) - 48 }
    }
  }
}

/// Arrays of one dimension as the server writes them: `{plain,"with \"quotes\"",NULL}`.
enum ArrayText {
  static func value(_ numbers: [Int]) -> DatabaseValue {
    .text("{\(numbers.map(String.init).joined(separator: ","))}")
  }

  static func elements(_ text: String) -> [String] {
    optionalElements(text).map { $0 ?? "" }
  }

  static func optionalElements(_ text: String) -> [String?] {
    var elements: [String?] = []
    var current: [UInt8] = []
    var (isQuoted, wasQuoted, isEscaped) = (false, false, false)
    func end() {
      if wasQuoted || !current.isEmpty {
        let text = String(decoding: current, as: UTF8.self)
        elements.append(!wasQuoted && text == "NULL" ? nil : text)
      }
      current = []
      wasQuoted = false
    }
    for byte in text.utf8.dropFirst().dropLast() {
      if isEscaped {
        current.append(byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
        wasQuoted = true
      } else if byte == UInt8(ascii: ","), !isQuoted {
        end()
      } else {
        current.append(byte)
      }
    }
    end()
    return elements
  }
}

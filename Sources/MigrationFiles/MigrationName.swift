/// The name of a migration: its number and what it is about, `0007_add_users_nickname`.
package struct MigrationName: Hashable, Sendable {
  package static let fileExtension = ".sql"

  /// The digits as they stand in the name, leading zeros included.
  package var digits: String
  package var words: String

  package init(number: Int, words: String) {
    let digits = String(number)
    self.digits = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    self.words = MigrationName.slug(words)
  }

  /// The same number as another one, written as that is.
  package init(digits: String, words: String) {
    self.digits = digits
    self.words = MigrationName.slug(words)
  }

  /// Reads `0007_add_users_nickname` or the file's name; nil when it does not begin with digits and `_`.
  package init?(_ text: some StringProtocol) {
    let name = text.hasSuffix(Self.fileExtension) ? String(text.dropLast(Self.fileExtension.count)) : String(text)
    let digits = name.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, Int(digits) != nil, name.dropFirst(digits.count).first == "_" else { return nil }
    self.digits = String(digits)
    self.words = String(name.dropFirst(digits.count + 1))
  }

  package var number: Int { Int(digits) ?? 0 }

  package var fileName: String { description + Self.fileExtension }

  /// Text as the middle of a file name: lower case, digits and single underscores, at most 60 characters.
  package static func slug(_ text: String) -> String {
    var slug = ""
    for character in text.lowercased() {
      if character.isASCII, character.isLetter || character.isNumber {
        slug.append(character)
      } else if !slug.isEmpty, slug.last != "_" {
        slug.append("_")
      }
    }
    let cut = slug.prefix(60)
    return String(cut.last == "_" ? cut.dropLast() : cut)
  }
}

extension MigrationName: Comparable {
  package static func < (left: MigrationName, right: MigrationName) -> Bool {
    (left.number, left.words) < (right.number, right.words)
  }
}

extension MigrationName: CustomStringConvertible {
  package var description: String { "\(digits)_\(words)" }
}

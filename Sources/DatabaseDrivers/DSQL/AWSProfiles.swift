/// The shared credentials file: sections of `name = value`.
struct AWSProfiles {
  private var sections: [String: [String: String]] = [:]

  init(_ text: String) {
    var section: String?
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.trimmed
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
      if line.hasPrefix("["), let end = line.firstIndex(of: "]") {
        section = line[..<end].dropFirst().trimmed
      } else if let section, let equals = line.firstIndex(of: "=") {
        let name = line[..<equals].trimmed.lowercased()
        sections[section, default: [:]][name] = line[line.index(after: equals)...].trimmed
      }
    }
  }

  /// The values of a profile; none when there is no such profile.
  subscript(_ profile: String) -> [String: String] {
    sections[profile] ?? [:]
  }
}

extension StringProtocol {
  /// Without blanks at either end.
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}

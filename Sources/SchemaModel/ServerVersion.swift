/// A server's version: `14`, `8.0`, `8.0.29`.
package struct ServerVersion: Hashable, Sendable {
  package var parts: [Int]

  package init(_ parts: Int...) {
    self.parts = parts
  }

  /// Reads `8.0.29`; nil when a part is no number.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard !parts.isEmpty, !parts.contains(nil) else { return nil }
    self.parts = parts.compactMap { $0 }
  }
}

extension ServerVersion: Comparable {
  package static func < (left: ServerVersion, right: ServerVersion) -> Bool {
    for index in 0..<max(left.parts.count, right.parts.count) {
      let (ours, theirs) = (left.part(index), right.part(index))
      if ours != theirs { return ours < theirs }
    }
    return false
  }

  private func part(_ index: Int) -> Int { index < parts.count ? parts[index] : 0 }
}

extension ServerVersion: CustomStringConvertible {
  package var description: String { parts.map(String.init).joined(separator: ".") }
}

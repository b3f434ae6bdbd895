#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// A migration that people wrote, given another number: the name and what it requires change in its header, and no other
/// byte of it.
package enum HandWrittenFile {
  package static func renumbered(
    _ data: Data,
    from old: MigrationName,
    to new: MigrationName,
    requires: MigrationName?
  ) -> Data {
    var lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Data($0) }
    // The header ends where the first line stands that is no comment.
    let header = lines.firstIndex { !$0.starts(with: Data("--".utf8)) } ?? lines.endIndex
    for index in lines[..<header].indices {
      if lines[index].starts(with: Data("-- Migration:".utf8)) {
        lines[index] = replacing(lines[index], old.fileName, with: new.fileName)
      } else if lines[index].starts(with: Data("-- Requires:".utf8)) {
        let isCRLF = lines[index].last == 13
        lines[index] = Data("-- Requires:  \(requires?.description ?? "nothing")\(isCRLF ? "\r" : "")".utf8)
      }
    }
    return Data(lines.joined(separator: Data("\n".utf8)))
  }

  private static func replacing(_ line: Data, _ old: String, with new: String) -> Data {
    guard let range = line.firstRange(of: Data(old.utf8)) else { return line }
    return line[..<range.lowerBound] + Data(new.utf8) + line[range.upperBound...]
  }
}

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The marks that version control leaves where two sides changed the same lines.
enum MergeConflict {
  private static let marks = ["<<<<<<<", "=======", ">>>>>>>"].map { Data($0.utf8) }

  static func check(_ bytes: LineBuffer, file: String) throws(MigrationFileError) {
    let isMark = { (byte: UInt8) in byte == UInt8(ascii: "<") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">")
    }
    guard bytes.hasLine(beginningWith: isMark) else { return }
    for (number, line) in zip(1..., bytes.lines) where marks.contains(where: line.starts(with:)) {
      throw MigrationFileError(
        file,
        line: number,
        "an unresolved merge stands here: both sides added a migration; run generate-migration --rebase, which keeps "
          + "the other side's and generates yours anew behind them"
      )
    }
  }
}

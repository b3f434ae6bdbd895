#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Line ends that version control changed on checkout.
///
/// They are refused, not looked through: they would stand in literals and comments of the SQL, and each checksum would
/// mean two different files.
enum LineEndings {
  static let attributesFile = ".gitattributes"

  static let advice =
    "its line ends were changed to CRLF, as git does on checkout with core.autocrlf; put '* -text' into a "
    + "\(attributesFile) in the folder of the dialects, delete the files of this folder and check them out again"

  /// The data with LF at each line end.
  static func plain(_ data: Data) -> Data {
    var plain = Data(capacity: data.count)
    var rest = data[...]
    while let index = rest.firstIndex(of: 13) {
      plain += rest[..<index]
      rest = rest[(index + 1)...]
      if rest.first != 10 { plain.append(13) }
    }
    return plain + rest
  }

  /// Throws when lines end in CRLF, which no file that Cairn wrote has.
  static func check(_ data: Data, file: String) throws(MigrationFileError) {
    guard let end = data.firstIndex(of: 10), end > data.startIndex, data[end - 1] == 13 else { return }
    throw MigrationFileError(file, advice)
  }
}

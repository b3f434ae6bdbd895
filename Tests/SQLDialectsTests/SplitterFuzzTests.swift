import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

/// Whatever the bytes: the splitters end, do not crash, and lose no statement's text.
@Suite struct SplitterFuzzTests {
  static let dialects: [DialectName] = [.postgres, .mysql]

  @Test(arguments: dialects)
  func anyBytes(name: DialectName) {
    let dialect = DialectOptions(name, from: ServerVersion(13)).dialect
    var random = SplitMix64(seed: 7)
    let alphabet = Array("'\"`$$;;--/**/\\\n\r #()eEbegincasedDELIMITER //!+;".utf8) + [0xEF, 0xBB, 0xBF, 0xFF, 0]
    for _ in 0..<15_000 {
      let isPlain = random.chance(50)
      let bytes = (0..<random.number(0...200)).map { _ in
        isPlain ? UInt8(truncatingIfNeeded: random.next()) : alphabet[random.number(0...(alphabet.count - 1))]
      }
      check(bytes, dialect)
    }
  }

  @Test(arguments: dialects)
  func hostileFilesWithChangedBytes(name: DialectName) {
    let dialect = DialectOptions(name, from: ServerVersion(13)).dialect
    var random = SplitMix64(seed: 11)
    for seed in 0..<10_000 as Range<UInt64> {
      var bytes = Array((name == .mysql ? HostileScript.mysql(seed: seed) : HostileScript.postgres(seed: seed)).utf8)
      for _ in 0..<random.number(1...5) where !bytes.isEmpty {
        let place = random.number(0...(bytes.count - 1))
        switch random.number(0...3) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.remove(at: place)
        case 2: bytes.removeSubrange(place...)
        default: bytes.insert(contentsOf: bytes.prefix(place).suffix(9), at: place)
        }
      }
      check(bytes, dialect)
    }
  }

  /// Statements are pieces of the file, in their order, each on the line that it says.
  private func check(_ bytes: [UInt8], _ dialect: any SQLDialect) {
    let parts = bytes.withUnsafeBufferPointer { buffer in try? dialect.parts(of: buffer) }
    guard let parts, String(validating: bytes, as: UTF8.self) != nil else { return }
    var place = 0
    for case .statement(let statement) in parts {
      let text = Array(statement.text.utf8)
      guard let found = (place...max(place, bytes.count - text.count)).first(where: { bytes[$0...].starts(with: text) })
      else {
        Issue.record("\(statement) is no piece of \(bytes)")
        return
      }
      let line = bytes[..<found].count { $0 == 10 } + 1
      if line > statement.line {
        Issue.record("\(statement) does not begin on its line in \(bytes)")
        return
      }
      place = found + text.count
    }
  }
}

import Foundation
import Testing

@testable import MigrationFiles

@Suite struct LineBufferTests {
  private static func text(_ data: Data?) -> String? { data.map { String(decoding: $0, as: UTF8.self) } }

  @Test(arguments: [
    ("", []), ("\n\n", []), ("a", ["a"]), ("a\n", ["a"]), ("a\n\nb\n", ["a", "b"]), ("\nä\nb", ["ä", "b"]),
  ])
  func linesAreWhatStandsBetweenLineEnds(text: String, lines: [String]) {
    var buffer = LineBuffer(Data(text.utf8))
    #expect(buffer.lines.map { Self.text($0) } == lines)
    #expect(Self.text(buffer.lastLine) == lines.last)
    buffer.append(Data("new".utf8))
    #expect(buffer.lines.map { Self.text($0) } == lines + ["new"])
    buffer.removeLastLine()
    #expect(buffer.lines.map { Self.text($0) } == lines)
  }

  @Test(arguments: [1, 4_095, 4_096, 4_097, 20_000])
  func theLastLineMayBeLong(count: Int) {
    let long = String(repeating: "x", count: count)
    for text in [long, "\(long)\n", "first\n\(long)\n\n", "\(long)\n\(long)"] {
      #expect(Self.text(LineBuffer(Data(text.utf8)).lastLine) == long)
    }
  }

  @Test func aSliceHasItsOwnFirstIndex() {
    let slice = Data("skipped\none\ntwo\n".utf8).dropFirst(8)
    #expect(LineBuffer(slice).lines.map { Self.text($0) } == ["one", "two"])
    #expect(Self.text(LineBuffer(slice).lastLine) == "two")
  }

  @Test func aByteAtTheBeginningOfALineIsFound() {
    let buffer = LineBuffer(Data("{a<\n{b\n<c\n".utf8))
    #expect(buffer.hasLine { $0 == UInt8(ascii: "<") })
    #expect(!buffer.hasLine { $0 == UInt8(ascii: "a") })
  }
}

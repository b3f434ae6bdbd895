import Crypto

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// SHA-256 of a file's bytes, as 64 hexadecimal digits.
package enum Checksum {
  package static func hex(_ data: Data) -> String {
    let digits = Array("0123456789abcdef")
    var text = ""
    for byte in SHA256.hash(data: data) {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return text
  }
}

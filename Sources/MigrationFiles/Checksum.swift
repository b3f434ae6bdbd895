import CSHA256

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// SHA-256 of a file's bytes, as 64 hexadecimal digits.
package enum Checksum {
  package static func hex(_ data: Data) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    data.withUnsafeBytes { bytes in
      cairn_sha256(bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count, &digest)
    }
    let digits = Array("0123456789abcdef")
    return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}

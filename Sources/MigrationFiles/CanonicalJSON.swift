#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// JSON of which the same value is always the same bytes: keys sorted, slashes plain, a newline at the end.
package enum CanonicalJSON {
  /// Indented, for files that people review.
  package static func document(_ value: some Encodable) throws -> Data {
    try encode(value, [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]) + Data("\n".utf8)
  }

  /// On one line, without the newline.
  package static func line(_ value: some Encodable) throws -> Data {
    try encode(value, [.sortedKeys, .withoutEscapingSlashes])
  }

  package static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
    try JSONDecoder().decode(type, from: data)
  }

  private static func encode(_ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting
    return try encoder.encode(value)
  }
}

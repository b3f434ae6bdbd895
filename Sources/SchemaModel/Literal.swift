/// A constant that each dialect writes in its own way.
package enum Literal: Hashable, Sendable {
  case boolean(Bool)
  case integer(Int64)
  /// A number with a fraction or an exponent, as its digits: `0.50` and `0.5` are different texts of one number.
  case number(String)
  case string(String)
  case bytes([UInt8])
}

extension Literal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .boolean(let value): String(value)
    case .integer(let value): String(value)
    case .number(let digits): digits
    case .string(let text): "'\(text)'"
    case .bytes(let bytes): "\(bytes.count) bytes"
    }
  }
}

extension Literal: Codable {
  private enum CodingKeys: String, CodingKey {
    case boolean, integer, number, string, bytes
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let value = try container.decodeIfPresent(Bool.self, forKey: .boolean) {
      self = .boolean(value)
    } else if let value = try container.decodeIfPresent(Int64.self, forKey: .integer) {
      self = .integer(value)
    } else if let value = try container.decodeIfPresent(String.self, forKey: .number) {
      self = .number(value)
    } else if let value = try container.decodeIfPresent(String.self, forKey: .string) {
      self = .string(value)
    } else {
      self = .bytes(try container.decode([UInt8].self, forKey: .bytes))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .boolean(let value): try container.encode(value, forKey: .boolean)
    case .integer(let value): try container.encode(value, forKey: .integer)
    case .number(let digits): try container.encode(digits, forKey: .number)
    case .string(let text): try container.encode(text, forKey: .string)
    case .bytes(let bytes): try container.encode(bytes, forKey: .bytes)
    }
  }
}

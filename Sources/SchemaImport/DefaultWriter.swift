import SQLDialects
import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Defaults in the DSL's words, where these say exactly the same.
struct DefaultWriter {
  let facts: LoweringFacts
  let names: ImportNames

  /// The argument of `.default(…)`.
  func text(_ value: DefaultValue, _ type: ImportedType, in table: ObjectName, indent: Int) -> String {
    switch value {
    case .literal(let literal):
      return text(literal, type.value) ?? exactText(literal)
    case .expression(let expression):
      if moments.contains(type.value), isSame(.now, value, type) { return ".now" }
      if type.value == "UUID", isSame(.random, value, type) { return ".random" }
      let pieces = expression.segments.map { segment in
        switch segment {
        case .sql(let text): SwiftText.Piece.text(text)
        case .column(let name): names.keyPath(name, of: table).map(SwiftText.Piece.code) ?? .text(name)
        }
      }
      return ".sql(\(SwiftText(pieces).literal(indent: indent)))"
    }
  }

  private let moments: Set<String> = ["Date", "CalendarDate", "TimeOfDay"]

  init(_ facts: LoweringFacts, _ names: ImportNames) {
    self.facts = facts
    self.names = names
  }

  private func isSame(_ declared: DeclaredDefault, _ value: DefaultValue, _ type: ImportedType) -> Bool {
    facts.defaultValue(declared, of: type.declared)?.isSameText(as: value) == true
  }

  /// A literal of Swift's that becomes this very constant in a column of such values; nil where none does.
  private func text(_ literal: Literal, _ value: String) -> String? {
    switch literal {
    case .boolean(let flag): return value == "Bool" ? String(flag) : nil
    case .integer(let number): return Self.holds(number, value) ? String(number) : nil
    case .number(let digits): return Self.isNumber(digits, value) ? digits : nil
    case .string(let text):
      if let label = caseName(text, value) { return ".case(.\(label))" }
      return Self.textual.contains(value) ? text.quoted : nil
    case .bytes: return nil
    }
  }

  private func exactText(_ literal: Literal) -> String {
    switch literal {
    case .string(let text): ".literal(\(text.quoted))"
    case .boolean, .integer, .number, .bytes: ".literal(\(Self.columnLiteral(literal, named: "")))"
    }
  }

  /// `.integer(7)`, or with a name before the dot.
  static func columnLiteral(_ literal: Literal, named type: String) -> String {
    switch literal {
    case .boolean(let flag): "\(type).boolean(\(flag))"
    case .integer(let number): "\(type).integer(\(number))"
    case .number(let digits): "\(type).number(\(digits.quoted))"
    case .string(let text): "\(type).string(\(text.quoted))"
    case .bytes(let bytes):
      "\(type).bytes([\(bytes.map { "0x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: ", "))])"
    }
  }

  private func caseName(_ label: String, _ value: String) -> String? {
    let all = names.enums.values.filter { $0.type == value } + names.inlineEnums.values.filter { $0.type == value }
    return all.first?.cases[label].map(SwiftName.escaped)
  }

  private static let textual: Set<String> = [
    "String", "CalendarDate", "TimeOfDay", "CalendarInterval", "InternetAddress", "TextSearchVector", "JSONDocument",
  ]

  private static func holds(_ number: Int64, _ value: String) -> Bool {
    switch value {
    case "Int8": Int8(exactly: number) != nil
    case "Int16": Int16(exactly: number) != nil
    case "Int32": Int32(exactly: number) != nil
    case "Int64": true
    case "UInt8": UInt8(exactly: number) != nil
    case "UInt16": UInt16(exactly: number) != nil
    case "UInt32": UInt32(exactly: number) != nil
    case "UInt64": UInt64(exactly: number) != nil
    default: false
    }
  }

  /// Whether Swift reads the digits as a number and prints that as the same digits.
  private static func isNumber(_ digits: String, _ value: String) -> Bool {
    let unsigned = digits.hasPrefix("-") ? digits.dropFirst() : digits[...]
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }) else {
      return false
    }
    switch value {
    case "Float": return parts.count == 2 && Float(digits)?.description == digits
    case "Double": return parts.count == 2 && Double(digits)?.description == digits
    case "Decimal":
      if parts.count == 1 { return Int(digits).map { Decimal($0).description } == digits }
      return Double(digits).map { Decimal(floatLiteral: $0).description } == digits
    default: return false
    }
  }
}

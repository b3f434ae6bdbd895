import SQLDialects
import SchemaModel
import TestSupport
import Verification

/// Values that fit a column's type, as SQL.
struct RowValues {
  let schema: DatabaseSchema
  let style: RowStyle
  let server: any LawServer

  init(_ schema: DatabaseSchema, style: RowStyle, on server: any LawServer) {
    self.schema = schema
    self.style = style
    self.server = server
  }

  func value(_ column: ColumnDefinition, _ number: Int, _ random: inout SplitMix64) -> String {
    if style == .wild, column.isNullable, random.next() % 4 == 0 { return "NULL" }
    if case .verbatim(let words) = column.type, words.hasPrefix("point") {
      return "ST_GeomFromText('POINT(\(number) 1)', 4326)"
    }
    let texts = SampleValues(schema).texts(of: column.type, number)
    guard !texts.isEmpty else { return "NULL" }
    if case .builtin(let name, let arguments) = column.type, let bytes = bytes(name, arguments, number) {
      return server.literal(bytes)
    }
    if style != .wild { return server.dialect.literal(texts[0]) }
    return server.dialect.literal(texts[Int(random.next() % UInt64(texts.count))])
  }

  private func bytes(_ name: String, _ arguments: [Int], _ number: Int) -> [UInt8]? {
    switch name {
    case "bytea", "longblob", "varbinary", "blob": [UInt8(number + 1)]
    case "binary": [UInt8](repeating: UInt8(number + 1), count: arguments.first ?? 1)
    default: nil
    }
  }
}

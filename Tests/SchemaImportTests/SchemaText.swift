import Foundation
import MigrationFiles
import SchemaModel

/// Schemas compared line by line, so that a failure says where.
enum SchemaText {
  static func differences(_ left: DatabaseSchema, _ right: DatabaseSchema) throws -> [String] {
    if left == right { return [] }
    let (left, right) = (try lines(left), try lines(right))
    return right.difference(from: left).map { change in
      switch change {
      case .remove(let line, let text, _): "-\(line) \(text)"
      case .insert(let line, let text, _): "+\(line) \(text)"
      }
    }
  }

  private static func lines(_ schema: DatabaseSchema) throws -> [String] {
    try String(decoding: CanonicalJSON.document(schema), as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

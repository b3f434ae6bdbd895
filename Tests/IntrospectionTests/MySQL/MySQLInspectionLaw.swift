import DatabaseDrivers
import Introspection
import SQLDialects
import SchemaDiff
import SchemaModel
import TestSupport
import Testing

/// What is inspected makes the same database again.
enum MySQLInspectionLaw {
  /// Of a database that was made somehow: what is read of it, rendered and run elsewhere gives a database that shows the
  /// same, and of which the same is read. Empty where it holds.
  static func breach(_ first: MySQLPlace, _ second: MySQLPlace) async throws -> String? {
    let inspected = try await first.inspect()
    let again = try await first.inspect()
    if again.schema != inspected.schema || again.leftOut != inspected.leftOut { return "read twice, it is two things" }
    if let name = mention(of: first.name, in: inspected.schema) { return "\(name) mentions the database" }
    try await second.empty()
    let refusals = try await second.create(inspected.schema)
    if let refusal = refusals.first { return "refused: \(refusal.object): \(refusal.reason)" }
    let (wanted, found) = (try await MySQLPicture.take(of: first), try await MySQLPicture.take(of: second))
    if wanted != found { return difference(wanted, found) }
    let copy = try await second.inspect()
    if copy.schema != inspected.schema {
      let changes = SchemaDiffer.difference(from: inspected.schema, to: copy.schema).changes
      return "the copy is read as another schema: \(changes.map(\.description).joined(separator: "; "))"
    }
    return nil
  }

  static func mention(of database: String, in schema: DatabaseSchema) -> String? {
    schema.objects.first { "\($0)".contains(database) }?.key.description
      ?? schema.tables.first { "\($0)".contains(database) }?.name.description
  }

  static func difference(_ wanted: String, _ found: String) -> String {
    let (left, right) = (wanted.split(separator: "\n"), found.split(separator: "\n"))
    let lines = left.difference(from: right)
    return "shows otherwise:\n"
      + lines.map { change in
        switch change {
        case .insert(_, let line, _): "wanted: \(line)"
        case .remove(_, let line, _): "found:  \(line)"
        }
      }.joined(separator: "\n")
  }
}

import DatabaseDrivers
import SQLDialects
import SchemaModel

/// What the OIDs of a catalogue stand for, and which objects are not read.
struct PostgresNames {
  /// Where names without a namespace live.
  static let home = "public"

  let dialect: PostgresDialect
  let scope: InspectionScope
  private(set) var leftOut: [Inspection.LeftOut] = []

  private let namespaces: [Int: String]
  private let collations: [Int: (namespace: String, name: String)]
  /// What extensions own, by catalogue and OID.
  private let members: Set<ObjectID>
  /// What the scope leaves out, and what hangs on that.
  private var excluded: Set<ObjectID> = []
  private var names: [ObjectID: ObjectName] = [:]
  private let types: [TypeKey: TypeRow]
  /// The form of each, made once: many columns are of one type.
  private var forms: [TypeKey: (type: ColumnType, collation: Int)] = [:]
  private let shadowedTypes: Set<String>
  /// The namespaces that extensions keep their objects in.
  private let extensionHomes: [Int: String]

  init(_ rows: PostgresRows, _ scope: InspectionScope, _ dialect: PostgresDialect) {
    self.scope = scope
    self.dialect = dialect
    namespaces = Dictionary(rows.namespaces.map { ($0.number(0), $0.text(1)) }) { first, _ in first }
    collations = Dictionary(rows.collations.map { ($0.number(0), ($0.text(1), $0.text(2))) }) { first, _ in first }
    members = Set(rows.members.map { ObjectID($0.text(0), $0.number(1)) })
    extensionHomes = Dictionary(rows.members.filter { $0.text(0) == "pg_type" }.map { ($0.number(1), $0.text(3)) }) {
      first,
      _ in first
    }
    shadowedTypes = Set(rows.shadowedTypes.map { $0.text(0) })
    types = Dictionary(rows.types.map { (TypeKey(oid: $0.number(0), modifier: $0.number(1)), TypeRow($0)) }) {
      first,
      _ in first
    }
    leftOut = rows.members.map { Inspection.LeftOut($0.text(2), .ownedByExtension) }
    forms = types.mapValues { row in
      (row.element.map { .array(type($0)) } ?? type(row.base), row.collation)
    }
  }

  // MARK: Names

  func namespace(_ oid: Int) -> String { namespaces[oid] ?? "" }

  func name(_ name: String, in namespace: Int) -> ObjectName {
    let space = self.namespace(namespace)
    return ObjectName(name, in: space == Self.home ? nil : space)
  }

  /// The name of a type: with its namespace, too, where the server's own would be taken for it.
  func typeName(_ name: String, in namespace: Int) -> ObjectName {
    let space = self.namespace(namespace)
    return ObjectName(name, in: space == Self.home && !shadowedTypes.contains(name) ? nil : space)
  }

  /// With its namespace in any case, as people and raw texts say it.
  func full(_ name: ObjectName) -> ObjectName { ObjectName(name.name, in: name.namespace ?? Self.home) }

  func sql(_ name: ObjectName) -> String { dialect.quoted(full(name)) }

  subscript(_ id: ObjectID) -> ObjectName? { names[id] }

  // MARK: What is read

  /// Notes the object's name, unless it is one that is not read; the words are its kind: `table`.
  mutating func admit(_ id: ObjectID, _ name: ObjectName, _ words: String) -> Bool {
    if members.contains(id) { return false }
    if scope.ignores(name, home: Self.home) {
      leaveOut(id, "\(words) \(full(name))", .ignored)
      return false
    }
    names[id] = name
    return true
  }

  mutating func leaveOut(_ id: ObjectID, _ words: String, _ reason: Inspection.LeftOut.Reason) {
    excluded.insert(id)
    leftOut.append(Inspection.LeftOut(words, reason))
  }

  mutating func rename(_ id: ObjectID, to name: ObjectName) { names[id] = name }

  mutating func note(_ words: String, _ reason: Inspection.LeftOut.Reason) {
    leftOut.append(Inspection.LeftOut(words, reason))
  }

  func isLeftOut(_ id: ObjectID) -> Bool { members.contains(id) || excluded.contains(id) }

  func isMember(_ id: ObjectID) -> Bool { members.contains(id) }

  // MARK: Types and collations

  /// The type of a column, and the collation it has where nothing is said.
  func type(_ key: TypeKey) throws(CatalogueMoved) -> (type: ColumnType, collation: Int) {
    guard let form = forms[key] else { throw CatalogueMoved() }
    return form
  }

  private func type(_ base: TypeRow.Base) -> ColumnType {
    if let home = extensionHomes[base.oid], home == "vector", base.text.hasPrefix("public.vector(") {
      return dialect.columnType(String(base.text.dropFirst("public.".count)))
    }
    if !members.contains(ObjectID("pg_type", base.oid)), namespaces[base.namespace] != nil {
      switch base.kind {
      case "e": return .enumType(typeName(base.name, in: base.namespace))
      case "d": return .domain(typeName(base.name, in: base.namespace))
      default: return .verbatim(base.text)
      }
    }
    let type = dialect.columnType(base.text)
    // What lowering has no word for stays in the server's words.
    if case .verbatim = type { return .verbatim(base.text) }
    return type
  }

  /// The type as it is written in a routine's arguments: users' types by identity, or all as text.
  func text(_ key: TypeKey, mentioning: Bool) throws(CatalogueMoved) -> SQLText {
    guard let row = types[key] else { throw CatalogueMoved() }
    let base = row.element ?? row.base
    let isOurs = !members.contains(ObjectID("pg_type", base.oid)) && namespaces[base.namespace] != nil
    guard mentioning, isOurs, "edc".contains(base.kind) else {
      return SQLText([.sql(row.base.text)], origin: .inspected)
    }
    let segments: [SQLText.Segment] = [.object(typeName(base.name, in: base.namespace))]
    return SQLText(segments + (row.element == nil ? [] : [.sql("[]")]), origin: .inspected)
  }

  /// The collation as a clause can name it: nil where it is the type's own. One in another namespace than those that are
  /// always searched has no bare name.
  func collation(_ oid: Int, instead usual: Int = 0) -> (name: String, isBare: Bool)? {
    guard oid != 0, oid != usual, let collation = collations[oid] else { return nil }
    return (collation.name, collation.namespace == "pg_catalog" || collation.namespace == Self.home)
  }

  func quotedCollation(_ oid: Int) -> String {
    guard let collation = collations[oid] else { return "" }
    return dialect.quoted(ObjectName(collation.name, in: collation.namespace))
  }
}

/// An object of the catalogue: the table of the catalogue that it stands in, and its number there.
struct ObjectID: Hashable {
  var catalogue: String
  var oid: Int

  init(_ catalogue: String, _ oid: Int) {
    self.catalogue = catalogue
    self.oid = oid
  }

  /// Numbers alone tell nearly all of them apart, and are hashed in no time.
  func hash(into hasher: inout Hasher) { hasher.combine(oid) }
}

/// A type and, where it is an array, its element.
private struct TypeRow {
  struct Base {
    var oid: Int
    var text: String
    var kind: Character
    var namespace: Int
    var name: String
  }

  var base: Base
  var collation: Int
  var element: Base?

  init(_ row: Row) {
    base = Base(
      oid: row.number(0),
      text: row.text(2),
      kind: row.letter(3),
      namespace: row.number(4),
      name: row.text(5)
    )
    collation = row.number(6)
    guard !row[7].isNull else { return }
    element = Base(
      oid: row.number(7),
      text: row.text(8),
      kind: row.letter(9),
      namespace: row.number(10),
      name: row.text(11)
    )
  }
}

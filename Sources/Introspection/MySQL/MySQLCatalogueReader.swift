import DatabaseDrivers
import SQLDialects
import SchemaModel

/// One reading of a whole catalogue.
struct MySQLCatalogueReader {
  let scope: InspectionScope
  let session: MySQLInspectionSession
  let rights: MySQLRights?
  var tables: [TableDefinition] = []
  var objects: [SchemaObject] = []
  var leftOut: [Inspection.LeftOut] = []
  /// Tables and views that are left out, and with them their triggers and grants.
  var absent: Set<String> = []

  static let dialect = MySQLDialect(options: DialectOptions(.mysql, from: ServerVersion(8)))

  init(scope: InspectionScope, session: MySQLInspectionSession, rights: MySQLRights?) {
    self.scope = scope
    self.session = session
    self.rights = rights
  }

  private static let recordNames = CairnRecord.names.map(dialect.literal).joined(separator: ", ")

  /// No such table, view, routine, trigger or event.
  static func isAboutMissing(_ error: DatabaseError) -> Bool {
    [1146, 1305, 1360, 1539, 1412].contains(error.number)
  }

  mutating func read(on connection: isolated any DatabaseConnection) throws {
    let rows = try connection.query(
      """
      SELECT TABLE_NAME, TABLE_TYPE, CASE WHEN TABLE_NAME IN (\(Self.recordNames)) THEN \
      (SELECT GROUP_CONCAT(c.COLUMN_NAME) FROM information_schema.COLUMNS c \
      WHERE c.TABLE_SCHEMA = t.TABLE_SCHEMA AND c.TABLE_NAME = t.TABLE_NAME) END \
      FROM information_schema.TABLES t WHERE TABLE_SCHEMA = DATABASE() ORDER BY CAST(TABLE_NAME AS BINARY)
      """
    )
    var names: [String] = []
    var views: [String] = []
    for row in rows {
      guard let name = row[0].text else { continue }
      let isView = row[1].text != "BASE TABLE"
      let columns = (row[2].text ?? "").split(separator: ",").map(String.init)
      if !isView, CairnRecord.isOne(name, columns: columns) {
        leftOut.append(Inspection.LeftOut("table \(name)", .cairn))
        absent.insert(name)
      } else if leavesOut(name, isView ? "view" : "table") {
        absent.insert(name)
      } else if isView {
        views.append(name)
      } else {
        names.append(name)
      }
    }
    try requireSight(of: names, on: connection)
    for name in names { try readTable(name, on: connection) }
    try readViews(views, on: connection)
    try readRoutines(on: connection)
    try readTriggers(on: connection)
    try readEvents(on: connection)
    try readGrants(on: connection)
  }

  func inspection(of server: ServerIdentity) -> Inspection {
    Inspection(
      server: server,
      schema: DatabaseSchema(dialect: .mysql, tables: tables, objects: objects),
      leftOut: leftOut
    )
  }

  /// Whether an object is one of those that are seen and not read; it is then on the list of them.
  mutating func leavesOut(_ name: String, _ kind: String) -> Bool {
    if scope.ignores(ObjectName(name), home: session.database) {
      leftOut.append(Inspection.LeftOut("\(kind) \(name)", .ignored))
      return true
    }
    return false
  }

  private mutating func readTable(_ name: String, on connection: isolated any DatabaseConnection) throws {
    let statement = try showCreate("TABLE", name, on: connection)
    let result = try MySQLTableReader.read(name, statement.text, Self.dialect)
    if let table = result.table { tables.append(table) }
    objects += result.objects
  }

  /// What SHOW CREATE answers in the column that begins with these words.
  func showCreate(
    _ kind: String,
    _ name: String,
    in column: String? = nil,
    on connection: isolated any DatabaseConnection
  ) throws -> (text: String, row: Row) {
    let column = column ?? "Create \(kind.prefix(1))\(kind.dropFirst().lowercased())"
    let rows = try connection.query("SHOW CREATE \(kind) \(Self.dialect.quoted(name))")
    guard let row = rows.first, let text = row[column].text else {
      throw InspectionError.notPermitted(
        object: "\(kind.lowercased()) \(name)",
        privilege: kind == "VIEW" ? "SHOW VIEW" : "SHOW_ROUTINE"
      )
    }
    return (text, row)
  }
}

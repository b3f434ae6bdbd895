/// An object that Cairn has no typed form for, by the text that makes it and the text that takes it away.
package struct RawDefinition: Hashable, Codable, Sendable {
  package enum Stage: String, Codable, Hashable, Sendable {
    /// Tables, types or routines may use it.
    case beforeTables
    /// It uses them.
    case afterTables
  }

  /// What it is known by in the snapshot: the server never sees it.
  package var name: ObjectName
  package var create: SQLText
  package var drop: SQLText
  package var stage: Stage
  /// What it uses, tables and other objects.
  package var dependencies: [ObjectName]

  package init(
    _ name: ObjectName,
    create: SQLText,
    drop: SQLText,
    stage: Stage = .afterTables,
    dependencies: [ObjectName] = []
  ) {
    self.name = name
    self.create = create
    self.drop = drop
    self.stage = stage
    self.dependencies = dependencies.sorted()
  }
}

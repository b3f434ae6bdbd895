package import MigrationFiles
package import SchemaModel

extension MigrationFolder {
  /// The schema before each entry and after the last, from the changes in the history.
  package func states() throws -> [DatabaseSchema] {
    guard let snapshot = snapshot?.schema else {
      throw MigrationFileError(label, "it has no migration yet; run generate-migration")
    }
    let entries = try history.entries
    var states = [DatabaseSchema(dialect: snapshot.dialect)]
    for entry in entries {
      do {
        states.append(try states[states.count - 1].applying(entry.changes))
      } catch {
        throw MigrationFileError(
          label(of: History.fileName),
          "the changes of \(entry.migration) do not fit those before it: \(error); restore it from version control"
        )
      }
    }
    guard states.last?.ignoringColumnOrder == snapshot.ignoringColumnOrder else {
      throw MigrationFileError(
        label(of: History.fileName),
        "its changes do not lead to \(Snapshot.fileName); restore both from version control"
      )
    }
    // The columns stand as in the databases that came the long way.
    states[states.count - 1] = snapshot
    return states
  }
}

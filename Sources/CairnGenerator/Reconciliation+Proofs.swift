import SQLDialects
import SchemaModel

extension Reconciliation {
  /// What is true behind these changes and not at the end of the file: a part that drops a view does not know that a
  /// later one makes it again.
  func passingProofs(of changes: [Change], from start: DatabaseSchema) -> Set<Verification> {
    let passing = changes.filter { $0.takesSomethingAway && (try? end.applying([$0.inverse])) == nil }
    return Set(
      passing.flatMap { dialect.plan([$0], from: start, isCertain: false).steps.flatMap(\.verifications) }
    )
  }
}

extension Change {
  /// Something is not there any more, at least under its name.
  fileprivate var takesSomethingAway: Bool {
    switch self {
    case .dropTable, .dropColumn, .dropElement, .dropEnum, .dropObject: true
    case .renameTable, .renameColumn, .renameElement, .renameEnum, .renameEnumLabel, .renameObject: true
    default: false
    }
  }
}

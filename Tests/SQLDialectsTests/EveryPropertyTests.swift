import SQLDialects
import SchemaDiff
import SchemaModel
import TestSupport
import Testing

/// Nothing is dropped in silence: a change of any property of the model gives each dialect either SQL or a refusal.
@Suite struct EveryPropertyTests {
  /// What no server is told: what an object uses without mentioning it is for the order of changes alone, and how one of an
  /// author's own text goes and is looked for is for later ones. MySQL calls every primary key PRIMARY, and lowering does too.
  private static func isWithoutEffect(_ path: String, _ dialect: DialectName) -> Bool {
    let untold = [
      "RoutineDefinition.dependencies", "ViewDefinition.dependencies", "PolicyDefinition.uses",
      "TriggerDefinition.uses",
      "RawDefinition.drop", "RawDefinition.exists", "RawDefinition.stage", "RawDefinition.dependencies",
      "RawDefinition.uses",
    ]
    return untold.contains(path) || path == "PrimaryKeyDefinition.name" && dialect == .mysql
  }

  @Test func everyPropertyIsTried() {
    #expect(EveryProperty.specimens.flatMap(\.uncovered) == [])
  }

  @Test(arguments: DialectName.allCases)
  func aChangeOfAnyPropertyGivesSQLOrARefusal(_ name: DialectName) {
    let version: ServerVersion = name == .mysql ? ServerVersion(9) : ServerVersion(18)
    let dialect = DialectOptions(name, from: version).dialect
    for specimen in EveryProperty.specimens {
      for example in specimen.cases {
        var (old, new) = (example.old, example.new)
        (old.dialect, new.dialect) = (name, name)
        let changes = SchemaDiffer.difference(from: old, to: new).changes
        #expect(!changes.isEmpty, "\(example.path)")
        let plan = dialect.plan(changes, from: old)
        if Self.isWithoutEffect(example.path, name) {
          #expect(plan.steps.isEmpty, "\(name): \(example.path) runs something")
          continue
        }
        #expect(!plan.steps.isEmpty || !plan.refusals.isEmpty, "\(name): \(example.path) yields nothing")
        // On the way back too, where there is one.
        if !plan.refusals.isEmpty { continue }
        let back = dialect.plan(changes.inverse, from: new)
        #expect(!back.steps.isEmpty || !back.refusals.isEmpty, "\(name): \(example.path) taken back yields nothing")
      }
    }
  }
}
